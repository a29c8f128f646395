import { Answered, Loading, OfflineAlert, ProblemAlert, useAnswer, useDirectory, useT } from '@ygt/core/web'
import { lazy, type ReactElement, Suspense, useMemo, useState } from 'react'
import { isSamePart, priorsOf } from '../prior-choice.ts'
import { type ImageList, keys, useImaging } from './clients.ts'
import { MeasurementList } from './measurement-list.tsx'
import { readableDay } from './readable-values.ts'
import { shownStudy } from './shown-study.ts'
import { useKeptMeasurements } from './use-kept-measurements.ts'
import { useKeyImages } from './use-key-images.ts'

const StudyViewer = lazy(() =>
  import('./viewer/study-viewer.tsx').then(({ StudyViewer: Viewer }) => ({ default: Viewer })),
)

/** The pictures of one study, with whose they are on the screen, and the earlier ones of the resident to compare with. */
export function StudyImages({ study }: { readonly study: string }): ReactElement {
  const client = useImaging()
  const images = useAnswer(keys.images(study), () => client.images({ id: study }))
  return (
    <Answered query={images}>
      {(list) => (
        <Suspense fallback={<Loading />}>
          <Viewer list={list} />
        </Suspense>
      )}
    </Answered>
  )
}

function Viewer({ list }: { readonly list: ImageList }): ReactElement {
  const t = useT()
  const client = useImaging()
  const { organizations } = useDirectory()
  const [compared, setCompared] = useState<string>()
  const { study } = list
  const patient = study.patient ?? ''
  const others = useAnswer(keys.studiesOfPatient(patient), () => client.listStudies({ patient }), {
    enabled: patient !== '',
  })
  const protocols = useAnswer(keys.hangingProtocols, () => client.hangingProtocols({}))
  const before = useAnswer(keys.images(compared ?? ''), () => client.images({ id: compared ?? '' }), {
    enabled: compared !== undefined,
  })
  const nameOf = (id: string) => organizations.get(id)?.shown
  const institution = nameOf(study.organization)
  const shown = useMemo(() => shownStudy(list, { t, institution, prior: false }), [list, t, institution])
  const earlier = before.data
  const earlierFrom = earlier && nameOf(earlier.study.organization)
  const prior = useMemo(
    () => (earlier ? shownStudy(earlier, { t, institution: earlierFrom, prior: true }) : undefined),
    [earlier, t, earlierFrom],
  )
  const { items, kept, keepAll, problem, offline } = useKeptMeasurements(study.id, compared ? prior : undefined)
  const { isKeyImage, toggle, problem: keyProblem } = useKeyImages(study.id, study.request)
  const own = others.data?.items.find(({ id }) => id === study.id)
  const priors = own && others.data ? priorsOf(own, others.data.items) : []
  const likeliest = own && priors.find((one) => isSamePart(one, own))
  const coming = useAnswer(keys.images(likeliest?.id ?? ''), () => client.images({ id: likeliest?.id ?? '' }), {
    enabled: likeliest !== undefined,
  })
  const next = useMemo(
    () => coming.data && shownStudy(coming.data, { t, institution: undefined, prior: true }),
    [coming.data, t],
  )
  if (!protocols.data) return <Loading />
  return (
    <StudyViewer
      study={shown}
      kept={kept}
      onKeep={keepAll}
      isKeyImage={isKeyImage}
      onKeyImage={keepAll && study.request !== null ? toggle : undefined}
      list={
        <>
          {problem ? <ProblemAlert problem={problem} /> : null}
          {keyProblem ? <ProblemAlert problem={keyProblem} /> : null}
          {offline ? <OfflineAlert /> : null}
          <MeasurementList study={study.id} items={items} />
        </>
      }
      t={t}
      protocols={protocols.data.items}
      prior={compared === undefined ? undefined : prior}
      priors={priors.map((one) => ({
        id: one.id,
        label: [
          readableDay(one.studyDate),
          one.modalities,
          one.studyDescription,
          own && isSamePart(one, own) ? '' : t('imaging.viewer.prior.other-part'),
        ]
          .filter(Boolean)
          .join(' '),
      }))}
      onCompare={setCompared}
      next={next}
    />
  )
}
