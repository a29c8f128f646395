import { servePlugin } from '../../plugin/serve-plugin.ts'
import { readCertificate } from '../../signing/certificate.ts'
import { signaturesPlugin } from './plugin.ts'
import { signaturesPort } from './port.ts'
import { openSession, signPrepared } from './sign-records.ts'
import type { SignaturesContext } from './signatures-context.ts'
import { bytes } from './trust.ts'

/** The default provider of electronic signatures. */
export const signaturesServed = servePlugin(signaturesPlugin, {
  handlers: {
    myCertificate: (_, ctx) => myCertificate(ctx),
    openSession: ({ pin }, ctx) => openSession(ctx, pin),
    sign: async ({ session, signatures }, ctx) => ({ signed: await signPrepared(ctx, session, signatures) }),
  },
  provide: { signatures: signaturesPort },
})

const nothing = { serial: null, subject: null, issuer: null, notBefore: null, notAfter: null } as const

async function myCertificate(ctx: SignaturesContext) {
  const { service } = ctx.uses
  const { required } = ctx.settings
  const { practitioner } = ctx.caller
  const described = service ? await service.describe({}) : null
  const found = service && practitioner !== null ? await service.certificate({ practitioner }) : null
  if (!found) return { service: described, state: 'none' as const, ...nothing, required }
  const { serial, subject, issuer, notBefore, notAfter } = readCertificate(bytes(found.certificate))
  const state = found.state === 'active' && notAfter < ctx.now() ? ('expired' as const) : found.state
  return { service: described, state, serial, subject, issuer, notBefore, notAfter, required }
}
