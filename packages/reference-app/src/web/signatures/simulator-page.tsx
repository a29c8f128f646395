import { Answered, Page, signatureKeys, signaturesClient, useAnswer, useSession, useT } from '@ygt/core/web'
import { Alert } from 'antd'
import type { ReactElement } from 'react'
import { CertificateHolders } from './certificate-holders.tsx'
import { OwnCertificate } from './own-certificate.tsx'

/** The counter of the simulated certificate service: one's own certificate, and everybody's for the administrator. */
export default function SimulatorPage(): ReactElement {
  const t = useT()
  const { may, practitioner } = useSession()
  const certificate = useAnswer(signatureKeys.certificate, () => signaturesClient.myCertificate({}))
  return (
    <Page title={t('signature-simulator.page')}>
      <Alert
        type="warning"
        showIcon
        title={t('signature-simulator.what')}
        description={t('signature-simulator.what.text')}
      />
      <Answered query={certificate} rows={4}>
        {(mine) =>
          mine.service && !mine.service.simulator ? (
            <Alert
              type="info"
              showIcon
              title={t('signature-simulator.elsewhere', { name: mine.service.name })}
              description={
                mine.service.enrolment ? (
                  <a href={mine.service.enrolment}>{t('signature-simulator.elsewhere.open')}</a>
                ) : undefined
              }
            />
          ) : practitioner === null ? null : (
            <OwnCertificate key={mine.state} certificate={mine} />
          )
        }
      </Answered>
      {may('signature-simulator:holder:manage') ? <CertificateHolders /> : null}
    </Page>
  )
}
