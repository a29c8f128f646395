import { CommandBar, CountyTime, useCommand, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { type KeptMeasurementView, keys, useImaging } from './clients.ts'
import { formatQuantity, type Quantity, VALUE_LABELS } from './viewer/measurement.ts'

interface MeasurementListProps {
  readonly study: string
  readonly items: readonly KeptMeasurementView[]
}

/** What is kept of measurements on a study: by whom, when, and what was removed and why. */
export function MeasurementList({ study, items }: MeasurementListProps): ReactElement {
  const t = useT()
  return (
    <>
      <h3>{t('imaging.measurement.title')}</h3>
      {items.length === 0 ? <p>{t('imaging.measurement.none')}</p> : null}
      <ul>
        {items.toReversed().map((one) => (
          <li key={one.id} data-removed={one.state === 'removed'}>
            <p>
              <strong>{one.text ?? t(`imaging.viewer.tool.${one.kind}`)}</strong> {valuesOf(one, t).join('  ')}
            </p>
            <small>
              {one.authorName} <CountyTime at={one.createdAt} />
            </small>
            {one.state === 'removed' ? (
              <p>
                <small>{t('imaging.measurement.removed', { name: one.removedByName, reason: one.reason })}</small>
              </p>
            ) : (
              <Removal study={study} one={one} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Removal({ study, one }: { readonly study: string; readonly one: KeptMeasurementView }): ReactElement {
  const t = useT()
  const client = useImaging()
  const remove = useCommand((reason: string) => client.removeMeasurement({ id: one.id, reason }), {
    refresh: [keys.measurements(study)],
  })
  return (
    <CommandBar
      size="small"
      commands={one.commands}
      busy={remove.busy}
      problem={remove.problem}
      offered={[
        {
          id: 'remove',
          label: 'imaging.measurement.command.remove',
          danger: true,
          reason: true,
          confirm: t('imaging.measurement.remove.confirm'),
          run: remove.run,
        },
      ]}
    />
  )
}

function valuesOf({ values }: KeptMeasurementView, t: ReturnType<typeof useT>): string[] {
  const stated = Object.entries(values) as [keyof typeof VALUE_LABELS, Quantity][]
  return stated.map(([property, quantity]) => `${t(VALUE_LABELS[property])} ${formatQuantity(quantity)}`)
}
