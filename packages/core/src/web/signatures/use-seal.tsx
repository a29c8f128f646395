import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import type { Answer } from '../../endpoint/client.ts'
import { dataOf, ProblemFailure } from '../failure.ts'
import { useAnswer } from '../queries.ts'
import { useSession } from '../session.tsx'
import { SealField } from './seal-field.tsx'
import { type MyCertificate, signatureKeys, signaturesClient } from './signatures-client.ts'
import { keepSession, useSigningSession } from './signing-session.ts'

/** What is signed, in the words of its owner: keeps the hash, and answers the id under which it waits. */
export type Prepare = () => Promise<Answer<{ readonly signature: string }>>
export type PrepareMany = () => Promise<Answer<{ readonly signatures: readonly string[] }>>

export interface Seal {
  /** Part of the dialog that gives the command: asks for the PIN, or says why there is none; nothing where none is needed. */
  readonly field: ReactElement | null
  /** The command cannot be given yet: a PIN is missing, or a certificate where one is required. */
  readonly lacking: boolean
  /** `field` has something to ask or to say: a command without a dialog needs one now. */
  readonly asks: boolean
  /** Prepares and signs where that is due, then gives the command with the signature. */
  through<T>(prepare: Prepare, give: (signature: string | undefined) => Promise<Answer<T>>): Promise<Answer<T>>
  /** The same for many records at once: one PIN, a signature of each. */
  throughMany<T>(
    prepare: PrepareMany,
    give: (signatures: readonly string[] | undefined) => Promise<Answer<T>>,
  ): Promise<Answer<T>>
}

/**
 * Signs a command of a record of a kind, `orders.report`, in the dialog that gives it. A PIN is asked for where the county
 * requires a signature or the person has a certificate, unless a session is open; without either nothing is asked.
 */
export function useSeal(kind: string, qualifier: string): Seal {
  const memory = useQueryClient()
  const { practitioner } = useSession()
  const session = useSigningSession(practitioner)
  const certificate = useAnswer(signatureKeys.certificate, () => signaturesClient.myCertificate({}))
  const [pin, setPin] = useState('')
  const [without, setWithout] = useState(false)
  const mine = certificate.data
  const required = mine ? isRequired(mine, kind, qualifier) : false
  const able = mine?.state === 'active'
  const signs = able && (required || !without)
  const asks = signs && session === undefined

  const sessionNow = async (): Promise<string> => {
    if (session) return session.session
    try {
      const opened = await dataOf(signaturesClient.openSession({ pin }))
      keepSession({ practitioner: practitioner ?? '', ...opened })
      return opened.session
    } catch (error) {
      // locked by this try, or revoked since: the dialog says so
      void memory.invalidateQueries({ queryKey: signatureKeys.certificate })
      throw error
    } finally {
      setPin('')
    }
  }
  const signed = async (prepare: () => Promise<readonly string[]>): Promise<readonly string[]> => {
    const opened = await sessionNow()
    const signatures = await prepare()
    try {
      await dataOf(signaturesClient.sign({ session: opened, signatures: [...signatures] }))
    } catch (error) {
      if (error instanceof ProblemFailure && endsSession.has(error.problem.code)) keepSession(undefined)
      void memory.invalidateQueries({ queryKey: signatureKeys.certificate })
      throw error
    }
    return signatures
  }
  return {
    field: (
      <SealField
        certificate={certificate}
        required={required}
        asks={asks}
        session={session}
        pin={pin}
        setPin={setPin}
        without={without}
        setWithout={setWithout}
      />
    ),
    lacking: certificate.isPending || (asks && pin === '') || (required && !able),
    asks: certificate.isError || asks || (required && !able),
    through: async (prepare, give) =>
      give(signs ? (await signed(async () => [(await dataOf(prepare())).signature]))[0] : undefined),
    throughMany: async (prepare, give) =>
      give(signs ? await signed(async () => (await dataOf(prepare())).signatures) : undefined),
  }
}

/** Refusals after which a PIN has to be typed again, or another certificate is needed. */
const endsSession: ReadonlySet<string> = new Set([
  'signatures/session-ended',
  'signatures/certificate-unusable',
  'signatures/no-certificate',
])

function isRequired({ required }: MyCertificate, kind: string, qualifier: string): boolean {
  return required.includes(kind) || required.includes(`${kind}@${qualifier}`)
}
