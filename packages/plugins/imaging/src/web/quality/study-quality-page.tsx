import {
  Answered,
  Facts,
  Link,
  OrganizationName,
  Page,
  Panel,
  useAnswer,
  useParams,
  useSession,
  useT,
} from '@ygt/core/web'
import type { ReactElement } from 'react'
import { useImaging } from '../clients.ts'
import { FindingsList } from './findings-list.tsx'
import { GradeForm } from './grade-form.tsx'
import { RetakeMark } from './grading-panel.tsx'
import { GradingsList } from './gradings-list.tsx'
import { Grade, qualityKeys, shownName } from './quality-words.tsx'

/** One study: what the checks found, who graded it how, and the grade that is still to be given. */
export default function StudyQualityPage(): ReactElement {
  const t = useT()
  const imaging = useImaging()
  const { may } = useSession()
  const { study = '' } = useParams()
  const quality = useAnswer(qualityKeys.one(study), () => imaging.getQuality({ id: study }))
  return (
    <Answered query={quality}>
      {(data) => (
        <Page
          title={`${t('imaging.quality.title')} ${data.description ?? ''}`}
          note={<RetakeMark row={data} />}
          actions={
            <>
              {data.request ? (
                <Link to={`/imaging/requests/${data.request}`}>{t('orders.centre.request.title')}</Link>
              ) : null}
              <Link to={`/imaging/studies/${study}`}>{t('imaging.quality.open-study')}</Link>
            </>
          }
        >
          <Panel title={t('imaging.quality.studies')}>
            <Facts
              columns={3}
              items={[
                [t('imaging.quality.column.patient'), shownName(data.patientName)],
                [t('imaging.quality.column.accession'), data.accessionNumber],
                [t('imaging.quality.column.organization'), <OrganizationName key="o" id={data.organization} />],
                [t('imaging.quality.column.station'), data.station],
                [t('imaging.quality.column.day'), data.day],
                [t('imaging.quality.column.grade'), <Grade key="g" grade={data.grade} />],
                [t('imaging.quality.column.sample'), <Grade key="s" grade={data.sampleGrade} />],
              ]}
            />
          </Panel>
          <Panel title={t('imaging.quality.column.findings')}>
            <FindingsList quality={data} />
          </Panel>
          {data.gradings.length > 0 ? (
            <Panel title={t('imaging.quality.column.grade')}>
              <GradingsList gradings={data.gradings} />
            </Panel>
          ) : null}
          {data.rejectedAt === null && may('imaging:quality:grade') ? (
            <Panel title={t('imaging.quality.form.grade')}>
              <GradeForm
                key={`${data.grade}`}
                quality={data}
                kind="reading"
                reviewing={may('orders:report:publish@imaging')}
              />
            </Panel>
          ) : null}
          {data.sampledFor !== null && may('imaging:quality:lead') ? (
            <Panel title={t('imaging.quality.column.sample')}>
              <GradeForm key={`again ${data.sampleGrade}`} quality={data} kind="sample" reviewing />
            </Panel>
          ) : null}
        </Page>
      )}
    </Answered>
  )
}
