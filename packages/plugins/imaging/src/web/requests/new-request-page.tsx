import { Laterality, OrderSetting, RequestPriority } from '@ygt/core/blocks/orders'
import {
  CodeSelect,
  FormField,
  LinesInput,
  OfflineAlert,
  Page,
  Panel,
  PatientBanner,
  ProblemAlert,
  problemAt,
  ResidentPicker,
  useCommand,
  useDraft,
  useLabels,
  useNavigate,
  useSearchParams,
  useSession,
  useShortcuts,
} from '@ygt/core/web'
import { Button, Input, Radio } from 'antd'
import { type ReactElement, useEffect, useEffectEvent } from 'react'
import { examinations } from '../../examinations.ts'
import { category, keys, useOrders } from '../clients.ts'

const fresh = {
  patient: '',
  code: '',
  laterality: '',
  priority: 'routine',
  setting: 'outpatient',
  purpose: '',
  clinicalNotes: '',
  diagnosis: '',
}
type Entered = typeof fresh

/** Asks for an examination: who, what, how pressing, and what it is to answer. */
export default function NewRequestPage(): ReactElement {
  const { t, language } = useLabels()
  const go = useNavigate()
  const [parameters] = useSearchParams()
  const orders = useOrders()
  const { account } = useSession()
  const draft = useDraft(`imaging.request.${account}`, fresh)
  const { value } = draft
  const asked = parameters.get('patient')
  const take = useEffectEvent((patient: string) => patient !== value.patient && draft.change({ ...value, patient }))
  useEffect(() => {
    if (asked) take(asked)
  }, [asked])
  const chosen = examinations.find(({ code }) => code === value.code)
  const place = useCommand(
    (entered: Entered) => orders.placeRequest(draftOf(entered), { idempotencyKey: crypto.randomUUID() }),
    {
      refresh: [keys.requests, ['core', 'work']],
      done: (request) => {
        draft.clear()
        void go(`/imaging/requests/${request.id}`, { replace: true })
      },
    },
  )
  const set = (change: Partial<Entered>): void => draft.change({ ...value, ...change })
  const error = (name: string): string | undefined => problemAt(place.problem, name, language)
  const complete =
    value.patient !== '' &&
    value.code !== '' &&
    value.purpose.trim().length >= 2 &&
    (!chosen?.sided || value.laterality !== '')
  const send = (): void => void (complete && place.run(value))
  useShortcuts([{ keys: 'Ctrl+Enter', label: 'imaging.request.send', whileTyping: true, run: send }])
  const choices = (codes: { readonly labels: string; readonly values: readonly string[] }) =>
    codes.values.map((code) => ({ value: code, label: t(`${codes.labels}.${code}`) }))
  return (
    <Page
      title={t('imaging.page.requests.new')}
      banner={value.patient ? <PatientBanner patient={value.patient} /> : undefined}
    >
      <Panel>
        <form
          className="ygt-form"
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          {draft.restored ? <p className="ygt-draft-note">{t('web.draft.restored')}</p> : null}
          <FormField id="patient" label={t('imaging.request.patient')} required error={error('patient')}>
            {value.patient ? (
              <Button onClick={() => set({ patient: '' })}>{t('imaging.request.other-patient')}</Button>
            ) : (
              <ResidentPicker id="patient" autoFocus onPick={({ id }) => set({ patient: id })} />
            )}
          </FormField>
          <FormField id="code" label={t('imaging.request.examination')} required error={error('code')}>
            <CodeSelect
              id="code"
              width={360}
              value={value.code}
              placeholder={t('imaging.request.examination.hint')}
              onChange={(code) => set({ code, laterality: '' })}
              codes={examinations.map(({ code, name, initials }) => ({ value: code, label: name[language], initials }))}
            />
          </FormField>
          {chosen?.sided ? (
            <FormField id="laterality" label={t('imaging.request.laterality')} required error={error('laterality')}>
              <Radio.Group
                id="laterality"
                value={value.laterality}
                optionType="button"
                onChange={({ target }) => set({ laterality: target.value as string })}
                options={choices({ labels: Laterality.labels, values: ['left', 'right', 'bilateral'] })}
              />
            </FormField>
          ) : null}
          <FormField
            id="priority"
            label={t('imaging.request.priority')}
            hint={value.priority === 'routine' ? undefined : t(`imaging.request.priority.${value.priority}`)}
          >
            <Radio.Group
              id="priority"
              value={value.priority}
              optionType="button"
              onChange={({ target }) => set({ priority: target.value as string })}
              options={choices(RequestPriority)}
            />
          </FormField>
          <FormField id="setting" label={t('imaging.request.setting')}>
            <Radio.Group
              id="setting"
              value={value.setting}
              optionType="button"
              onChange={({ target }) => set({ setting: target.value as string })}
              options={choices(OrderSetting)}
            />
          </FormField>
          <FormField id="purpose" label={t('imaging.request.purpose')} required error={error('purpose')}>
            <LinesInput
              id="purpose"
              value={value.purpose}
              maxLength={1000}
              least={2}
              most={6}
              placeholder={t('imaging.request.purpose.hint')}
              onChange={({ target }) => set({ purpose: target.value })}
            />
          </FormField>
          <FormField id="clinicalNotes" label={t('imaging.request.clinical-notes')} error={error('clinicalNotes')}>
            <LinesInput
              id="clinicalNotes"
              value={value.clinicalNotes}
              maxLength={4000}
              least={3}
              most={10}
              onChange={({ target }) => set({ clinicalNotes: target.value })}
            />
          </FormField>
          <FormField id="diagnosis" label={t('imaging.request.diagnosis')} error={error('diagnosis')}>
            <Input
              id="diagnosis"
              value={value.diagnosis}
              maxLength={500}
              onChange={({ target }) => set({ diagnosis: target.value })}
            />
          </FormField>
          {place.problem ? <ProblemAlert problem={place.problem} /> : null}
          {place.offline ? <OfflineAlert /> : null}
          <div className="ygt-form-actions">
            <Button type="primary" htmlType="submit" loading={place.busy} disabled={!complete} title="Ctrl+Enter">
              {t('imaging.request.send')}
            </Button>
            <Button onClick={draft.clear}>{t('imaging.request.clear')}</Button>
          </div>
        </form>
      </Panel>
    </Page>
  )
}

function draftOf(entered: Entered) {
  const chosen = examinations.find(({ code }) => code === entered.code)
  const filled = Object.fromEntries(Object.entries(entered).filter(([, text]) => text.trim() !== ''))
  return {
    ...filled,
    category,
    display: chosen?.name.zh ?? entered.code,
    bodySite: siteOf(chosen?.site.zh, entered.laterality),
    detail: { modality: chosen?.modality ?? 'OT' },
  } as never
}

/** The side belongs to the name of the site, as reports are checked against it. */
const sides: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  left: { zh: '左', en: 'left' },
  right: { zh: '右', en: 'right' },
  bilateral: { zh: '双', en: 'both' },
}

function siteOf(site: string | undefined, laterality: string): string | undefined {
  return site && `${sides[laterality]?.zh ?? ''}${site}`
}
