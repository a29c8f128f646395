import {
  Answered,
  CommandBar,
  CountyTime,
  Facts,
  Link,
  OrganizationName,
  Page,
  Panel,
  PatientBanner,
  useAnswer,
  useCommand,
  useLiveRefresh,
  useParams,
  useSession,
  useT,
} from '@ygt/core/web'
import type { ReactElement } from 'react'
import { keys, type RequestView, useImaging, useOrders } from '../clients.ts'
import { useExaminationName } from '../examination-catalogue.ts'
import { Priority, RequestState } from '../status-tags.tsx'
import { StudyList } from '../study-list.tsx'
import { UploadPanel } from './upload-panel.tsx'

/** One request: what was asked, how far it is, its images and how they get here. */
export default function RequestPage(): ReactElement {
  const { request: id = '' } = useParams()
  const orders = useOrders()
  const request = useAnswer(keys.request(id), () => orders.getRequest({ id }))
  useLiveRefresh('work', keys.request(id))
  return <Answered query={request}>{(shown) => <Shown request={shown} />}</Answered>
}

function Shown({ request }: { readonly request: RequestView }): ReactElement {
  const t = useT()
  const { may } = useSession()
  const orders = useOrders()
  const client = useImaging()
  const nameOf = useExaminationName()
  const { id, patient, patientName, patientSex, patientBirthDate } = request
  const studies = useAnswer(keys.studies(id), () => client.listStudies({ request: id }), {
    enabled: may('imaging:study:read'),
  })
  const revoke = useCommand((reason: string) => orders.revokeRequest({ id, reason }), {
    refresh: [keys.request(id), keys.requests],
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
          {request.report ? (
            <Link to={`/imaging/reports/${request.report}`}>{t('imaging.request.read-report')}</Link>
          ) : null}
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
                confirm: t('imaging.request.revoke.confirm', {
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
      <div className="imaging-request">
        <Panel title={t('imaging.request.title')}>
          <Facts
            items={[
              [t('imaging.request.purpose'), request.purpose],
              [t('imaging.request.clinical-notes'), request.clinicalNotes],
              [t('imaging.request.diagnosis'), request.diagnosis],
              [t('imaging.request.site'), request.bodySite],
              [t('imaging.request.setting'), t(`orders.setting.${request.setting}`)],
              [t('imaging.list.requester'), request.requesterName],
              [t('imaging.list.placer'), <OrganizationName key="placer" id={request.organization} />],
              [t('imaging.request.performer'), <OrganizationName key="performer" id={request.performer} />],
              [t('imaging.list.requested-at'), <CountyTime key="at" at={request.createdAt} />],
              request.statusReason ? [t('web.reason'), request.statusReason] : null,
            ]}
          />
        </Panel>
        <Panel title={t('imaging.request.images')}>
          <Answered query={studies} rows={3}>
            {({ items }) => <StudyList studies={items} task={request.task} />}
          </Answered>
          {awaiting && may('imaging:study:upload') ? <UploadPanel request={id} /> : null}
        </Panel>
      </div>
      <style
        href="imaging-request"
        precedence="default"
      >{`.imaging-request { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 12px; align-items: start; }`}</style>
    </Page>
  )
}
