import { PatientRecord } from '@ygt/core'
import {
  Answered,
  CountyTime,
  coreClient,
  Empty,
  Facts,
  OrganizationName,
  Page,
  Panel,
  PatientBanner,
  residentKey,
  residentsClient,
  SlotOutlet,
  useAnswer,
  useSession,
  useT,
} from '@ygt/core/web'
import type { ReactElement } from 'react'
import { Link, useParams } from 'react-router'

/** Everything about one resident: who they are, what happened, and what each function keeps. */
export default function PatientPage(): ReactElement {
  const t = useT()
  const { may } = useSession()
  const { id = '' } = useParams()
  const resident = useAnswer(residentKey(id), () => residentsClient.getResident({ id }))
  const timeline = useAnswer(['core', 'timeline', id], () => coreClient.timeline({ patient: id }), {
    enabled: may('core:record:read'),
  })
  return (
    <Answered query={resident}>
      {(shown) => (
        <Page title={t('shell.patient.title')} banner={<PatientBanner patient={id} />}>
          <div className="shell-patient">
            <div>
              <SlotOutlet
                slot={PatientRecord}
                props={{ patient: id }}
                fallback={<Empty title={t('shell.patient.no-sections')} />}
              />
            </div>
            <div>
              <Panel title={t('shell.patient.facts')}>
                <Facts
                  columns={1}
                  items={[
                    [t('shell.registration.address'), shown.address],
                    [t('shell.patients.home'), <OrganizationName key="home" id={shown.organization} />],
                    shown.guardian && [
                      t('shell.patient.guardian'),
                      <Link key="guardian" to={`/patients/${shown.guardian.id}`}>
                        {shown.guardian.name}
                      </Link>,
                    ],
                    ...shown.identifiers.map(
                      (one) =>
                        [
                          t(`patient-index.identifier.${one.kind}`),
                          <span key={one.id} className="ygt-number">
                            {one.value}
                          </span>,
                        ] as const,
                    ),
                  ]}
                />
              </Panel>
              <Panel title={t('shell.patient.timeline')}>
                <Answered query={timeline} rows={4}>
                  {({ items }) =>
                    items.length === 0 ? (
                      <Empty title={t('shell.patient.timeline.empty')} />
                    ) : (
                      <ol className="shell-timeline">
                        {items.map((entry) => (
                          <li key={entry.entry}>
                            <CountyTime at={entry.at} />
                            <span>
                              {entry.href ? (
                                <Link to={entry.href}>{t(entry.kind, entry.arguments)}</Link>
                              ) : (
                                t(entry.kind, entry.arguments)
                              )}
                              <small className="ygt-muted">
                                <OrganizationName id={entry.organization} />
                              </small>
                            </span>
                          </li>
                        ))}
                      </ol>
                    )
                  }
                </Answered>
              </Panel>
            </div>
          </div>
        </Page>
      )}
    </Answered>
  )
}
