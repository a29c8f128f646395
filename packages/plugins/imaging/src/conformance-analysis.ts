import { randomUUID } from 'node:crypto'
import type { Acting, ImagingDriver, ImagingMeasurement, StaffKey } from '@ygt/core/conformance'
import { imaging } from './plugin.ts'

type Verbs = Pick<ImagingDriver, 'measure' | 'measurements' | 'removeMeasurement'>

/** How core's scenarios of image analysis act on this plugin. */
export function analysisVerbs({ as }: Acting): Verbs {
  const studyOf = async (by: StaffKey, request: string): Promise<string> => {
    const person = await as(by)
    const { items } = await person.ok(person.client(imaging).listStudies({ request }))
    return items[0]?.id ?? 'none'
  }
  /** The first image of a request, as the radiologist sees it. */
  const imageOf = async (request: string) => {
    const person = await as('radiologist')
    const { series } = await person.ok(person.client(imaging).images({ id: await studyOf('radiologist', request) }))
    const [first] = series
    return { series: first?.uid ?? '', instance: first?.instances[0]?.uid ?? '' }
  }
  return {
    async measure(by, request, { kind, value, unit, on = request, outside = false }) {
      const person = await as(by)
      const id = await studyOf('radiologist', request)
      const image = await imageOf(on)
      const [x, y, z] = [outside ? 9000 : 0, 0, 0]
      const quantity = { value, unit }
      const drawn =
        kind === 'length'
          ? {
              kind: 'length' as const,
              points: [
                [x, y, z],
                [x + value, y, z],
              ],
              values: { length: quantity },
            }
          : { kind: 'probe' as const, points: [[x, y, z]], values: { value: quantity } }
      const { items } = await person.ok(
        person.client(imaging).keepMeasurements({
          id,
          items: [
            { ...drawn, ...image, id: randomUUID(), frame: 1, points: drawn.points as [number, number, number][] },
          ],
        }),
      )
      return measurementOf(items[0] as View)
    },
    async measurements(by, request) {
      const person = await as(by)
      const id = await studyOf('radiologist', request)
      return (await person.ok(person.client(imaging).measurements({ id }))).items.map(measurementOf)
    },
    async removeMeasurement(by, id, reason) {
      const person = await as(by)
      await person.ok(person.client(imaging).removeMeasurement({ id, reason }))
    },
  }
}

type View = NonNullable<(typeof imaging)['api']['removeMeasurement']['~']>['out']

function measurementOf({ id, kind, values, authorName, state, reason }: View): ImagingMeasurement {
  const words = { length: 'length', probe: 'density' } as const
  const [quantity] = Object.values(values)
  return {
    id,
    kind: words[kind as keyof typeof words] ?? 'other',
    value: quantity?.value ?? Number.NaN,
    unit: quantity?.unit ?? '',
    author: authorName,
    removed: state === 'removed',
    reason,
  }
}
