import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import type { ProblemDocument } from '../endpoint/client.ts'
import { fieldErrors } from '../problem/zod-errors.ts'
import type { Resource } from '../resource/define-resource.ts'
import { inputSchema } from '../resource/normalize-record.ts'
import { useResource } from './clients.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { useDraft } from './draft.ts'
import { type ControlProps, FieldControl } from './field-control.tsx'
import { FormField } from './form-field.tsx'
import { useLabels } from './labels.tsx'
import { OfflineAlert, ProblemAlert, problemAt } from './problem-alert.tsx'
import { useCommand } from './queries.ts'
import { useShortcuts } from './shortcuts.tsx'

type Values = Readonly<Record<string, unknown>>

export type Controls = Readonly<Record<string, (props: ControlProps) => ReactElement>>

export interface ResourceFormProps {
  readonly resource: Resource
  /** The record that is changed; none: a new one. */
  readonly record?: (Values & { readonly id: string; readonly version: number }) | undefined
  /** Values that are not asked for. */
  readonly fixed?: Values
  readonly fields?: readonly string[]
  /** Own controls for fields that the kinds do not serve well. */
  readonly controls?: Controls | undefined
  readonly done: (record: any) => void
  readonly cancel?: () => void
}

/** A form that follows from a declaration: checked before sending and by the server, kept as a draft, safe against others' changes. */
export function ResourceForm({
  resource,
  record,
  fixed = {},
  fields,
  controls = {},
  done,
  cancel,
}: ResourceFormProps): ReactElement {
  const { t, language } = useLabels()
  const client = useResource(resource)
  const draft = useDraft<Values>(`${resource.id}.${record?.id ?? 'new'}`, record ?? {})
  const [wrong, setWrong] = useState<ProblemDocument['errors']>()
  const [base, setBase] = useState(record?.version)
  const names = (fields ?? Object.keys(resource.fields)).filter((name) => !(name in fixed))
  const finish = (saved: unknown): void => {
    draft.clear()
    done(saved)
  }
  const save = useCommand(
    (values: Values) =>
      record
        ? client.update(record.id, values as never, { version: base ?? record.version })
        : client.create(values as never, { idempotencyKey: crypto.randomUUID() }),
    { done: finish, refresh: [[resource.id]] },
  )
  const send = (): void => {
    const values = {
      ...Object.fromEntries(names.map((name) => [name, draft.value[name] === '' ? null : draft.value[name]])),
      ...fixed,
    }
    const result = inputSchema(resource).safeParse(values)
    setWrong(result.success ? undefined : fieldErrors(result.error))
    if (result.success) void save.run(values)
  }
  const errorAt = (name: string): string | undefined =>
    wrong?.find(({ pointer }) => pointer.startsWith(`/${name}`))?.[language] ?? problemAt(save.problem, name, language)
  useShortcuts([{ keys: 'Ctrl+Enter', label: 'web.save', whileTyping: true, run: send }])
  const conflict = save.problem?.code === 'core/version-conflict'
  return (
    <form
      className="ygt-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {draft.restored ? <p className="ygt-draft-note">{t('web.draft.restored')}</p> : null}
      {names.map((name) => {
        const field = resource.fields[name]
        if (!field) return null
        const id = `${resource.id}.${name}`
        const Control = controls[name] ?? FieldControl
        return (
          <FormField key={name} id={id} label={t(id)} required={!field.optional} error={errorAt(name)}>
            <Control
              id={id}
              field={field}
              labelKey={id}
              value={draft.value[name]}
              onChange={(value) => draft.change({ ...draft.value, [name]: value })}
            />
          </FormField>
        )
      })}
      {save.problem && !conflict && !save.problem.errors ? <ProblemAlert problem={save.problem} /> : null}
      {save.offline ? <OfflineAlert /> : null}
      <div className="ygt-form-actions">
        <Button type="primary" htmlType="submit" loading={save.busy} title="Ctrl+Enter">
          {t('web.save')}
        </Button>
        {cancel ? <Button onClick={cancel}>{t('web.cancel')}</Button> : null}
      </div>
      {conflict && record ? (
        <ConflictDialog
          current={() => client.get(record.id)}
          mine={draft.value}
          names={names}
          resource={resource}
          close={save.clear}
          keepMine={(version) => {
            setBase(version)
            save.clear()
          }}
          takeTheirs={(theirs, version) => {
            setBase(version)
            draft.change(theirs)
            save.clear()
          }}
        />
      ) : null}
    </form>
  )
}
