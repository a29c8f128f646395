import type { UseQueryResult } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Input } from 'antd'
import type { ReactElement } from 'react'
import { Link } from 'react-router'
import { CountyTime } from '../county-time.tsx'
import { failureKind, ProblemFailure } from '../failure.ts'
import { useT } from '../labels.tsx'
import { OfflineAlert, ProblemAlert } from '../problem-alert.tsx'
import type { MyCertificate } from './signatures-client.ts'
import type { SigningSession } from './signing-session.ts'

interface SealFieldProps {
  readonly certificate: UseQueryResult<MyCertificate>
  readonly required: boolean
  readonly asks: boolean
  readonly session: SigningSession | undefined
  readonly pin: string
  readonly setPin: (pin: string) => void
  readonly without: boolean
  readonly setWithout: (without: boolean) => void
}

/** The signature in a dialog: the PIN, until when the open session goes, or why nobody can sign now. */
export function SealField(props: SealFieldProps): ReactElement | null {
  const { certificate, required, session, asks } = props
  const { data } = certificate
  const t = useT()
  if (certificate.isError) return <ServiceAway certificate={certificate} />
  if (!data) return null
  if (data.state === 'none' && !required) return null
  if (data.state !== 'active') return <Unable certificate={data} required={required} />
  return (
    <div className="seal-field" data-seal>
      {asks ? <PinInput {...props} simulator={data.service?.simulator ?? false} /> : null}
      {session && !props.without ? (
        <p className="ygt-muted">
          {t('signatures.seal.session')} <CountyTime at={session.expiresAt} />
        </p>
      ) : null}
      {required ? null : (
        <Checkbox checked={props.without} onChange={({ target }) => props.setWithout(target.checked)}>
          {t('signatures.seal.without')}
        </Checkbox>
      )}
      <style href="seal-field" precedence="default">
        {`.seal-field { display: grid; gap: 8px; margin: 12px 0; padding-top: 12px; border-top: 1px solid var(--ygt-line); }`}
      </style>
    </div>
  )
}

function PinInput({
  pin,
  setPin,
  simulator,
}: Pick<SealFieldProps, 'pin' | 'setPin'> & { readonly simulator: boolean }): ReactElement {
  const t = useT()
  return (
    <label className="ygt-field">
      <span>{t('signatures.seal.pin')}</span>
      <Input.Password
        autoFocus
        autoComplete="one-time-code"
        value={pin}
        maxLength={64}
        onChange={({ target }) => setPin(target.value)}
      />
      <small className="ygt-muted">{t(simulator ? 'signatures.seal.simulator' : 'signatures.seal.hint')}</small>
    </label>
  )
}

/** No certificate where one is required, or one that is locked, revoked or over. */
function Unable({
  certificate: { state, service },
  required,
}: {
  readonly certificate: MyCertificate
  readonly required: boolean
}): ReactElement {
  const t = useT()
  return (
    <Alert
      data-seal
      style={{ marginTop: 12 }}
      type={required ? 'error' : 'info'}
      showIcon
      title={t(`signatures.seal.${state}`)}
      description={
        <>
          {t(required ? 'signatures.seal.required' : 'signatures.seal.not-required')}{' '}
          {service?.enrolment && state !== 'locked' ? (
            <Link to={service.enrolment} target="_blank">
              {t('signatures.seal.enrol')}
            </Link>
          ) : null}
        </>
      }
    />
  )
}

/** Nobody can say whether there is a certificate. The command may still be given: the server refuses it where a signature is due. */
function ServiceAway({ certificate: { error, refetch } }: Pick<SealFieldProps, 'certificate'>): ReactElement | null {
  const t = useT()
  // a county without the block has no signatures
  if (failureKind(error) === 'missing') return null
  return (
    <div data-seal>
      {error instanceof ProblemFailure ? <ProblemAlert problem={error.problem} /> : <OfflineAlert />}
      <Button size="small" style={{ marginTop: 8 }} onClick={() => void refetch()}>
        {t('web.retry')}
      </Button>
    </div>
  )
}
