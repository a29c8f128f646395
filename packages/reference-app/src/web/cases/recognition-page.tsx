import {
  Answered,
  CountyTime,
  Facts,
  OrganizationName,
  Page,
  Panel,
  PatientBanner,
  referralClient,
  referralKeys,
  useAnswer,
  useParams,
  useT,
} from '@ygt/core/web'
import { Alert } from 'antd'
import type { ReactElement } from 'react'

/** A decision about a recognisable result: which, by whom, why it was done again, and whether the result still stands. */
export default function RecognitionPage(): ReactElement {
  const t = useT()
  const { id = '' } = useParams()
  const found = useAnswer([...referralKeys.recognition, 'one', id], () => referralClient.getRecognition({ id }))
  return (
    <Answered query={found}>
      {(one) => (
        <Page title={t('orders.recognition.title')} banner={<PatientBanner patient={one.patient} />}>
          {one.since ? (
            <Alert type="error" showIcon title={t(`orders.recognition.since.${one.since}`)} />
          ) : (
            <Alert type="info" showIcon title={t('orders.recognition.data-only')} />
          )}
          <Panel title={t(`orders.recognition-outcome.${one.outcome}`)}>
            <Facts
              items={[
                [t('orders.recognition.wanted'), one.display],
                [t('orders.recognition.result'), `${one.sourceDisplay} ${one.sourceNumber}`],
                [
                  t('orders.recognition.dimension.source'),
                  <OrganizationName key="source" id={one.sourceOrganization} />,
                ],
                [t('orders.recognition.examined-at'), <CountyTime key="examined" at={one.examinedAt} />],
                [t('orders.print.mark'), one.mark],
                [t('orders.recognition.decided-by'), one.practitionerName],
                [t('orders.recognition.decided-at'), <CountyTime key="decided" at={one.decidedAt} />],
                [t('orders.recognition.visit'), one.visit],
                one.reason ? [t('orders.recognition.reason'), t(`orders.repeat-reason.${one.reason}`)] : null,
                one.explanation ? [t('orders.recognition.explanation'), one.explanation] : null,
                one.saved === null ? null : [t('orders.recognition.saved'), `¥ ${(one.saved / 100).toFixed(2)}`],
              ]}
            />
          </Panel>
        </Page>
      )}
    </Answered>
  )
}
