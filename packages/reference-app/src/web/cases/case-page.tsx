import {
  Answered,
  type CaseDetail,
  CommandBar,
  CountyTime,
  DeadlineClock,
  Facts,
  LinesInput,
  Link,
  OfflineAlert,
  OrganizationName,
  Page,
  Panel,
  PatientBanner,
  ProblemAlert,
  ReferOutside,
  ReferralLog,
  referralClient,
  referralKeys,
  useAnswer,
  useCommand,
  useDraft,
  useLiveRefresh,
  useParams,
  useT,
} from '@ygt/core/web'
import { Button } from 'antd'
import type { ReactElement } from 'react'

/** One difficult case: what is asked, the first impression, where the images are, and what the expert says. */
export default function CasePage(): ReactElement {
  const { id = '' } = useParams()
  const key = [...referralKeys.cases, 'one', id]
  const found = useAnswer(key, () => referralClient.getCase({ id }), { every: 60_000 })
  useLiveRefresh('work', key)
  return <Answered query={found}>{(shown) => <Shown shown={shown} />}</Answered>
}

const refresh = [referralKeys.cases, ['core', 'work']]

function Shown({ shown }: { readonly shown: CaseDetail }): ReactElement {
  const t = useT()
  const { id, patient, patientName, patientSex, patientBirthDate } = shown
  const accept = useCommand(() => referralClient.acceptCase({ id }), { refresh })
  const takeOver = useCommand(() => referralClient.takeOverCase({ id }), { refresh })
  const decline = useCommand((reason: string) => referralClient.declineCase({ id, reason }), { refresh })
  const recall = useCommand((reason: string) => referralClient.recallCase({ id, reason }), { refresh })
  const close = useCommand(() => referralClient.closeCase({ id }), { refresh })
  const all = [accept, takeOver, decline, recall, close]
  return (
    <Page
      title={t('orders.case.title')}
      note={
        <>
          <strong>{t(`orders.case.state.${shown.state}`)}</strong>
          <DeadlineClock at={shown.dueAt} within={30} />
          <span className="ygt-number">{shown.accessionNumber}</span>
        </>
      }
      banner={
        <PatientBanner
          patient={patient}
          snapshot={{ name: patientName, sex: patientSex, birthDate: patientBirthDate }}
        />
      }
      actions={
        <CommandBar
          commands={shown.commands}
          busy={all.some(({ busy }) => busy)}
          problem={all.find(({ problem }) => problem)?.problem}
          offered={[
            { id: 'accept', label: 'orders.case.command.accept', run: () => accept.run(undefined) },
            { id: 'close', label: 'orders.case.command.close', run: () => close.run(undefined) },
            {
              id: 'takeOver',
              label: 'orders.case.command.takeOver',
              confirm: t('orders.case.take-over.confirm', { sender: shown.senderName }),
              run: () => takeOver.run(undefined),
            },
            { id: 'decline', label: 'orders.case.command.decline', danger: true, reason: true, run: decline.run },
            { id: 'recall', label: 'orders.case.command.recall', danger: true, reason: true, run: recall.run },
          ]}
        />
      }
    >
      <Panel title={t('orders.case.asked')} extra={<Link to={shown.requestPage}>{t('orders.case.images')}</Link>}>
        <Facts
          items={[
            [t('orders.case.examination'), [shown.display, shown.bodySite].filter(Boolean).join('  ')],
            [t('orders.case.placer'), <OrganizationName key="placer" id={shown.placer} />],
            [t('orders.case.purpose'), shown.purpose],
            [t('orders.case.notes'), shown.clinicalNotes],
            [t('orders.case.diagnosis'), shown.diagnosis],
            [t('orders.case.sender'), `${shown.senderName} → ${shown.receiverName}`],
            [t('orders.case.reason'), t(`orders.case-reason.${shown.reason}`)],
            [t('orders.case.sent-at'), <CountyTime key="sent" at={shown.createdAt} />],
            [t('orders.case.question'), <strong key="question">{shown.question}</strong>],
          ]}
        />
      </Panel>
      <Panel title={t('orders.case.impression')}>
        {shown.impression.length === 0 ? t('orders.case.impression.none') : null}
        {shown.impression.map(({ label, text }) => (
          <p key={label} className="ygt-lines">
            <strong>{t(label)}</strong> {text}
          </p>
        ))}
      </Panel>
      <Panel
        title={t('orders.case.opinion')}
        extra={shown.commands.includes('close') ? <Link to={shown.readPage}>{t('orders.case.go-on')}</Link> : null}
      >
        {shown.expertName ? (
          <p>
            {shown.expertName} <CountyTime at={shown.answeredAt ?? shown.acceptedAt} />
          </p>
        ) : null}
        {shown.opinion ? <p className="ygt-lines">{shown.opinion}</p> : null}
        {shown.statusReason ? <p className="ygt-lines">{shown.statusReason}</p> : null}
        {shown.commands.includes('answer') ? <AnswerForm id={id} /> : null}
        {shown.state === 'taken-over' ? <ReferOutside category={shown.category} task={shown.task} /> : null}
      </Panel>
      <ReferralLog shown={shown} />
    </Page>
  )
}

function AnswerForm({ id }: { readonly id: string }): ReactElement {
  const t = useT()
  const draft = useDraft(`orders.case.${id}`, { opinion: '' })
  const { opinion } = draft.value
  const answer = useCommand(() => referralClient.answerCase({ id, opinion }), { refresh, done: draft.clear })
  return (
    <>
      <LinesInput
        value={opinion}
        maxLength={10_000}
        least={5}
        placeholder={t('orders.case.opinion.hint')}
        onChange={({ target }) => draft.change({ opinion: target.value })}
      />
      {answer.problem ? <ProblemAlert problem={answer.problem} /> : null}
      {answer.offline ? <OfflineAlert /> : null}
      <p>
        <Button
          type="primary"
          loading={answer.busy}
          disabled={opinion.trim().length < 2}
          onClick={() => void answer.run(undefined)}
        >
          {t('orders.case.command.answer')}
        </Button>
      </p>
    </>
  )
}
