import type { TypesOf } from '../../endpoint/define-endpoint.ts'
import type { Context } from '../../plugin/context.ts'
import { InvalidInput, VersionRequired } from '../../problem/core-problems.ts'
import { type FieldError, fail } from '../../problem/define-problem.ts'
import type { Input } from '../../resource/define-resource.ts'
import type { patientsApi } from './api.ts'
import { PatientChanged, PatientRegistered } from './contract.ts'
import { countyDay } from './county-day.ts'
import {
  type CheckedIdentifier,
  type CheckedIdentity,
  checkFurtherIdentifier,
  checkIdentity,
  type EnteredIdentifier,
  type EnteredIdentity,
} from './entered-identity.ts'
import { type Candidate, findDuplicates } from './find-duplicates.ts'
import { nameKeys } from './name-keys.ts'
import { identifier, type Patient, patient } from './patient.ts'
import { IdentifierTaken, identityFaults, LikelyDuplicate } from './patient-problems.ts'
import type { patientsPlugin } from './plugin.ts'
import { viewDuplicate } from './resident-view.ts'
import { noteAttendance, reachOf, visibleResident } from './visible-residents.ts'

export type PatientsContext = typeof patientsPlugin extends { uses: infer U } ? Context<U, undefined> : never
type Registration = TypesOf<(typeof patientsApi)['registerResident']>['in']
type Change = Omit<TypesOf<(typeof patientsApi)['changeResident']>['in'], 'id'>

/** Puts a new resident on the index, unless somebody like them is there already. */
export async function registerResident(ctx: PatientsContext, entered: Registration): Promise<Patient> {
  const { identity, identifiers } = checkedOrRefused(ctx, entered, entered.identifiers ?? [])
  await refuseUnknownReferences(ctx, entered)
  // one registration at a time: of two at once, the second sees the first among its likely duplicates
  await ctx.nextNumber('registration')
  const confirmed = await refuseDuplicates(
    ctx,
    { ...identity, identifiers },
    { confirmed: entered.confirmedDifferent ?? [] },
  )
  const { ethnicGroup = null, address = null, guardian = null, allergies = null, alerts = [], organization } = entered
  const values = { ...recordedIdentity(identity), ethnicGroup, address, guardian, allergies, alerts }
  const resident = await ctx.store(patient).create(values, organization === undefined ? {} : { organization })
  for (const each of identifiers)
    await ctx.store(identifier).create({ ...each, patient: resident.id }, { organization: resident.organization })
  const reach = reachOf(ctx)
  if (reach !== 'county' && !reach.includes(resident.organization)) await noteAttendance(ctx, resident.id)
  await noteConfirmed(ctx, resident.id, confirmed)
  await ctx.emit(
    PatientRegistered,
    { patient: resident.id, organization: resident.organization },
    { aggregate: resident.id },
  )
  return resident
}

/** Changes what is known of a resident; what makes a person mistakable is checked as at registration. */
export async function changeResident(
  ctx: PatientsContext,
  id: string,
  { change, version }: { change: Change; version: number | undefined },
): Promise<Patient> {
  if (version === undefined) fail(VersionRequired)
  const before = await visibleResident(ctx, id)
  const touched = identityFields.some((field) => change[field] !== undefined)
  const { identity } = checkedOrRefused(ctx, touched ? { ...before, ...stated(change) } : before, [])
  await refuseUnknownReferences(ctx, change)
  const confirmed = touched
    ? await refuseDuplicates(ctx, identity, { confirmed: change.confirmedDifferent ?? [], except: id })
    : []
  const { ethnicGroup, address, guardian, allergies, alerts, organization } = change
  const values = {
    ...(touched && recordedIdentity(identity)),
    ethnicGroup,
    address,
    guardian,
    allergies,
    alerts,
  } as Partial<Input<typeof patient>>
  const moved = organization !== undefined && organization !== before.organization
  const options = { version, ...(moved && { organization }) }
  const inReach = reachesResident(ctx, before)
  const changed = inReach
    ? await ctx.store(patient).update(id, values, options)
    : await ctx.asSystem('an institution that the resident attended keeps the entry up to date', (system) =>
        system.store(patient).update(id, values, { version }),
      )
  if (moved && inReach) await moveIdentifiers(ctx, id, organization)
  await noteConfirmed(ctx, id, confirmed)
  await ctx.emit(PatientChanged, { patient: id }, { aggregate: id })
  return changed
}

/** Adds a card or record number to a resident. */
export async function addIdentifier(ctx: PatientsContext, id: string, entered: EnteredIdentifier): Promise<Patient> {
  const resident = await visibleResident(ctx, id)
  const { value, faults } = checkFurtherIdentifier(entered, { today: countyDay(ctx.now()), at: '' })
  if (!value) return fail(InvalidInput, {}, faults)
  await ctx.nextNumber('registration')
  const owner = await ctx.asSystem('a number belongs to one resident', (system) =>
    system.store(identifier).findBy(value),
  )
  if (owner && owner.patient !== id) fail(IdentifierTaken)
  if (owner) return resident
  await ctx.store(identifier).create({ ...value, patient: id }, { organization: resident.organization })
  await ctx.emit(PatientChanged, { patient: id }, { aggregate: id })
  return resident
}

/** Warnings while somebody is still typing: what cannot be read yet is left out and told as a fault. */
export async function checkWhileTyping(
  ctx: PatientsContext,
  entered: EnteredIdentity & {
    readonly identifiers?: readonly EnteredIdentifier[] | undefined
    readonly except?: string | undefined
  },
) {
  const today = countyDay(ctx.now())
  const { faults } = checkIdentity(entered, today)
  const checks = (entered.identifiers ?? []).map((each, index) =>
    checkFurtherIdentifier(each, { today, at: `/identifiers/${index}` }),
  )
  const identifiers = checks.flatMap(({ value }) => value ?? [])
  const found = entered.name.trim() === '' ? [] : await findDuplicates(ctx, { ...entered, identifiers }, entered.except)
  ctx.looked({ resource: patient.id, patients: found.map(({ resident }) => resident.id) })
  return { warnings: found.map(viewDuplicate), faults: [...faults, ...checks.flatMap((check) => check.faults)] }
}

/** Name keys and numbers as they are stored. */
export function recordedIdentity({ name, sex, birthDate, citizenNumber, phone }: CheckedIdentity) {
  const { normalized, pinyin, initials, otherReadings } = nameKeys(name)
  const [other] = otherReadings
  const keys = {
    nameKey: normalized,
    pinyin,
    initials,
    otherPinyin: other?.pinyin ?? null,
    otherInitials: other?.initials ?? null,
  }
  return { name, ...keys, sex, birthDate, citizenNumber, phone }
}

const identityFields = ['name', 'sex', 'birthDate', 'citizenNumber', 'phone'] as const

function stated(change: Change): Partial<EnteredIdentity> {
  return Object.fromEntries(
    identityFields.flatMap((field) => (change[field] === undefined ? [] : [[field, change[field]]])),
  )
}

function reachesResident(ctx: Context, { organization }: Patient): boolean {
  const reach = reachOf(ctx)
  return reach === 'county' || reach.includes(organization)
}

function checkedOrRefused(
  ctx: Context,
  entered: EnteredIdentity,
  further: readonly EnteredIdentifier[],
): { identity: CheckedIdentity; identifiers: CheckedIdentifier[] } {
  const today = countyDay(ctx.now())
  const { value: identity, faults } = checkIdentity(entered, today)
  const checks = further.map((each, index) => checkFurtherIdentifier(each, { today, at: `/identifiers/${index}` }))
  const all = [...faults, ...checks.flatMap((check) => check.faults)]
  if (!identity || all.length > 0) return fail(InvalidInput, {}, all)
  return { identity, identifiers: checks.flatMap(({ value }) => value ?? []) }
}

interface Confirmed {
  readonly confirmed: readonly string[]
  readonly except?: string
}

/** Refuses while likely duplicates have not been confirmed as other people; the ids that were. Mere possibilities do not stop anybody. */
async function refuseDuplicates(
  ctx: Context,
  candidate: Candidate,
  { confirmed, except }: Confirmed,
): Promise<string[]> {
  const found = (await findDuplicates(ctx, candidate, except)).filter(({ warning }) => warning.level !== 'possible')
  const open = found.filter(({ resident }) => !confirmed.includes(resident.id))
  if (open.length === 0) return found.map(({ resident }) => resident.id)
  ctx.looked({ resource: patient.id, patients: found.map(({ resident }) => resident.id) })
  return fail(LikelyDuplicate, {
    count: open.length,
    warnings: open.map(viewDuplicate) as unknown as Record<string, unknown>[],
  })
}

async function noteConfirmed(ctx: Context, id: string, confirmed: readonly string[]): Promise<void> {
  if (confirmed.length === 0) return
  await ctx.audit({ action: 'confirm-different', resource: patient.id, record: id, patient: id, detail: { confirmed } })
}

async function refuseUnknownReferences(
  ctx: PatientsContext,
  { organization, guardian }: { organization?: string | undefined; guardian?: string | null | undefined },
): Promise<void> {
  const faults: FieldError[] = []
  if (organization !== undefined && !(await ctx.uses.directory.organization({ id: organization })))
    faults.push(identityFaults.organization)
  if (guardian) {
    const found = await ctx.asSystem('a guardian may live anywhere', (system) => system.store(patient).find(guardian))
    if (!found) faults.push(identityFaults.guardian)
  }
  if (faults.length > 0) fail(InvalidInput, {}, faults)
}

async function moveIdentifiers(ctx: Context, id: string, organization: string): Promise<void> {
  await ctx.asSystem('identifiers follow the resident', async (system) => {
    const store = system.store(identifier)
    const { items } = await store.list({ where: { patient: id }, limit: 100, sort: 'id' })
    for (const each of items) await store.update(each.id, {}, { organization })
  })
}
