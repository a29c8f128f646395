import { type ReactElement, type ReactNode } from 'react'
import { Link } from 'react-router'
import { Age } from './county-time.tsx'
import { OrganizationName } from './directory.tsx'
import { useT } from './labels.tsx'
import { useAnswer } from './queries.ts'
import { type ResidentView, residentKey, residentsClient } from './residents.ts'
import { RevealedNumber } from './revealed-number.tsx'
import { useSession } from './session.tsx'
import { StatusTag } from './status-tag.tsx'

/** The resident as a record keeps them, for readers who may not open the register. */
export interface PatientSnapshot {
  readonly name: string
  readonly sex: string
  readonly birthDate: string
}

export interface PatientBannerProps {
  readonly patient: string
  readonly snapshot?: PatientSnapshot
  /** What this page adds: the examination, a number. */
  readonly children?: ReactNode
}

/** Who this page is about, at the same place and height everywhere: nobody works on the wrong patient by accident. */
export function PatientBanner({ patient, snapshot, children }: PatientBannerProps): ReactElement {
  const t = useT()
  const { may } = useSession()
  const { data } = useAnswer(residentKey(patient), () => residentsClient.getResident({ id: patient }), {
    enabled: may('patients:patient:read'),
  })
  const shown = data ?? snapshot
  return (
    <section className="ygt-banner" aria-label={t('web.banner.title')}>
      {shown ? (
        <>
          <Link className="ygt-banner-name" to={`/patients/${patient}`}>
            {shown.name}
          </Link>
          <span className="ygt-banner-facts">
            <span>{t(`web.sex.${shown.sex}`)}</span>
            <Age birthDate={shown.birthDate} />
            <span className="ygt-number ygt-muted">{shown.birthDate}</span>
          </span>
          {data ? <RegisterFacts resident={data} /> : null}
        </>
      ) : (
        <span className="ygt-bar" />
      )}
      {children ? <span className="ygt-banner-extra">{children}</span> : null}
    </section>
  )
}

function RegisterFacts({ resident }: { readonly resident: ResidentView }): ReactElement {
  const t = useT()
  const { id, citizenNumber, phone, allergies, alerts, organization } = resident
  return (
    <>
      {citizenNumber ? (
        <RevealedNumber
          resident={id}
          field="citizenNumber"
          masked={citizenNumber}
          label={t('web.banner.citizen-number')}
        />
      ) : null}
      {phone ? <RevealedNumber resident={id} field="phone" masked={phone} label={t('web.banner.phone')} /> : null}
      <span className="ygt-banner-home ygt-muted">
        <OrganizationName id={organization} />
      </span>
      <span className="ygt-banner-alerts">
        {allergies ? (
          <StatusTag tone="critical">{t('web.banner.allergies', { text: allergies })}</StatusTag>
        ) : (
          <span className="ygt-muted">{t('web.banner.no-allergies')}</span>
        )}
        {alerts.map((alert) => (
          <StatusTag key={alert} tone="warning">
            {alert}
          </StatusTag>
        ))}
      </span>
    </>
  )
}
