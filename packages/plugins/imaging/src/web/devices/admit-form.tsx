import type { TypesOf } from '@ygt/core'
import { FieldControl, FormField, ProblemAlert, useCommand, useT } from '@ygt/core/web'
import { Button, Modal } from 'antd'
import { type ReactElement, useState } from 'react'
import { device } from '../../device.ts'
import type { deviceApi } from '../../device-api.ts'
import { keys, useImaging } from '../clients.ts'
import type { CallerCard } from './unknown-callers-page.tsx'

const asked = ['name', 'institution', 'modality', 'characterSet', 'reach'] as const
const required = ['name', 'institution'] as const

type Admission = Partial<TypesOf<(typeof deviceApi)['admitCaller']>['in']>

/** What county IT says of a device that called: where it stands and what it may. */
export function AdmitForm({
  caller,
  close,
}: {
  readonly caller: CallerCard
  readonly close: () => void
}): ReactElement {
  const t = useT()
  const client = useImaging()
  const [values, setValues] = useState<Admission>({ characterSet: 'utf-8', reach: 'none' })
  const admit = useCommand(() => client.admitCaller({ ...values, id: caller.id } as never), {
    refresh: [keys.callers, [device.id]],
    done: close,
  })
  const complete = required.every((name) => Boolean(values[name]))
  return (
    <Modal
      open
      title={t('imaging.callers.admit.title', { aeTitle: caller.aeTitle, address: caller.address })}
      footer={null}
      onCancel={close}
      width={620}
    >
      <div className="ygt-form">
        {asked.map((name) => {
          const field = device.fields[name]
          return field === undefined ? null : (
            <FormField
              key={name}
              id={`admit-${name}`}
              label={t(`${device.id}.${name}`)}
              required={(required as readonly string[]).includes(name)}
              hint={name === 'modality' ? t('imaging.callers.modality.hint') : undefined}
            >
              <FieldControl
                id={`admit-${name}`}
                field={field}
                labelKey={`${device.id}.${name}`}
                value={values[name]}
                onChange={(value) => setValues((before) => ({ ...before, [name]: value || undefined }))}
              />
            </FormField>
          )
        })}
        {admit.problem ? <ProblemAlert problem={admit.problem} /> : null}
        <div className="ygt-form-actions">
          <Button type="primary" disabled={!complete} loading={admit.busy} onClick={() => void admit.run(undefined)}>
            {t('imaging.callers.admit')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
