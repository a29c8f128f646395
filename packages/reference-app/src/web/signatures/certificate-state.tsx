import { StatusTag, type Tone, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'

const tones: Readonly<Record<string, Tone>> = {
  none: 'neutral',
  active: 'done',
  locked: 'warning',
  revoked: 'critical',
  expired: 'critical',
}

export function CertificateState({ state }: { readonly state: string }): ReactElement {
  const t = useT()
  return <StatusTag tone={tones[state] ?? 'neutral'}>{t(`signature-simulator.state.${state}`)}</StatusTag>
}
