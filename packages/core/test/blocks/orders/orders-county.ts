import { afterAll, beforeAll } from 'vitest'
import { ordersPlugin, type report, type request, type task } from '../../../src/blocks/orders/index.ts'
import type { Client } from '../../../src/endpoint/client.ts'
import { createContext } from '../../../src/kernel/context.ts'
import type { RunningPlugin } from '../../../src/kernel/runtime.ts'
import type { Context } from '../../../src/plugin/context.ts'
import { family } from '../../../src/testing/people/cast.ts'
import type { SignedIn } from '../../../src/testing/signed-in.ts'
import { startTestCounty, type TestCounty, type TestCountyOptions } from '../../../src/testing/start-test-county.ts'
import { other, trial } from './trial-service.ts'

export const databases = ['sqlite', 'postgres'] as const

type Orders = Client<(typeof ordersPlugin)['api']>
export type OrdersPerson = SignedIn & { readonly orders: Orders }
export type Asked = { readonly id: string; readonly task: string; readonly accessionNumber: string }

/** A county with two categories and those who ask, read and review in them. */
export interface OrdersCounty {
  county: TestCounty
  /** Everybody signs in anew: sessions end when the clock is moved on. */
  signIn(): Promise<void>
  /** Asks, at Qinghe. */
  doctor: OrdersPerson
  /** Asks, at Heting. */
  stranger: OrdersPerson
  reader: OrdersPerson
  senior: OrdersPerson
  secondSenior: OrdersPerson
  head: OrdersPerson
  /** Places a request; `ready` also says that what it needs is there. */
  place(more?: Partial<Draft>): Promise<Asked>
  ready(more?: Partial<Draft>): Promise<Asked>
  /** A draft of the reader's, with its task claimed. */
  draft(more?: Partial<Draft>): Promise<Written>
  signed(more?: Partial<Draft>): Promise<Written>
  published(more?: Partial<Draft>): Promise<Written>
}

export type Written = { readonly id: string; readonly request: string; readonly task: string }
type Draft = Parameters<Orders['placeRequest']>[0]

export const text = { findings: 'Nothing unusual.', advice: 'None.' }

/** Starts the county before the tests of the suite and stops it after them. */
export function withOrders(database: (typeof databases)[number], options: TestCountyOptions = {}): OrdersCounty {
  const given = {} as OrdersCounty
  beforeAll(async () => {
    const plugins = [trial.served, other.served]
    const county = await startTestCounty({ database, plugins, residents: true, ...options })
    Object.assign(given, { county, signIn: () => signIn(given), ...steps(given) })
    await given.signIn()
  })
  afterAll(() => given.county?.stop())
  return given
}

const accounts = {
  doctor: 'zhoumin',
  stranger: 'wujianping',
  reader: 'linjing',
  senior: 'xuguodong',
  secondSenior: 'shanhong',
  head: 'chenli',
} as const

async function signIn(given: OrdersCounty): Promise<void> {
  const people = Object.entries(accounts).map(async ([name, account]) => [name, await personOf(given.county, account)])
  Object.assign(given, Object.fromEntries(await Promise.all(people)))
}

export async function personOf(county: TestCounty, account: string): Promise<OrdersPerson> {
  const person = await county.as(account)
  return { ...person, orders: person.client(ordersPlugin) }
}

/** What the block's code sees when somebody with this role calls; nobody has to sign in for it. */
export function contextOf(
  county: TestCounty,
  account: string,
  role: string,
  organization = 'county-hospital',
): Context {
  const person = { account, practitioner: account, name: account }
  const caller = county.runtime.access.person(person, { id: `${account}-post`, organization, department: null, role })
  return createContext(county.runtime, county.runtime.plugins.get('orders') as RunningPlugin, caller)
}

/** The state that stands in the database. */
export async function stateOf(
  county: TestCounty,
  resource: typeof request | typeof task | typeof report,
  id: string,
): Promise<string> {
  return (await county.system('orders').store(resource).get(id)).state
}

function steps(given: OrdersCounty): Pick<OrdersCounty, 'place' | 'ready' | 'draft' | 'signed' | 'published'> {
  const place = async (more: Partial<Draft> = {}): Promise<Asked> => {
    const { doctor } = given
    const asked = {
      category: 'trial',
      patient: family.grandfather.id,
      code: 'T1',
      display: 'Trial of one',
      purpose: 'To see that it works',
      ...more,
    }
    const { id, task: made, accessionNumber } = await doctor.ok(doctor.orders.placeRequest(asked))
    return { id, task: made ?? '', accessionNumber }
  }
  const ready = async (more: Partial<Draft> = {}): Promise<Asked> => {
    const asked = await place(more)
    const { doctor } = given
    await doctor.ok(doctor.client((more.category === 'other' ? other : trial).plugin).takeSample({ request: asked.id }))
    return asked
  }
  const draft = async (more: Partial<Draft> = {}): Promise<Written> => {
    const asked = await ready(more)
    const { reader } = given
    await reader.ok(reader.orders.claimTask({ id: asked.task }))
    const opened = await reader.ok(reader.orders.openReport({ id: asked.task }))
    await reader.ok(reader.orders.saveDraft({ id: opened.id, content: text }, { version: opened.version }))
    return { id: opened.id, request: asked.id, task: asked.task }
  }
  const signed = async (more: Partial<Draft> = {}): Promise<Written> => {
    const written = await draft(more)
    await given.reader.ok(given.reader.orders.signReport({ id: written.id }))
    return written
  }
  const published = async (more: Partial<Draft> = {}): Promise<Written> => {
    const written = await signed(more)
    await given.senior.ok(given.senior.orders.publishReport({ id: written.id }))
    return written
  }
  return { place, ready, draft, signed, published }
}
