import {
  Age,
  CommandBar,
  CountyTime,
  FilterBar,
  Panel,
  ProblemAlert,
  type RequestRow,
  requestKeys,
  requestsClient,
  useAnswer,
  useCommand,
  usePages,
  useT,
} from '@ygt/core/web'
import { Fragment, type ReactElement, useState } from 'react'
import { keys, type StudyCard, useImaging } from '../clients.ts'
import { useExaminationName } from '../examination-catalogue.ts'
import { readableDay, readablePersonName } from '../readable-values.ts'

/** What the images say beside what a request says; somebody decides, and says why. */
export function ResolvePanel({ study }: { readonly study: StudyCard }): ReactElement {
  const t = useT()
  const client = useImaging()
  const nameOf = useExaminationName()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string>()
  const refresh = [
    keys.quarantine,
    requestKeys.requests,
    ['orders', 'request'],
    ['imaging', 'studies'],
    ['core', 'work'],
  ]
  const match = useCommand((reason: string) => client.matchStudy({ id: study.id, request: chosen ?? '', reason }), {
    refresh,
  })
  const reject = useCommand((reason: string) => client.rejectStudy({ id: study.id, reason }), { refresh })
  const open = usePages<RequestRow>([...requestKeys.requests, 'imaging', 'open', search], () =>
    requestsClient.listRequests({ category: 'imaging', state: 'active', limit: 30, ...(search && { search }) }),
  )
  const announced = useAnswer(
    requestKeys.request(study.request ?? ''),
    () => requestsClient.getRequest({ id: study.request ?? '' }),
    {
      enabled: study.request !== null,
    },
  )
  const candidates = [
    ...(announced.data ? [announced.data] : []),
    ...(open.data?.pages.flatMap((page) => page.items) ?? []).filter((one) => one.id !== study.request),
  ]
  const request = candidates.find((one) => one.id === chosen)
  return (
    <Panel title={t('imaging.quarantine.resolve')}>
      <div className="imaging-resolve">
        <Comparison study={study} request={request} />
        <FilterBar search={{ value: search, change: setSearch, placeholder: t('imaging.list.search') }} />
        <ul className="imaging-candidates">
          {candidates.map((one) => (
            <li key={one.id}>
              <label>
                <input type="radio" name="request" checked={one.id === chosen} onChange={() => setChosen(one.id)} />
                <strong>{one.patientName}</strong>
                <span>{t(`web.sex.${one.patientSex}`)}</span>
                <Age birthDate={one.patientBirthDate} />
                <span>{nameOf(one.display)}</span>
                <span className="ygt-number ygt-muted">{one.accessionNumber}</span>
                <CountyTime at={one.createdAt} />
              </label>
            </li>
          ))}
        </ul>
        <CommandBar
          commands={[...(chosen ? ['match'] : []), ...study.commands.filter((c) => c === 'reject')]}
          busy={match.busy || reject.busy}
          problem={match.problem ?? reject.problem}
          offered={[
            {
              id: 'match',
              label: 'imaging.quarantine.match',
              reason: true,
              confirm: t('imaging.quarantine.match.confirm', {
                name: request?.patientName,
                accession: request?.accessionNumber,
              }),
              run: match.run,
            },
            {
              id: 'reject',
              label: 'imaging.quarantine.reject',
              danger: true,
              reason: true,
              confirm: t('imaging.quarantine.reject.confirm'),
              run: reject.run,
            },
          ]}
        />
        {match.problem ? <ProblemAlert problem={match.problem} /> : null}
      </div>
    </Panel>
  )
}

function Comparison({
  study,
  request,
}: {
  readonly study: StudyCard
  readonly request: RequestRow | undefined
}): ReactElement {
  const t = useT()
  const differs = (field: string): boolean =>
    study.mismatches.some((one) => one.field.toLowerCase().includes(field.toLowerCase()))
  const sex = study.patientSex ? { M: 'male', F: 'female' }[study.patientSex] : undefined
  const rows = [
    ['name', readablePersonName(study.patientName), request?.patientName],
    ['sex', sex ? t(`web.sex.${sex}`) : study.patientSex, request && t(`web.sex.${request.patientSex}`)],
    ['birthDate', readableDay(study.patientBirthDate), request?.patientBirthDate],
    ['accession', study.accessionNumber, request?.accessionNumber],
    ['identifier', study.patientId, undefined],
    ['examination', `${study.modalities} ${study.studyDescription ?? ''}`, request?.display],
  ] as const
  return (
    <div className="imaging-compare">
      <b />
      <b>{t('imaging.quarantine.stated')}</b>
      <b>{t('imaging.quarantine.requested')}</b>
      {rows.map(([field, stated, requested]) => (
        <Fragment key={field}>
          <b>{t(`imaging.quarantine.field.${field}`)}</b>
          <span className="ygt-number" data-differs={differs(field) || contradicts(field, stated, requested)}>
            {stated || '—'}
          </span>
          <span className="ygt-number">{requested ?? '—'}</span>
        </Fragment>
      ))}
    </div>
  )
}

/** Both say something, and not the same. */
function contradicts(field: string, stated: string | null | undefined, requested: string | undefined): boolean {
  if (!stated || !requested || stated === '—' || field === 'examination') return false
  return !stated.includes(requested)
}
