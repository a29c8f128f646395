import { Alert } from 'antd'
import type { ReactElement } from 'react'
import { CountyTime } from '../county-time.tsx'
import { PractitionerName } from '../directory.tsx'
import { useT } from '../labels.tsx'
import { Panel } from '../page.tsx'
import { useAnswer } from '../queries.ts'
import { StatusTag } from '../status-tag.tsx'
import { type ReportSignature, reportSealsClient, signatureKeys } from './signatures-client.ts'

interface SignaturesOfReportProps {
  readonly report: { readonly id: string; readonly version: number }
}

/** Who signed this version and whether it holds; nothing where nobody signed and nobody has to. */
export function SignaturesOfReport({ report: { id, version } }: SignaturesOfReportProps): ReactElement | null {
  const t = useT()
  // each command makes another version of the row, and may bring a signature
  const { data } = useAnswer([...signatureKeys.ofReport(id), version], () => reportSealsClient.reportSignatures({ id }))
  if (!data || (data.items.length === 0 && !data.required)) return null
  return (
    <Panel title={t('signatures.of-report')}>
      {data.items.length === 0 ? <p className="ygt-muted">{t('signatures.of-report.none')}</p> : null}
      {data.items.map((one) => (
        <OneSignature key={one.id} signature={one} />
      ))}
      <style href="signature-card" precedence="default">
        {`.signature-card { display: grid; gap: 2px; } .signature-card > div { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: baseline; } .signature-card > div > .ygt-status { margin-left: auto; } .signature-card small { overflow-wrap: anywhere; } .signature-card + .signature-card { border-top: 1px solid var(--ygt-line); padding-top: 10px; }`}
      </style>
    </Panel>
  )
}

function OneSignature({ signature }: { readonly signature: ReportSignature }): ReactElement {
  const t = useT()
  const { signer, signerName, role, purpose, signedAt, serial, issuer, valid, faults } = signature
  return (
    <div className="signature-card" data-signature={purpose} title={t('signatures.issuer', { issuer })}>
      <div>
        <strong>
          <PractitionerName id={signer} fallback={signerName} />
        </strong>
        <span className="ygt-muted">{t(`core.role.${role}`)}</span>
        <StatusTag tone={valid ? 'done' : 'critical'}>
          {t(valid ? 'signatures.valid' : 'signatures.not-valid')}
        </StatusTag>
      </div>
      <div>
        <span>{t(`signatures.purpose.${purpose}`)}</span>
        <CountyTime at={signedAt} />
      </div>
      <small className="ygt-muted">{t('signatures.serial', { serial })}</small>
      {faults.map((fault) => (
        <Alert key={fault} type="error" showIcon title={t(`signatures.fault.${fault}`)} />
      ))}
    </div>
  )
}
