import { Input, Modal, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { useDirectory } from '../directory.tsx'
import { FormField } from '../form-field.tsx'
import { useT } from '../labels.tsx'
import { ProblemAlert } from '../problem-alert.tsx'
import { useAnswer, useCommand } from '../queries.ts'
import { type TaskRow, taskKeys, tasksClient } from './tasks-client.ts'

/** Gives a task to a reader by hand; those on duty stand first, with what they have to do already. */
export function AssignDialog({ task, close }: { readonly task: TaskRow; readonly close: () => void }): ReactElement {
  const t = useT()
  const { practitioners } = useDirectory()
  const [given, setGiven] = useState({ practitioner: '', reason: '' })
  const board = useAnswer([...taskKeys.board, task.category, task.organization], () =>
    tasksClient.allocationBoard({ category: task.category, organization: task.organization }),
  )
  const assign = useCommand(tasksClient.assignTask, {
    refresh: [taskKeys.tasks, taskKeys.board, ['orders', 'task', task.id]],
    done: close,
  })
  const readers = board.data?.readers ?? []
  const shown = (id: string) => practitioners.get(id)?.shown ?? id
  const others = [...practitioners.keys()].filter((id) => !readers.some((r) => r.practitioner === id))
  return (
    <Modal
      open
      title={t('orders.assign.title', { patient: task.patientName, examination: task.display })}
      okText={t('orders.task.command.assign')}
      cancelText={t('web.cancel')}
      okButtonProps={{ disabled: given.practitioner === '' || given.reason.trim().length < 4 }}
      confirmLoading={assign.busy}
      onCancel={close}
      onOk={() => void assign.run({ id: task.id, ...given })}
    >
      <FormField id="assign-reader" label={t('orders.assign.reader')}>
        <Select
          id="assign-reader"
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: '100%' }}
          value={given.practitioner || null}
          onChange={(practitioner) => setGiven((before) => ({ ...before, practitioner }))}
          options={[
            {
              label: t('orders.assign.on-duty'),
              options: readers.map((r) => ({
                value: r.practitioner,
                label: `${shown(r.practitioner)} · ${t('orders.assign.load', { tasks: r.openTasks, points: r.openPoints })}`,
              })),
            },
            { label: t('orders.assign.others'), options: others.map((id) => ({ value: id, label: shown(id) })) },
          ]}
        />
      </FormField>
      <FormField id="assign-reason" label={t('web.reason')}>
        <Input.TextArea
          id="assign-reason"
          rows={2}
          maxLength={500}
          value={given.reason}
          placeholder={t('web.reason.hint')}
          onChange={({ target }) => setGiven((before) => ({ ...before, reason: target.value }))}
        />
      </FormField>
      {assign.problem ? <ProblemAlert problem={assign.problem} /> : null}
    </Modal>
  )
}
