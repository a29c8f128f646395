import { type ProblemDocument, SharedResult } from '@ygt/core'
import { countyTime, Loading, type SharedReport, SlotOutlet, useLabels, useT } from '@ygt/core/web'
import { Alert } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import { sharedReportOf, type Visit } from './shared-client.ts'
import { SharedNotice } from './shared-notice.tsx'

interface SharedReportProps {
  readonly visit: Visit
  readonly refused: (problem: ProblemDocument | undefined) => void
}

/** Whose report it is, what it says and who answers for it, then its pictures. */
export function SharedReportView({ visit, refused }: SharedReportProps): ReactElement {
  const { t, language } = useLabels()
  const [report, setReport] = useState<SharedReport>()
  useEffect(() => {
    let gone = false
    sharedReportOf(visit).then(
      (answer) => {
        if (gone) return
        if (answer.ok) setReport(answer.data)
        else refused(answer.problem)
      },
      () => gone || refused(undefined),
    )
    return () => {
      gone = true
    }
  }, [visit, refused])
  if (!report) return <Loading rows={6} />
  const shown = ({ name, nameEn }: SharedReport['placer']) => (language === 'en' ? (nameEn ?? name) : name)
  const { category, patientName, patientSex, age, display } = report
  const who = [patientName, t(`web.sex.${patientSex}`), t(`core.age.${age.unit}`, { n: age.value })].join(' · ')
  return (
    <>
      <section className="shell-shared-card">
        <span className="shell-shared-who">{who}</span>
        <h2>{display}</h2>
        <dl>
          <dt>{t('shell.shared.accession')}</dt>
          <dd className="ygt-number">{report.accessionNumber}</dd>
          <dt>{t('shell.shared.placer')}</dt>
          <dd>{shown(report.placer)}</dd>
          <dt>{t('shell.shared.performer')}</dt>
          <dd>{shown(report.performer)}</dd>
        </dl>
      </section>
      {report.state === 'retracted' ? (
        <SharedNotice state="retracted" />
      ) : (
        <>
          <ReportCard report={report} />
          <SlotOutlet slot={SharedResult} props={{ pass: visit.pass, category, who, examination: display }} />
        </>
      )}
      <p className="ygt-muted">{t('shell.shared.until', { at: countyTime(visit.expiresAt) })}</p>
    </>
  )
}

function ReportCard({ report }: { readonly report: SharedReport }): ReactElement {
  const t = useT()
  const { sections, signatures, mark, amendmentReason } = report
  return (
    <section className="shell-shared-card">
      {report.state === 'amended' ? (
        <Alert type="info" showIcon title={t('shell.shared.amended', { reason: amendmentReason ?? '' })} />
      ) : null}
      {sections.map(({ key, label, text }) => (
        <div key={key}>
          <h3>{t(label)}</h3>
          <p>{text}</p>
        </div>
      ))}
      <dl>
        <dt>{t('shell.shared.author')}</dt>
        <dd>{report.authorName}</dd>
        <dt>{t('shell.shared.reviewer')}</dt>
        <dd>{report.reviewerName}</dd>
        <dt>{t('shell.shared.published')}</dt>
        <dd>{countyTime(report.publishedAt)}</dd>
        {signatures.length === 0 ? null : (
          <>
            <dt>{t('shell.shared.signature')}</dt>
            <dd>
              {signatures.map(({ signerName, purpose, valid }) => (
                <div key={purpose}>
                  {t(valid ? 'shell.shared.signature.valid' : 'shell.shared.signature.invalid', { name: signerName })}
                </div>
              ))}
            </dd>
          </>
        )}
        {mark === null ? null : (
          <>
            <dt>{t('shell.shared.mark')}</dt>
            <dd>{mark}</dd>
          </>
        )}
        {report.verificationCode === null ? null : (
          <>
            <dt>{t('shell.shared.verification')}</dt>
            <dd className="ygt-number">{report.verificationCode}</dd>
          </>
        )}
      </dl>
    </section>
  )
}
