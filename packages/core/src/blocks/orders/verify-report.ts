import { maskName } from '../../resource/mask-text.ts'
import { publishedStates, report } from './report.ts'
import { verifiedSeals } from './seal-report.ts'
import type { OrdersContext } from './service-directory.ts'

/** Is this paper genuine, and is it still the current version? Tells no more than the paper does; the name is masked. */
export async function verifyReport(ctx: OrdersContext, typed: string) {
  const code = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const found = await ctx.asSystem('a printed report is verified by its code', (system) =>
    system.store(report).findBy({ verificationCode: code }),
  )
  if (!found)
    return {
      ...{ genuine: false, current: false, institution: null, display: null, publishedAt: null, patient: null },
      signatures: 'none' as const,
    }
  const institution = await ctx.asSystem('the institution of a verified report', (system) =>
    system.uses.directory.organization({ id: found.performer }),
  )
  const current = (publishedStates as readonly string[]).includes(found.state) && found.supersededBy === null
  const seals = await verifiedSeals(ctx, found)
  const signatures = seals.length === 0 ? 'none' : seals.every(({ valid }) => valid) ? 'valid' : 'invalid'
  return {
    signatures: signatures as 'none',
    genuine: true,
    current,
    institution: institution?.name ?? null,
    display: found.display,
    publishedAt: found.publishedAt,
    patient: maskName(found.patientName),
  }
}
