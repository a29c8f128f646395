import { CountyTime, Facts, type MyCertificate, Panel, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { CertificateState } from './certificate-state.tsx'
import { ChangePin, Enrol } from './pin-forms.tsx'

/** Certificate and PIN of the person at the desk. */
export function OwnCertificate({ certificate }: { readonly certificate: MyCertificate }): ReactElement {
  const t = useT()
  const { state, subject, serial, issuer, notBefore, notAfter } = certificate
  const held = state === 'active' || state === 'locked'
  return (
    <div className="own-certificate">
      <Panel title={t('signature-simulator.own')} extra={<CertificateState state={state} />}>
        {serial === null ? (
          <p>{t('signature-simulator.own.none')}</p>
        ) : (
          <Facts
            columns={1}
            items={[
              [t('signature-simulator.subject'), subject],
              [
                t('signature-simulator.serial'),
                <span key="serial" className="ygt-number">
                  {serial}
                </span>,
              ],
              [t('signature-simulator.issuer'), issuer],
              [
                t('signature-simulator.valid'),
                <span key="valid">
                  <CountyTime at={notBefore} /> — <CountyTime at={notAfter} />
                </span>,
              ],
            ]}
          />
        )}
        {state === 'locked' ? <p>{t('signature-simulator.own.locked')}</p> : null}
      </Panel>
      {held ? <ChangePin /> : <Enrol again={serial !== null} />}
      <style href="own-certificate" precedence="default">
        {`.own-certificate { display: grid; grid-template-columns: minmax(0, 1fr) 420px; gap: 12px; align-items: start; } @media (max-width: 900px) { .own-certificate { grid-template-columns: minmax(0, 1fr); } }`}
      </style>
    </div>
  )
}
