import { Panel, type ReportRow, useAnswer, useSession, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { type KeyImageView, keys, useImaging } from './clients.ts'

/** The key images of a report, as they were when it was published; nothing where there are none. */
export function KeyImages({ report }: { readonly report: ReportRow }): ReactElement | null {
  const t = useT()
  const client = useImaging()
  const { may } = useSession()
  const { request, publishedAt } = report
  const at = publishedAt === null ? {} : { at: publishedAt }
  const images = useAnswer([...keys.keyImages(request), publishedAt], () => client.keyImages({ id: request, ...at }), {
    enabled: may('imaging:study:read'),
  })
  const items = images.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Panel title={t('imaging.key-image.title')}>
      <div className="imaging-key-images" data-key-images>
        {items.map((one, index) => (
          <Picture key={one.id} one={one} alt={t('imaging.key-image.alt', { n: index + 1 })} />
        ))}
      </div>
      <style
        href="imaging-key-images"
        precedence="default"
      >{`.imaging-key-images { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 12px; } .imaging-key-images figure { position: relative; margin: 0; background: #000; } .imaging-key-images img { display: block; width: 100%; } .imaging-key-images svg { position: absolute; inset: 0; width: 100%; height: 100%; } .imaging-key-images polyline, .imaging-key-images circle { fill: none; stroke: #f5e6a8; stroke-width: 1.5; vector-effect: non-scaling-stroke; } .imaging-key-images figcaption { position: absolute; left: 0; bottom: 0; padding: 1px 6px; color: #f5e6a8; background: rgb(0 0 0 / 55%); font-size: 12px; }`}</style>
    </Panel>
  )
}

function Picture({ one, alt }: { readonly one: KeyImageView; readonly alt: string }): ReactElement {
  const texts = one.marks.map(({ text }) => text).filter(Boolean)
  return (
    <figure>
      <img src={one.url} alt={alt} />
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        {one.marks.map(({ points }, index) =>
          points.length === 1 ? (
            <circle key={index} cx={points[0]?.[0]} cy={points[0]?.[1]} r={0.01} />
          ) : (
            <polyline key={index} points={points.map((point) => point.join(',')).join(' ')} />
          ),
        )}
      </svg>
      {texts.length > 0 ? <figcaption>{texts.join('  ')}</figcaption> : null}
    </figure>
  )
}
