import { criticalValuesPlugin } from '@ygt/core/blocks/critical-values'
import type { Acting, ImagingCriticalValue, ImagingDriver, StaffKey } from '@ygt/core/conformance'

type Verbs = Pick<
  ImagingDriver,
  | 'raiseCriticalValue'
  | 'readCriticalValue'
  | 'criticalValues'
  | 'readBackCriticalValue'
  | 'actUponCriticalValue'
  | 'closeCriticalValue'
  | 'withdrawCriticalValue'
  | 'dismissCriticalFinding'
  | 'criticalValueRates'
>
type Detail = NonNullable<(typeof criticalValuesPlugin)['api']['getValue']['~']>['out']

const category = 'imaging'

/** The verbs of function 1 about critical values: all of it is the block. */
export function criticalValueVerbs({ as }: Acting): Verbs {
  const values = async (by: StaffKey) => {
    const person = await as(by)
    return { person, api: person.client(criticalValuesPlugin) }
  }
  const codeOf = async (by: StaffKey, finding: string) => {
    const { person, api } = await values(by)
    const { items } = await person.ok(api.listFindings({ category }))
    return items.find(({ zh }) => zh === finding)?.code ?? finding
  }
  return {
    async raiseCriticalValue(by, request, finding) {
      const { person, api } = await values(by)
      return viewOf(await person.ok(api.raiseValue({ request, code: await codeOf(by, finding) })))
    },
    async readCriticalValue(by, id) {
      const { person, api } = await values(by)
      return viewOf(await person.ok(api.getValue({ id })))
    },
    async criticalValues(by) {
      const { person, api } = await values(by)
      const { items } = await person.ok(api.listValues({ category, limit: 100 }))
      return items.map((item) => viewOf({ ...item, calls: [], requestPage: null }))
    },
    async readBackCriticalValue(by, id, readBack) {
      const { person, api } = await values(by)
      return viewOf(await person.ok(api.acknowledgeValue({ id, readBack })))
    },
    async actUponCriticalValue(by, id, text) {
      const { person, api } = await values(by)
      return viewOf(await person.ok(api.actUpon({ id, text })))
    },
    async closeCriticalValue(by, id, text) {
      const { person, api } = await values(by)
      await person.ok(api.noteValue({ id, text }))
      return viewOf(await person.ok(api.closeValue({ id })))
    },
    async withdrawCriticalValue(by, id, reason) {
      const { person, api } = await values(by)
      return viewOf(await person.ok(api.withdrawValue({ id, reason })))
    },
    async dismissCriticalFinding(by, request, finding, reason) {
      const { person, api } = await values(by)
      await person.ok(api.dismissFinding({ request, code: await codeOf(by, finding), reason }))
    },
    async criticalValueRates(by, month) {
      const { person, api } = await values(by)
      return (await person.ok(api.rates({ category, from: month, to: month }))).items
    },
  }
}

function viewOf({ id, request, patient, display, state, readBack, calls }: Detail): ImagingCriticalValue {
  const words: Readonly<Record<string, ImagingCriticalValue['state']>> = {
    raised: 'raised',
    confirmed: 'raised',
    notified: 'told',
  }
  const same = ['acknowledged', 'acted-upon', 'noted', 'closed', 'withdrawn'] as const
  return {
    id,
    request,
    patient,
    finding: display,
    state: same.find((one) => one === state) ?? words[state] ?? 'other',
    readBack,
    told: calls.flatMap(({ outcome, recipient }) => (outcome === 'SENT' && recipient ? [recipient] : [])),
  }
}
