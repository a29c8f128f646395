import type { Figure } from '@ygt/core/blocks/orders'
import type { ImagingContext } from '../imaging-context.ts'
import { renderer } from './frame-renderer.ts'
import { readInstance } from './instance-archive.ts'
import { gather } from './keep-instance.ts'
import { keyImagesAt } from './key-images.ts'

/** Pixels of the longest side: sharp at 8 cm on paper. */
const maxSize = 768

/** The key images of a report for paper, as they were when it was published. What cannot be drawn is left out. */
export async function figuresOf(ctx: ImagingContext, request: string, at: string | null): Promise<Figure[]> {
  return ctx.asSystem('a report that somebody may read shows its key images', async (system) => {
    const figures: Figure[] = []
    for (const { row, located, marks } of await keyImagesAt(system, request, at)) {
      const file = await gather(await readInstance(system, located))
      const rendering = await renderer.render(file, {
        frame: row.frame,
        maxSize,
        ...(row.shown && { window: row.shown }),
      })
      if (!rendering.ok) continue
      const { png, width, height } = rendering
      figures.push({
        png: Buffer.from(png).toString('base64'),
        width,
        height,
        caption: `${figures.length + 1}`,
        marks: [...marks],
      })
    }
    return figures
  })
}
