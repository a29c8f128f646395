import { fail } from '../../problem/define-problem.ts'
import { issueCertificate } from '../../signing/certificate.ts'
import { generateKeyPair } from '../../signing/sm2.ts'
import { NoCertificate } from '../signatures/contract.ts'
import { authorityKeys, newSerial, rootName } from './authority-keys.ts'
import { type Holder, holder } from './holder.ts'
import { unlockedKey } from './pin.ts'
import { keyFile, seal } from './sealed-file.ts'
import { holderOf, isRevoked, itself, refuseInProduction, type SimulatorContext } from './simulator-context.ts'
import { AlreadyCertified, WeakPin } from './simulator-problems.ts'

const day = 86_400_000

/** Makes a key, seals it with the PIN, and issues a certificate to whoever asks; a new one where the old has ended. */
export async function enrol(ctx: SimulatorContext, pin: string): Promise<Holder> {
  refuseInProduction(ctx)
  refuseWeak(pin)
  const { practitioner, name } = ctx.caller
  if (practitioner === null) return fail(NoCertificate)
  const before = await holderOf(ctx, practitioner)
  if (before && before.notAfter > ctx.now() && !(await isRevoked(ctx, before.serial))) fail(AlreadyCertified)
  const { root } = await authorityKeys(ctx.blobs, ctx.now())
  const keys = generateKeyPair()
  const serial = newSerial()
  // a certificate says its times in whole seconds
  const from = new Date(Math.floor(Date.parse(ctx.now()) / 1000) * 1000)
  const until = new Date(from.getTime() + ctx.settings.validFor * day)
  const certificate = issueCertificate({
    serial,
    subject: { commonName: name, serialNumber: practitioner },
    publicKey: keys.publicKey,
    from,
    until,
    purpose: 'signing',
    issuer: { subject: rootName, keys: root.keys },
  })
  const number = Buffer.from(serial).toString('hex')
  await ctx.blobs.put(keyFile(number), await seal(JSON.stringify(keys), pin))
  const row = {
    practitioner,
    name,
    serial: number,
    certificate: Buffer.from(certificate).toString('base64'),
    notAfter: until.toISOString(),
    failures: 0,
    lockedAt: null,
  }
  return ctx.asSystem(itself, (system) =>
    system.work(async () => {
      await system.store(holder).put(row, { key: ['practitioner'], organization: ctx.caller.organization ?? 'county' })
      return (await system.store(holder).findBy({ practitioner })) as Holder
    }),
  )
}

/** Seals the key anew; sessions that are open stay open until they end. */
export async function changePin(ctx: SimulatorContext, pin: string, next: string): Promise<void> {
  refuseInProduction(ctx)
  refuseWeak(next)
  const { practitioner } = ctx.caller
  if (practitioner === null) return fail(NoCertificate)
  const { serial, key } = await unlockedKey(ctx, practitioner, pin)
  await ctx.blobs.remove(keyFile(serial))
  await ctx.blobs.put(keyFile(serial), await seal(key, next))
}

function refuseWeak(pin: string): void {
  const run = '01234567890123456789 98765432109876543210'
  if (!/^\S{6,20}$/.test(pin) || new Set(pin).size === 1 || run.includes(pin)) fail(WeakPin)
}
