import { composeSections, ordersPlugin } from '@ygt/core/blocks/orders'
import type { Acting, FunctionDrivers, ImagingReport, StaffKey } from '@ygt/core/conformance'

type ReportVerbs = Pick<
  FunctionDrivers['imaging'],
  'keepStructuredTemplate' | 'fillIn' | 'filledIn' | 'signAnyway' | 'retract' | 'bellOf'
>

type Viewed = NonNullable<(typeof ordersPlugin)['api']['getReport']['~']>['out']

const category = 'imaging'
const content = {
  findings: '[nodule=yes? A nodule of {size}.][nodule=no? No nodule.]',
  impression: '[nodule=yes? Follow up.][nodule=no? Lungs clear.]',
}
const fieldsUpTo = (max: number) => [
  { kind: 'yes-no' as const, key: 'nodule', label: 'nodule', normal: false },
  { kind: 'number' as const, key: 'size', label: 'size', unit: 'mm', min: 1, max },
]

/** Verbs of reports with fields, with warnings, and of wrong ones. */
export function reportVerbs({ as }: Acting, reportOf: (view: Viewed) => ImagingReport): ReportVerbs {
  const acting = async (by: StaffKey) => {
    const person = await as(by)
    return { person, orders: person.client(ordersPlugin) }
  }
  return {
    async keepStructuredTemplate(by, name, largest) {
      const { person, orders } = await acting(by)
      const draft = { category, name, content, fields: fieldsUpTo(largest), normal: false }
      const { id, revision } = await person.ok(orders.keepTemplate(draft))
      return { id, revision }
    },
    async fillIn(by, request, structure, size) {
      const { person, orders } = await acting(by)
      const { task } = await person.ok(orders.getRequest({ id: request }))
      const { id, version } = await person.ok(orders.openReport({ id: task ?? '' }))
      const values = size === null ? { nodule: false } : { nodule: true, size }
      const text = composeSections({ content, fields: fieldsUpTo(size ?? 1) }, values)
      const structured = { template: structure.id, revision: structure.revision, values }
      return reportOf(await person.ok(orders.saveDraft({ id, content: { ...text }, structured }, { version })))
    },
    async filledIn(by, report) {
      const { person, orders } = await acting(by)
      const { structured } = await person.ok(orders.getReport({ id: report }))
      if (!structured) return null
      const { size } = structured.values
      return { revision: structured.revision, size: typeof size === 'number' ? size : null }
    },
    async signAnyway(by, report, reason) {
      const { person, orders } = await acting(by)
      const { items } = await person.ok(orders.checkReport({ id: report }))
      const confirmed = items.map(({ key }) => ({ key, reason }))
      return reportOf(await person.ok(orders.signReport({ id: report, confirmed })))
    },
    async retract(by, report, reason) {
      const { person, orders } = await acting(by)
      return reportOf(await person.ok(orders.retractReport({ id: report, reason })))
    },
    async bellOf(by) {
      const person = await as(by)
      return (await person.ok(person.core.notifications({ limit: 100 }))).items.map(({ kind }) => kind)
    },
  }
}
