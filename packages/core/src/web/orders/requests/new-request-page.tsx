import { Button, Input, Radio } from 'antd'
import { type ReactElement, useEffect, useEffectEvent } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { Laterality, OrderSetting, RequestPriority } from '../../../blocks/orders/order-codes.ts'
import { CodeSelect } from '../../code-select.tsx'
import { useDraft } from '../../draft.ts'
import { FormField } from '../../form-field.tsx'
import { useLabels } from '../../labels.tsx'
import { LinesInput } from '../../lines-input.tsx'
import { Page, Panel } from '../../page.tsx'
import { PatientBanner } from '../../patient-banner.tsx'
import { OfflineAlert, ProblemAlert, problemAt } from '../../problem-alert.tsx'
import { useCommand } from '../../queries.ts'
import { ResidentPicker } from '../../resident-picker.tsx'
import { useSession } from '../../session.tsx'
import { useShortcuts } from '../../shortcuts.tsx'
import { type CentreExamination, useCentre, useCentreWords } from '../centre.tsx'
import { RecognisableResults, type RecognisableResultsProps } from '../recognisable-results.tsx'
import { requestKeys, requestsClient } from '../requests-client.ts'

const fresh = {
  patient: '',
  code: '',
  laterality: '',
  priority: 'routine',
  setting: 'outpatient',
  purpose: '',
  clinicalNotes: '',
  diagnosis: '',
  repeatReason: '',
  explanation: '',
}
type Entered = typeof fresh

/** Asks for an examination: who, what, how pressing, and what it is to answer. */
export default function NewRequestPage(): ReactElement {
  const { category, examinations, pathOf, slots } = useCentre()
  const { say, keyOf } = useCentreWords()
  const { t, language } = useLabels()
  const go = useNavigate()
  const [parameters] = useSearchParams()
  const { account } = useSession()
  const draft = useDraft(`${category}.request.${account}`, fresh)
  const { value } = draft
  const asked = parameters.get('patient')
  const take = useEffectEvent((patient: string) => patient !== value.patient && draft.change({ ...value, patient }))
  useEffect(() => {
    if (asked) take(asked)
  }, [asked])
  const chosen = examinations.find(({ code }) => code === value.code)
  const place = useCommand(
    (entered: Entered) =>
      requestsClient.placeRequest(draftOf(category, chosen, entered), { idempotencyKey: crypto.randomUUID() }),
    {
      refresh: [requestKeys.requests, ['core', 'work']],
      done: (request) => {
        draft.clear()
        void go(pathOf.request(request.id), { replace: true })
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
  useShortcuts([{ keys: 'Ctrl+Enter', label: keyOf('request.send'), whileTyping: true, run: send }])
  const choices = (codes: { readonly labels: string; readonly values: readonly string[] }) =>
    codes.values.map((code) => ({ value: code, label: t(`${codes.labels}.${code}`) }))
  return (
    <Page
      title={say('page.requests.new')}
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
          <FormField id="patient" label={say('request.patient')} required error={error('patient')}>
            {value.patient ? (
              <Button onClick={() => set({ patient: '' })}>{say('request.other-patient')}</Button>
            ) : (
              <ResidentPicker id="patient" autoFocus onPick={({ id }) => set({ patient: id })} />
            )}
          </FormField>
          <FormField id="code" label={say('request.examination')} required error={error('code')}>
            <CodeSelect
              id="code"
              width={360}
              value={value.code}
              placeholder={say('request.examination.hint')}
              onChange={(code) => set({ code, laterality: '' })}
              codes={examinations.map(({ code, name, initials }) => ({ value: code, label: name[language], initials }))}
            />
          </FormField>
          <RecognisableResults
            wanted={wantedOf(category, chosen, value)}
            repeat={{ reason: value.repeatReason, explanation: value.explanation }}
            onRepeat={({ reason, explanation }) => set({ repeatReason: reason, explanation })}
            images={(request) => (slots.arrived ? <slots.arrived request={request} task={null} /> : null)}
          />
          {chosen?.sided ? (
            <FormField id="laterality" label={say('request.laterality')} required error={error('laterality')}>
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
            label={say('request.priority')}
            hint={value.priority === 'routine' ? undefined : say(`request.priority.${value.priority}`)}
          >
            <Radio.Group
              id="priority"
              value={value.priority}
              optionType="button"
              onChange={({ target }) => set({ priority: target.value as string })}
              options={choices(RequestPriority)}
            />
          </FormField>
          <FormField id="setting" label={say('request.setting')}>
            <Radio.Group
              id="setting"
              value={value.setting}
              optionType="button"
              onChange={({ target }) => set({ setting: target.value as string })}
              options={choices(OrderSetting)}
            />
          </FormField>
          <FormField id="purpose" label={say('request.purpose')} required error={error('purpose')}>
            <LinesInput
              id="purpose"
              value={value.purpose}
              maxLength={1000}
              least={2}
              most={6}
              placeholder={say('request.purpose.hint')}
              onChange={({ target }) => set({ purpose: target.value })}
            />
          </FormField>
          <FormField id="clinicalNotes" label={say('request.clinical-notes')} error={error('clinicalNotes')}>
            <LinesInput
              id="clinicalNotes"
              value={value.clinicalNotes}
              maxLength={4000}
              least={3}
              most={10}
              onChange={({ target }) => set({ clinicalNotes: target.value })}
            />
          </FormField>
          <FormField id="diagnosis" label={say('request.diagnosis')} error={error('diagnosis')}>
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
              {say('request.send')}
            </Button>
            <Button onClick={draft.clear}>{say('request.clear')}</Button>
          </div>
        </form>
      </Panel>
    </Page>
  )
}

/** What decides which results serve as well. */
function wantedOf(
  category: string,
  chosen: CentreExamination | undefined,
  { patient, code, laterality }: Entered,
): RecognisableResultsProps['wanted'] {
  return {
    category,
    patient,
    code,
    laterality,
    display: chosen?.name.zh ?? code,
    bodySite: chosen?.site?.zh,
    detail: chosen?.detail ?? {},
  }
}

function draftOf(category: string, chosen: CentreExamination | undefined, entered: Entered) {
  const { repeatReason, explanation, ...asked } = entered
  const filled = Object.fromEntries(Object.entries(asked).filter(([, text]) => text.trim() !== ''))
  return {
    ...filled,
    category,
    display: chosen?.name.zh ?? entered.code,
    bodySite: siteOf(chosen?.site?.zh, entered.laterality),
    detail: chosen?.detail ?? {},
    ...(repeatReason && { repeat: { reason: repeatReason, explanation } }),
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
