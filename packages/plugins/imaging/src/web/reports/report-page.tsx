import {
  Answered,
  Page,
  PatientBanner,
  useAnswer,
  useCommand,
  useLiveRefresh,
  useParams,
  useT,
  useUrlState,
} from '@ygt/core/web'
import { type ReactElement, useEffect, useEffectEvent } from 'react'
import { keys, type ReportView, useOrders } from '../clients.ts'
import { useExaminationName } from '../examination-catalogue.ts'
import { ReportState } from '../status-tags.tsx'
import { ReportActions } from './report-actions.tsx'
import { ReportSheet } from './report-sheet.tsx'
import { VersionComparison } from './version-comparison.tsx'

/** A report as its readers see it, with its versions; reading it tells the work list that it was read. */
export default function ReportPage(): ReactElement {
  const { report: id = '' } = useParams()
  const orders = useOrders()
  const report = useAnswer(keys.report(id), () => orders.getReport({ id }))
  useLiveRefresh('work', keys.report(id))
  return <Answered query={report}>{(shown) => <Shown key={shown.id} report={shown} />}</Answered>
}

function Shown({ report }: { readonly report: ReportView }): ReactElement {
  const t = useT()
  const orders = useOrders()
  const nameOf = useExaminationName()
  const [{ compare }, change] = useUrlState({ compare: '' })
  const { id, patient, patientName, patientSex, patientBirthDate } = report
  const versions = useAnswer(keys.versions(report.request), () => orders.requestReports({ id: report.request }))
  const acknowledge = useCommand(() => orders.acknowledgeReport({ id }), { refresh: [['core', 'work']] })
  const seen = useEffectEvent(() => void acknowledge.run(undefined))
  const readable = report.publishedAt !== null
  useEffect(() => {
    if (readable) seen()
  }, [readable])
  const all = versions.data?.items.filter(
    ({ publishedAt, state }) => publishedAt !== null || state === 'preliminary' || state === 'registered',
  ) ?? [report]
  const other = all.find((one) => one.id === compare)
  return (
    <Page
      title={nameOf(report.display)}
      note={
        <>
          <ReportState state={report.state} />
          <span>{t('imaging.report.revision', { n: report.revision })}</span>
          <span className="ygt-number">{report.accessionNumber}</span>
        </>
      }
      banner={
        <PatientBanner
          patient={patient}
          snapshot={{ name: patientName, sex: patientSex, birthDate: patientBirthDate }}
        />
      }
      actions={<ReportActions report={report} />}
    >
      {other ? (
        <VersionComparison one={report} other={other} close={() => change({ compare: '' })} />
      ) : (
        <ReportSheet report={report} versions={all} compare={(version) => change({ compare: version })} />
      )}
    </Page>
  )
}
