import type { ordersPlugin } from '@ygt/core/blocks/orders'
import type { ImagingReport, ImagingTask } from '@ygt/core/conformance'

/** What an endpoint of the orders block answers. */
export type View<K extends 'getRequest' | 'getReport' | 'getTask' | 'getCase' | 'getRecognition'> = NonNullable<
  (typeof ordersPlugin)['api'][K]['~']
>['out']

export function taskView({ request, patient, state, priority, owner, assignee }: View<'getTask'>): ImagingTask {
  const known = ['requested', 'ready', 'in-progress', 'completed'] as const
  return { request, patient, state: known.find((s) => s === state) ?? 'other', priority, owner, allocatedTo: assignee }
}

export function reportOf({
  id,
  request,
  patient,
  state,
  revision,
  supersededBy,
  content,
}: View<'getReport'>): ImagingReport {
  const words: Readonly<Record<string, ImagingReport['state']>> = {
    registered: 'draft',
    preliminary: 'signed',
    final: 'published',
    amended: 'amended',
    'entered-in-error': 'retracted',
  }
  const { findings = '', impression = '' } = content
  return {
    id,
    request,
    patient,
    state: words[state] ?? 'other',
    revision,
    superseded: supersededBy !== null,
    findings,
    impression,
  }
}
