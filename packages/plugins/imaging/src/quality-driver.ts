import { statisticsPlugin } from '@ygt/core/blocks/statistics'
import type { Acting, ImagingQualityDriver, StaffKey } from '@ygt/core/conformance'
import { imaging } from './plugin.ts'

type Verbs = Omit<ImagingQualityDriver, 'incompleteImagesArrive' | 'retakeArrives'>

const indicators = {
  requested: 'orders.requested',
  reported: 'orders.published',
  positive: 'orders.positive',
  'rejected-images': 'imaging.rejected',
} as const

/** The verbs of function 1 about image quality and statistics. */
export function qualityVerbs({ as }: Acting): Verbs {
  const quality = async (by: StaffKey) => {
    const person = await as(by)
    return { person, api: person.client(imaging) }
  }
  const figures = async (by: StaffKey) => {
    const person = await as(by)
    return { person, api: person.client(statisticsPlugin) }
  }
  return {
    async imageQuality(by, request) {
      const { person, api } = await quality(by)
      const { items } = await person.ok(api.listQuality({ request }))
      const details = await Promise.all(items.map(({ study }) => person.ok(api.getQuality({ id: study }))))
      const lines = details.map(({ study, grade, findings, rejectedAt, retakenBy, retakeOf }) => ({
        study,
        grade,
        serious: findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
        rejected: rejectedAt !== null,
        replacedBy: retakenBy,
        replaces: retakeOf,
      }))
      return lines.toSorted((a, b) => Number(a.replaces !== null) - Number(b.replaces !== null))
    },
    async gradeImages(by, id, { grade, reasons = [], note }) {
      const { person, api } = await quality(by)
      await person.ok(api.gradeStudy({ id, grade, reasons: reasons as never, note: note ?? null }))
    },
    async drawSample(by, month, seed) {
      const { person, api } = await quality(by)
      return (await person.ok(api.drawSample({ month, seed, each: 2 }))).items.map(({ study }) => study)
    },
    async gradeAgain(by, id, { grade, reasons = [], note }) {
      const { person, api } = await quality(by)
      await person.ok(api.gradeAgain({ id, grade, reasons: reasons as never, note: note ?? null }))
    },
    async statistics(by, from, to) {
      const { person, api } = await figures(by)
      const themes = ['volume', 'turnaround', 'results', 'imaging.image-quality']
      const asked = { category: 'imaging', from, to, by: 'organization' }
      const items = []
      for (const theme of themes) items.push(...(await person.ok(api.figures({ ...asked, theme }))).items)
      const institutions = [...Map.groupBy(items, ({ keys }) => keys[0] ?? '')]
      return institutions.map(([institution, own]) => {
        const of = (id: string) => own.find(({ indicator }) => indicator === id)
        return {
          institution,
          requested: of('orders.requested')?.part ?? 0,
          reported: of('orders.published')?.part ?? 0,
          positiveShare: of('orders.positive')?.value ?? null,
          medianTurnaround: of('orders.total-median')?.value ?? null,
          inTimeShare: of('orders.in-time')?.value ?? null,
          rejectedImages: of('imaging.rejected')?.part ?? 0,
        }
      })
    },
    async counted(by, what, institution) {
      const { person, api } = await figures(by)
      const period = { category: 'imaging', from: '2026-01-01', to: '2026-12-31' }
      const where = `organization:${institution}`
      const { items } = await person.ok(api.records({ ...period, indicator: indicators[what], where }))
      return items.map(({ reference }) => reference)
    },
    async exportStatistics(by, from, to) {
      const { person, api } = await figures(by)
      const asked = { category: 'imaging', theme: 'volume', from, to, by: 'organization' }
      const file = (await person.ok(api.exportFigures(asked))) as unknown as Blob
      return { type: file.type, text: await file.text() }
    },
  }
}
