import { readCertificate } from '../../signing/certificate.ts'
import { readRevocationList } from '../../signing/revocation-list.ts'
import type { TrustedAuthority } from '../../signing/verify-evidence.ts'
import { authority } from './signature.ts'
import { forOwner, type SignaturesContext, serviceOf } from './signatures-context.ts'

/**
 * Asks the service which authorities count and what they took back, and keeps it: afterwards signatures are verified without a
 * network, those of a former service as well. Called outside a unit of work. A list that is not its authority's is left aside.
 */
export async function refreshTrust(ctx: SignaturesContext): Promise<void> {
  const { authorities } = await serviceOf(ctx).trust({})
  const rows = authorities.map(({ certificate, revocationList }) => {
    const { subject } = readCertificate(bytes(certificate))
    const genuine = revocationList && readRevocationList(bytes(revocationList), bytes(certificate))
    return { subject, certificate, revocationList: genuine ? revocationList : null }
  })
  await ctx.asSystem('the lists of the certificate service are kept', (system) =>
    system.work(async () => {
      for (const row of rows) await keep(system, row)
    }),
  )
}

async function keep(
  system: SignaturesContext,
  row: { subject: string; certificate: string; revocationList: string | null },
): Promise<void> {
  const known = await system.store(authority).findBy({ subject: row.subject })
  const { certificate, revocationList } = known ?? {}
  // an older list never replaces a newer one
  const newer = revocationList
    ? updated(row.revocationList, row.certificate) >= updated(revocationList, certificate ?? '')
    : true
  if (known && (!newer || revocationList === row.revocationList) && certificate === row.certificate) return
  await system.store(authority).put(row, { key: ['subject'], organization: 'county' })
}

function updated(list: string | null, certificate: string): string {
  return (list && readRevocationList(bytes(list), bytes(certificate))?.thisUpdate) ?? ''
}

/** What signatures are verified by. */
export async function trusted(ctx: SignaturesContext): Promise<readonly TrustedAuthority[]> {
  return ctx.asSystem(forOwner, async (system) => {
    const { items } = await system.store(authority).list({ limit: 200 })
    return items.map(({ certificate, revocationList }) => ({
      certificate: bytes(certificate),
      revocationList: revocationList ? bytes(revocationList) : null,
    }))
  })
}

export function bytes(base64: string): Uint8Array {
  return Buffer.from(base64, 'base64')
}
