import type { ReactElement } from 'react'
import { Link, useParams } from 'react-router'
import { CommandBar } from '../../command-bar.tsx'
import { CountyTime } from '../../county-time.tsx'
import { OrganizationName } from '../../directory.tsx'
import { useT } from '../../labels.tsx'
import { useLiveRefresh } from '../../live.tsx'
import { Facts, Page, Panel } from '../../page.tsx'
import { Answered } from '../../page-states.tsx'
import { PatientBanner } from '../../patient-banner.tsx'
import { useAnswer, useCommand } from '../../queries.ts'
import { useCentre, useCentreWords, useExaminationName } from '../centre.tsx'
import { type RequestRow, requestKeys, requestsClient } from '../requests-client.ts'
import { Priority, RequestState } from '../status-tags.tsx'

/** One request: what was asked, how far it is, what has arrived for it and how the rest gets here. */
export default function RequestPage(): ReactElement {
  const { request: id = '' } = useParams()
  const request = useAnswer(requestKeys.request(id), () => requestsClient.getRequest({ id }))
  useLiveRefresh('work', requestKeys.request(id))
  return <Answered query={request}>{(shown) => <Shown request={shown} />}</Answered>
}

function Shown({ request }: { readonly request: RequestRow }): ReactElement {
  const t = useT()
  const { pathOf, slots } = useCentre()
  const { say } = useCentreWords()
  const nameOf = useExaminationName()
  const { id, patient, patientName, patientSex, patientBirthDate } = request
  const revoke = useCommand((reason: string) => requestsClient.revokeRequest({ id, reason }), {
    refresh: [requestKeys.request(id), requestKeys.requests],
  })
  const awaiting = request.state === 'active' && (request.taskState === 'requested' || request.taskState === 'ready')
  return (
    <Page
      title={nameOf(request.display)}
      note={
        <>
          <RequestState request={request} />
          <Priority priority={request.priority} />
          <span className="ygt-number">{request.accessionNumber}</span>
        </>
      }
      banner={
        <PatientBanner
          patient={patient}
          snapshot={{ name: patientName, sex: patientSex, birthDate: patientBirthDate }}
        />
      }
      actions={
        <>
          {request.report ? <Link to={pathOf.report(request.report)}>{say('request.read-report')}</Link> : null}
          <CommandBar
            commands={awaiting || request.state === 'on-hold' ? request.commands : []}
            busy={revoke.busy}
            problem={revoke.problem}
            offered={[
              {
                id: 'revoke',
                label: 'orders.request.command.revoke',
                danger: true,
                reason: true,
                confirm: say('request.revoke.confirm', {
                  name: patientName,
                  examination: nameOf(request.display),
                }),
                run: revoke.run,
              },
            ]}
          />
        </>
      }
    >
      <div className="order-request">
        <Panel title={say('request.title')}>
          <Facts
            items={[
              [say('request.purpose'), request.purpose],
              [say('request.clinical-notes'), request.clinicalNotes],
              [say('request.diagnosis'), request.diagnosis],
              [say('request.site'), request.bodySite],
              [say('request.setting'), t(`orders.setting.${request.setting}`)],
              [say('list.requester'), request.requesterName],
              [say('list.placer'), <OrganizationName key="placer" id={request.organization} />],
              [say('request.performer'), <OrganizationName key="performer" id={request.performer} />],
              [say('list.requested-at'), <CountyTime key="at" at={request.createdAt} />],
              request.statusReason ? [t('web.reason'), request.statusReason] : null,
            ]}
          />
        </Panel>
        {slots.arrived || slots.bring ? (
          <Panel title={say('request.material')}>
            {slots.arrived ? <slots.arrived request={id} task={request.task} /> : null}
            {awaiting && slots.bring ? <slots.bring request={request} /> : null}
          </Panel>
        ) : null}
      </div>
      <style
        href="order-request"
        precedence="default"
      >{`.order-request { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 12px; align-items: start; }`}</style>
    </Page>
  )
}
