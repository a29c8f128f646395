import {
  DayInput,
  FormField,
  OfflineAlert,
  Page,
  Panel,
  ProblemAlert,
  problemAt,
  residentsClient,
  useCommand,
  useDraft,
  useLabels,
  useShortcuts,
} from '@ygt/core/web'
import { Button, Input, Radio } from 'antd'
import type { ReactElement } from 'react'
import { useNavigate } from 'react-router'
import { type Duplicate, LikelyDuplicates } from './likely-duplicates.tsx'

const fresh = {
  name: '',
  citizenNumber: '',
  sex: '',
  birthDate: '',
  phone: '',
  address: '',
  allergies: '',
  confirmedDifferent: [] as readonly string[],
}
type Entered = typeof fresh

/** Registers a resident; what the citizen number says is not asked again, and likely duplicates are looked at first. */
export default function RegistrationPage(): ReactElement {
  const { t, language } = useLabels()
  const go = useNavigate()
  const draft = useDraft('patients.registration', fresh)
  const { value } = draft
  const register = useCommand(
    (entered: Entered) =>
      residentsClient.registerResident(withoutBlanks(entered) as never, { idempotencyKey: crypto.randomUUID() }),
    {
      refresh: [['patients']],
      done: (resident) => {
        draft.clear()
        void go(`/patients/${resident.id}`)
      },
    },
  )
  const set = (change: Partial<Entered>): void => draft.change({ ...value, ...change })
  const error = (name: string): string | undefined => problemAt(register.problem, name, language)
  const duplicates =
    register.problem?.code === 'patients/likely-duplicate'
      ? ((register.problem.details?.warnings ?? []) as unknown as readonly Duplicate[])
      : undefined
  useShortcuts([
    { keys: 'Ctrl+Enter', label: 'shell.patients.register', whileTyping: true, run: () => void register.run(value) },
  ])
  const numbered = value.citizenNumber.trim() !== ''
  const field = (
    name: keyof Entered & string,
    input: Partial<Parameters<typeof Input>[0]>,
    required = false,
  ): ReactElement => (
    <FormField id={name} label={t(`shell.registration.${name}`)} required={required} error={error(name)}>
      <Input
        id={name}
        value={String(value[name])}
        onChange={({ target }) => set({ [name]: target.value })}
        {...input}
      />
    </FormField>
  )
  return (
    <Page title={t('shell.patients.register')}>
      <Panel>
        <form
          className="ygt-form"
          onSubmit={(event) => {
            event.preventDefault()
            void register.run(value)
          }}
        >
          {draft.restored ? <p className="ygt-draft-note">{t('web.draft.restored')}</p> : null}
          {field('name', { autoFocus: true, maxLength: 100, style: { width: 240 } }, true)}
          {field('citizenNumber', { maxLength: 64, style: { width: 240 } })}
          <FormField
            id="sex"
            label={t('shell.registration.sex')}
            required={!numbered}
            error={error('sex')}
            hint={numbered ? t('shell.registration.from-number') : undefined}
          >
            <Radio.Group
              id="sex"
              value={value.sex}
              onChange={({ target }) => set({ sex: target.value as string })}
              options={['male', 'female'].map((sex) => ({ value: sex, label: t(`web.sex.${sex}`) }))}
            />
          </FormField>
          <FormField
            id="birthDate"
            label={t('shell.registration.birthDate')}
            required={!numbered}
            error={error('birthDate')}
          >
            <DayInput id="birthDate" value={value.birthDate} onChange={(birthDate) => set({ birthDate })} />
          </FormField>
          {field('phone', { maxLength: 40, style: { width: 240 } })}
          {field('address', { maxLength: 200 })}
          {field('allergies', { maxLength: 2000 })}
          {duplicates ? (
            <LikelyDuplicates
              duplicates={duplicates}
              confirmed={value.confirmedDifferent}
              confirm={(ids) => set({ confirmedDifferent: ids })}
            />
          ) : null}
          {register.problem && (duplicates || !register.problem.errors) ? (
            <ProblemAlert problem={register.problem} />
          ) : null}
          {register.offline ? <OfflineAlert /> : null}
          <div className="ygt-form-actions">
            <Button type="primary" htmlType="submit" loading={register.busy} title="Ctrl+Enter">
              {t('shell.patients.register')}
            </Button>
            <Button onClick={draft.clear}>{t('shell.registration.clear')}</Button>
          </div>
        </form>
      </Panel>
    </Page>
  )
}

function withoutBlanks(entered: Entered): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entered).filter(([, value]) => value !== ''))
}
