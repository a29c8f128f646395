import {
  FormField,
  PractitionerName,
  ProblemAlert,
  type ReaderLine,
  taskKeys,
  tasksClient,
  useCommand,
  useT,
} from '@ygt/core/web'
import { InputNumber, Modal, Select } from 'antd'
import { type ReactElement, useState } from 'react'

/** What a reader takes, and how much of a full load. */
export function ReaderEditor({
  reader,
  category,
  close,
}: {
  readonly reader: ReaderLine
  readonly category: string
  readonly close: () => void
}): ReactElement {
  const t = useT()
  const [skills, setSkills] = useState([...reader.skills])
  const [capacity, setCapacity] = useState(reader.capacity)
  const save = useCommand(tasksClient.setReader, { refresh: [taskKeys.board], done: close })
  return (
    <Modal
      open
      title={<PractitionerName id={reader.practitioner} />}
      okText={t('web.save')}
      cancelText={t('web.cancel')}
      confirmLoading={save.busy}
      onCancel={close}
      onOk={() => void save.run({ practitioner: reader.practitioner, category, skills, capacity })}
    >
      <FormField id="reader-skills" label={t('shell.allocation.skills')} hint={t('shell.allocation.skills.hint')}>
        <Select id="reader-skills" mode="tags" style={{ width: '100%' }} value={skills} onChange={setSkills} />
      </FormField>
      <FormField id="reader-capacity" label={t('shell.allocation.capacity')}>
        <InputNumber
          id="reader-capacity"
          min={0}
          max={200}
          step={10}
          suffix="%"
          value={capacity}
          onChange={(value) => setCapacity(value ?? 0)}
        />
      </FormField>
      {save.problem ? <ProblemAlert problem={save.problem} /> : null}
    </Modal>
  )
}
