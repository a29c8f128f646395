import { type ReactElement, useEffect, useRef } from 'react'
import { type ImageSeries, stackOf } from './image-source.ts'
import type { Translate } from './labels.ts'
import type { PictureKeeper } from './picture-keeper.ts'
import { paintThumbnail } from './thumbnail-painter.ts'

type SeriesStripProps = {
  t: Translate
  series: readonly ImageSeries[]
  pictures: PictureKeeper | undefined
  shown: string | undefined
  onChoose(series: ImageSeries): void
}

/** The series of the study with a small picture each; choosing one shows it. */
export function SeriesStrip({ t, series, pictures, shown, onChoose }: SeriesStripProps): ReactElement {
  return (
    <nav className="ygt-viewer-series" aria-label={t('imaging.viewer.series.title')}>
      {series.map((each) => (
        <button key={each.uid} type="button" aria-pressed={each.uid === shown} onClick={() => onChoose(each)}>
          {each.thumbnailUrl ? <img src={each.thumbnailUrl} alt="" /> : <Thumbnail series={each} pictures={pictures} />}
          {each.modality} {each.description}
          <br />
          <small>{t('imaging.viewer.series.images', { count: stackOf(each).length })}</small>
        </button>
      ))}
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
