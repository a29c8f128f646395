import { useAnswer, useCommand } from '@ygt/core/web'
import { useMemo } from 'react'
import { type KeptMeasurementView, keys, useImaging } from './clients.ts'
import type { ShownStudy } from './viewer/image-source.ts'
import type { Measurement } from './viewer/measurement.ts'

/** What is kept of measurements on a study and on the one it is compared with, and how to keep more. */
export function useKeptMeasurements(study: string, prior: ShownStudy | undefined) {
  const client = useImaging()
  const compared = prior?.id
  const own = useAnswer(keys.measurements(study), () => client.measurements({ id: study }))
  const other = useAnswer(keys.measurements(compared ?? ''), () => client.measurements({ id: compared ?? '' }), {
    enabled: compared !== undefined,
  })
  const keep = useCommand(
    ({ to, made }: { to: string; made: readonly Measurement[] }) =>
      client.keepMeasurements({ id: to, items: made.map(draftOf) }),
    { refresh: [keys.measurements(study), keys.measurements(compared ?? '')] },
  )
  const items = own.data?.items
  const others = compared === undefined ? undefined : other.data?.items
  const kept = useMemo(
    () => [...(items ?? []), ...(others ?? [])].filter(({ state }) => state === 'kept').map(measurementOf),
    [items, others],
  )
  /** Each measurement goes to the study whose picture it is on; all of them are kept, or it says no. */
  const keepAll = async (made: readonly Measurement[]): Promise<boolean> => {
    const onPrior = ({ seriesUid }: Measurement) => prior?.source.series.some(({ uid }) => uid === seriesUid) ?? false
    const groups = [
      { to: study, made: made.filter((one) => !onPrior(one)) },
      { to: compared ?? study, made: made.filter(onPrior) },
    ]
    const answers = []
    for (const group of groups) if (group.made.length > 0) answers.push(await keep.run(group))
    return answers.every((answer) => answer !== undefined)
  }
  const { problem, offline } = keep
  return { items: items ?? [], kept, problem, offline, keepAll: own.data?.mayWrite ? keepAll : undefined }
}

function draftOf({ id, kind, seriesUid, instanceUid, frame, points, values, text }: Measurement) {
  return {
    id,
    kind,
    series: seriesUid,
    instance: instanceUid,
    frame,
    points: points.map(([x, y, z]): [number, number, number] => [x, y, z]),
    values,
    ...(text !== undefined && { text }),
  }
}

function measurementOf(one: KeptMeasurementView): Measurement {
  const { tracking: id, kind, series: seriesUid, instance: instanceUid, frame, points, values, text } = one
  return {
    id,
    kind,
    seriesUid,
    instanceUid,
    frame,
    points,
    values: values as Measurement['values'],
    ...(text && { text }),
  }
}
