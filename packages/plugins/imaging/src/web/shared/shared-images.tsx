import { createClient } from '@ygt/core'
import { passHeaders, sharedTransport, useT } from '@ygt/core/web'
import { Button } from 'antd'
import { lazy, type ReactElement, Suspense, useEffect, useMemo, useState } from 'react'
import { imaging } from '../../plugin.ts'
import { bearPass } from '../viewer/image-pass.ts'
import type { ImageSeries, ShownStudy } from '../viewer/image-source.ts'
import { SHARED_IMAGES_STYLE } from './shared-images-style.ts'
import { type Picked, type SharedStudies, shownShared } from './shared-studies.ts'
import { useThumbnails } from './use-thumbnails.ts'

const StudyViewer = lazy(() =>
  import('../viewer/study-viewer.tsx').then(({ StudyViewer: Viewer }) => ({ default: Viewer })),
)

interface SharedImagesProps {
  readonly pass: string
  readonly category: string
  readonly who: string
  readonly examination: string
}

/** The images behind a link: small pictures of the series first, and each series on the whole screen when it is touched. */
export default function SharedImages({ pass, category, who, examination }: SharedImagesProps): ReactElement | null {
  const t = useT()
  const [listed, setListed] = useState<SharedStudies>()
  const [failed, setFailed] = useState(false)
  const [picked, setPicked] = useState<Picked>()
  const wanted = category === imaging.id
  useEffect(() => {
    if (!wanted) return undefined
    // the loader of the viewer reads by itself
    const forget = bearPass(passHeaders(pass))
    createClient(imaging, sharedTransport(pass))
      .sharedImages({})
      .then(
        (answer) => (answer.ok ? setListed(answer.data) : setFailed(true)),
        () => setFailed(true),
      )
    return forget
  }, [pass, wanted])
  const thumbnails = useThumbnails(listed, pass)
  const studies = useMemo(
    () => (listed ? shownShared(listed, { who, examination, thumbnails }) : []),
    [listed, who, examination, thumbnails],
  )
  if (!wanted) return null
  return (
    <section className="shell-shared-card imaging-shared">
      <style href="imaging-shared" precedence="default">
        {SHARED_IMAGES_STYLE}
      </style>
      <h2>{t('imaging.shared.title')}</h2>
      {failed ? <p role="alert">{t('imaging.shared.failed')}</p> : null}
      {listed && studies.length === 0 ? <p>{t('imaging.shared.none')}</p> : null}
      <ul>
        {studies.flatMap((study) =>
          study.source.series.map((series) => (
            <li key={series.uid}>
              <SeriesButton series={series} choose={() => setPicked({ study, series })} />
            </li>
          )),
        )}
      </ul>
      <p className="ygt-muted">{t('imaging.shared.notice')}</p>
      {picked ? <WholeScreen picked={picked} close={() => setPicked(undefined)} /> : null}
    </section>
  )
}

function SeriesButton({ series, choose }: { readonly series: ImageSeries; readonly choose: () => void }): ReactElement {
  const t = useT()
  const { modality, description, thumbnailUrl, instances } = series
  const count = instances.reduce((sum, { frames }) => sum + frames, 0)
  return (
    <button type="button" onClick={choose} data-series>
      {thumbnailUrl ? <img src={thumbnailUrl} alt="" /> : <span className="imaging-shared-blank" />}
      <span>
        {[modality, description].filter(Boolean).join(' ')}
        <small>{t('imaging.viewer.series.images', { count })}</small>
      </span>
    </button>
  )
}

/** The chosen series first; the others are at hand in the viewer's strip. */
function WholeScreen({ picked, close }: { readonly picked: Picked; readonly close: () => void }): ReactElement {
  const t = useT()
  const study = useMemo<ShownStudy>(() => {
    const { study: of, series } = picked
    const others = of.source.series.filter(({ uid }) => uid !== series.uid)
    return { ...of, source: { series: [series, ...others] } }
  }, [picked])
  return (
    <dialog open className="imaging-shared-screen" aria-label={t('imaging.shared.title')}>
      <Button onClick={close}>{t('imaging.shared.close')}</Button>
      <Suspense fallback={<p>{t('web.loading')}</p>}>
        <StudyViewer
          study={study}
          t={t}
          protocols={noProtocols}
          kept={nothingKept}
          isKeyImage={() => false}
          list={<p>{t('imaging.shared.notice')}</p>}
        />
      </Suspense>
    </dialog>
  )
}

const noProtocols: readonly never[] = []
const nothingKept: readonly never[] = []
