import {
  CodeSelect,
  DayInput,
  FormField,
  LinesInput,
  OfflineAlert,
  Page,
  Panel,
  ProblemAlert,
  problemAt,
  seriesClient,
  seriesKeys,
  useAnswer,
  useCommand,
  useDraft,
  useLabels,
  useNavigate,
  useNow,
  useSession,
} from '@ygt/core/web'
import { Button, Input, Select } from 'antd'
import { type ReactElement, useRef } from 'react'
import { PeopleInput, peopleOf } from './people-input.tsx'

const fresh = { category: '', name: '', employer: '', day: '', code: '', purpose: '', people: '' }
type Entered = typeof fresh

/** Asks for the same examination for many people: what, when, and the list. */
export default function NewSeriesPage(): ReactElement {
  const { t, language } = useLabels()
  const go = useNavigate()
  const { account } = useSession()
  const draft = useDraft(`check-up.${account}`, fresh)
  const services = useAnswer(['orders', 'services'], () => seriesClient.services({}))
  const today = new Date(useNow(60_000) + 8 * 3_600_000).toISOString().slice(0, 10)
  const offered = (services.data?.items ?? []).filter(({ examinations }) => examinations.length > 0)
  const entered = {
    ...draft.value,
    category: draft.value.category || (offered[0]?.category ?? ''),
    day: draft.value.day || today,
    purpose: draft.value.purpose || t('shell.check-up.purpose.usual'),
  }
  const examinations = offered.find(({ category }) => category === entered.category)?.examinations ?? []
  const chosen = examinations.find(({ code }) => code === entered.code)
  const people = peopleOf(entered.people)
  // sending again after the line was lost must not ask twice
  const sending = useRef(crypto.randomUUID())
  const place = useCommand(
    () => {
      const { category, name, employer, day, purpose } = entered
      const { code = '', zh = '', bodySite = null, detail = {} } = chosen ?? {}
      const stated = { category, name, employer: employer.trim() || null, day, purpose, people }
      return seriesClient.placeSeries(
        { ...stated, code, display: zh, bodySite, detail },
        { idempotencyKey: sending.current },
      )
    },
    {
      refresh: [seriesKeys.all, ['core', 'work']],
      done: ({ id }) => {
        draft.clear()
        void go(`/check-ups/${id}`, { replace: true })
      },
    },
  )
  const set = (change: Partial<Entered>): void => {
    sending.current = crypto.randomUUID()
    draft.change({ ...draft.value, ...change })
  }
  const error = (name: string): string | undefined => problemAt(place.problem, name, language)
  const complete = chosen && entered.name.trim().length >= 2 && people.length > 0 && people.length <= 200
  return (
    <Page title={t('shell.check-up.new')}>
      <Panel>
        <form
          className="ygt-form"
          onSubmit={(event) => {
            event.preventDefault()
            if (complete) void place.run(undefined)
          }}
        >
          {draft.restored ? <p className="ygt-draft-note">{t('web.draft.restored')}</p> : null}
          {offered.length > 1 ? (
            <FormField id="category" label={t('shell.check-up.category')} required>
              <Select
                id="category"
                style={{ width: 240 }}
                value={entered.category}
                options={offered.map(({ category }) => ({ value: category, label: t(`${category}.category`) }))}
                onChange={(category) => set({ category, code: '' })}
              />
            </FormField>
          ) : null}
          <FormField id="name" label={t('shell.check-up.name')} required error={error('name')}>
            <Input
              id="name"
              autoFocus
              value={entered.name}
              maxLength={100}
              placeholder={t('shell.check-up.name.hint')}
              onChange={({ target }) => set({ name: target.value })}
            />
          </FormField>
          <FormField id="employer" label={t('shell.check-up.employer')} error={error('employer')}>
            <Input
              id="employer"
              value={entered.employer}
              maxLength={200}
              onChange={({ target }) => set({ employer: target.value })}
            />
          </FormField>
          <FormField id="day" label={t('shell.check-up.day')} required error={error('day')}>
            <DayInput id="day" label={t('shell.check-up.day')} value={entered.day} onChange={(day) => set({ day })} />
          </FormField>
          <FormField id="code" label={t('shell.check-up.examination')} required error={error('code')}>
            <CodeSelect
              id="code"
              width={360}
              value={entered.code}
              placeholder={t('shell.check-up.examination')}
              onChange={(code) => set({ code })}
              codes={examinations.map((one) => ({ value: one.code, label: one[language] }))}
            />
          </FormField>
          <FormField id="purpose" label={t('shell.check-up.purpose')} required error={error('purpose')}>
            <LinesInput
              id="purpose"
              value={entered.purpose}
              maxLength={1000}
              least={1}
              most={4}
              onChange={({ target }) => set({ purpose: target.value })}
            />
          </FormField>
          <FormField id="people" label={t('shell.check-up.people')} required hint={t('shell.check-up.people.hint')}>
            <PeopleInput
              value={entered.people}
              category={entered.category}
              onChange={(list) => set({ people: list })}
            />
          </FormField>
          {place.problem ? <ProblemAlert problem={place.problem} /> : null}
          {place.offline ? <OfflineAlert /> : null}
          <div className="ygt-form-actions">
            <Button type="primary" htmlType="submit" loading={place.busy} disabled={!complete}>
              {t('shell.check-up.send', { n: people.length })}
            </Button>
          </div>
        </form>
      </Panel>
    </Page>
  )
}
