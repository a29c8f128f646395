import { type ReactElement, useEffect, useRef } from 'react'
import { type ImageSeries, type PriorChoice, type ShownStudy, stackOf } from './image-source.ts'
import type { Translate } from './labels.ts'
import type { PictureKeeper } from './picture-keeper.ts'
import { paintThumbnail } from './thumbnail-painter.ts'

type SeriesStripProps = {
  t: Translate
  studies: readonly ShownStudy[]
  pictures: PictureKeeper | undefined
  shown: string | undefined
  priors: readonly PriorChoice[]
  /** The earlier study that is shown beside. */
  compared: string | undefined
  onCompare(prior: string | undefined): void
  onChoose(study: ShownStudy, series: ImageSeries): void
}

/** The series of what is shown with a small picture each; choosing one shows it. */
export function SeriesStrip(props: SeriesStripProps): ReactElement {
  const { t, studies, pictures, shown, priors, compared, onChoose, onCompare } = props
  return (
    <nav className="ygt-viewer-series" aria-label={t('imaging.viewer.series.title')}>
      {studies.map((study) => (
        <section key={study.id}>
          {study.prior ? (
            <h4>{[t('imaging.viewer.prior'), study.identity.studyDate].filter(Boolean).join(' ')}</h4>
          ) : null}
          {study.source.series.map((each) => (
            <button
              key={each.uid}
              type="button"
              aria-pressed={each.uid === shown}
              onClick={() => onChoose(study, each)}
            >
              {each.thumbnailUrl ? (
                <img src={each.thumbnailUrl} alt="" />
              ) : (
                <Thumbnail series={each} pictures={pictures} />
              )}
              {each.modality} {each.description}
              <br />
              <small>{t('imaging.viewer.series.images', { count: stackOf(each).length })}</small>
            </button>
          ))}
        </section>
      ))}
      {priors.length > 0 ? (
        <section>
          <h4>{t('imaging.viewer.prior.title')}</h4>
          {priors.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              aria-pressed={id === compared}
              onClick={() => onCompare(id === compared ? undefined : id)}
            >
              {label}
            </button>
          ))}
        </section>
      ) : null}
    </nav>
  )
}

const WIDTH = 116
const HEIGHT = 86

/** Draws the middle picture of the series. One that cannot be drawn leaves its place dark: the viewport says why. */
function Thumbnail({ series, pictures }: { series: ImageSeries; pictures: PictureKeeper | undefined }): ReactElement {
  const ref = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const stack = stackOf(series)
    const imageId = stack[Math.floor(stack.length / 2)]?.imageId
    if (!imageId || !pictures) return
    const draw = async (): Promise<void> => {
      const picture = await pictures.load(imageId)
      const painted = new ImageData(paintThumbnail(picture, WIDTH, HEIGHT), WIDTH, HEIGHT)
      ref.current?.getContext('2d')?.putImageData(painted, 0, 0)
    }
    draw().catch(() => {})
  }, [series, pictures])
  return <canvas ref={ref} width={WIDTH} height={HEIGHT} />
}
