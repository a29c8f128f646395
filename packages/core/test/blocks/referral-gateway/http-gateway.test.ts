import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { caseSystem, type ReferralGateway } from '../../../src/blocks/orders/index.ts'
import { callOutside, gatewaySettings, signCallback } from '../../../src/blocks/referral-gateway/index.ts'
import type { Port } from '../../../src/index.ts'
import { databases, withOrders } from '../orders/orders-county.ts'
import { trial } from '../orders/trial-service.ts'
import { platformGot, platformServed } from './platform-gateway.ts'

interface Got {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}
type Reply = (got: Got, response: ServerResponse) => void

const taken: Reply = (_, response) => json(response, 200, { resourceType: 'Bundle', type: 'transaction-response' })

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(body))
}

/** A server that answers as it is told, and what it got. */
const other = { reply: taken, got: [] as Got[], base: '' }
const server = createServer((request, response) => void take(request, response))
async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const got = {
    method: request.method ?? '',
    url: request.url ?? '',
    headers: request.headers,
    body: String(Buffer.concat(chunks)),
  }
  other.got.push(got)
  other.reply(got, response)
}
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  other.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())
afterEach(() => Object.assign(other, { reply: taken, got: [] }))

const limits = { method: 'GET', token: 'secret-token', seconds: 5, maxBytes: 1000 } as const
const problemOf = (action: Promise<unknown>) =>
  action.then(
    () => 'taken',
    (error: any) => error.problem?.code ?? String(error),
  )

describe('a call to another hospital', () => {
  it('follows no redirect, so that neither token nor data go elsewhere', async () => {
    other.reply = ({ url }, response) =>
      url === '/fhir' ? response.writeHead(307, { location: '/elsewhere' }).end() : response.end()
    expect(await problemOf(callOutside(`${other.base}/fhir`, limits))).toBe('referral-gateway/redirected')
    expect(other.got.map(({ url }) => url)).toEqual(['/fhir'])
    expect(other.got[0]?.headers.authorization).toBe('Bearer secret-token')
  })

  it('reads no more than the limit', async () => {
    other.reply = (_, response) => void response.end('x'.repeat(1001))
    expect(await problemOf(callOutside(other.base, limits))).toBe('referral-gateway/answer-too-large')
    other.reply = (_, response) => void response.end('x'.repeat(1000))
    expect((await callOutside(other.base, limits)).text).toHaveLength(1000)
  })

  it('is given up when nothing moves, and says when nobody is there', async () => {
    other.reply = () => undefined
    expect(await problemOf(callOutside(other.base, { ...limits, seconds: 0.05 }))).toBe('referral-gateway/silent')
    expect(await problemOf(callOutside('http://127.0.0.1:1', limits))).toMatch(/unreachable|cannot/)
  })

  it.each([
    [401, 'referral-gateway/not-let-in'],
    [404, 'referral-gateway/failed'],
    [503, 'referral-gateway/failed'],
    [422, 'taken'],
  ])('sorts status %i', async (status, expected) => {
    other.reply = (_, response) => void response.writeHead(status).end('no')
    expect(await problemOf(callOutside(other.base, limits))).toBe(expected)
  })
})

describe('settings', () => {
  const faultsOf = (given: object) =>
    gatewaySettings.safeParse(given).error?.issues.map(({ path }) => path.join('.')) ?? []
  it('ask for https to another machine', () => {
    expect(faultsOf({ fhir: 'http://upper.example.org/fhir' })).toEqual(['fhir'])
    expect(faultsOf({ fhir: 'http://upper.example.org/fhir', plainHttp: true })).toEqual([])
    expect(faultsOf({ fhir: 'https://upper.example.org/fhir', dicomweb: 'http://127.0.0.1:8042/dicom-web' })).toEqual(
      [],
    )
    expect(faultsOf({ fhir: 'ftp://upper.example.org' })).toEqual(['fhir'])
    expect(faultsOf({ callbackSecret: 'short' })).toEqual(['callbackSecret'])
  })
})

const secret = 'a shared secret of more than 32 characters'
const consent = { form: 'written', by: '程德福', at: '2026-11-24T00:00:00Z' } as const
const answer = (number: string, more: object = {}) => ({
  resourceType: 'DiagnosticReport',
  identifier: [{ value: `R-${number}` }],
  basedOn: [{ identifier: { system: caseSystem, value: number } }],
  status: 'final',
  performer: [{ display: '省人民医院 张主任' }],
  conclusion: 'Round atelectasis.',
  ...more,
})

describe.each(databases)('the built-in gateway, on %s', (database) => {
  const connection: Record<string, unknown> = {
    name: '省人民医院',
    token: 'secret-token',
    callbackSecret: secret,
    timeoutSeconds: 5,
  }
  Object.defineProperty(connection, 'fhir', { get: () => `${other.base}/fhir/`, enumerable: true })
  const permissions = ['read', 'send', 'refer'].map((command) => `orders:case:${command}@trial`)
  const given = withOrders(database, {
    plugins: [trial.served],
    settings: { 'referral-gateway': connection },
    roles: { radiologist: { add: permissions, reach: 'county' } },
  })
  const refer = async () => {
    const { task } = await given.draft()
    const { orders, ok } = given.reader
    const { id, number } = await ok(
      orders.referCase({ task, reason: 'rare-disease', question: 'What is it?', consent }),
    )
    await given.county.settle()
    return { id, number }
  }
  const readCase = (id: string) => given.reader.ok(given.reader.orders.getCase({ id }))
  const aMinute = async () => {
    given.county.clock.advance(60_000)
    await given.county.settle()
  }
  const port = () => (given.county.system('orders').uses as { gateway: Port<typeof ReferralGateway> }).gateway
  const callBack = async (body: string, signature: string) => {
    const headers = { 'content-type': 'application/fhir+json', 'x-ygt-signature': signature }
    return given.county.http.inject({ method: 'POST', url: '/api/referral-gateway/answers', headers, payload: body })
  }

  it('posts the transaction and fetches the answer, page by page, from the same host only', async () => {
    const { id, number } = await refer()
    const posted = other.got.find(({ url }) => url === '/fhir/')
    expect(JSON.parse(posted?.body ?? '{}')).toMatchObject({ resourceType: 'Bundle', type: 'transaction' })
    expect((await readCase(id)).delivery).toBe('delivered')
    other.reply = ({ url }, response) => {
      const entry = url === '/fhir/page2' ? [{ resource: answer(number) }] : []
      const next = url === '/fhir/page2' ? 'https://elsewhere.example.org/page3' : `${other.base}/fhir/page2`
      json(response, 200, { resourceType: 'Bundle', type: 'searchset', entry, link: [{ relation: 'next', url: next }] })
    }
    await aMinute()
    const asked = other.got.find(({ url }) => url === '/fhir/DiagnosticReport/_search')
    expect(decodeURIComponent(asked?.body ?? '')).toContain(`based-on:identifier=${caseSystem}|${number}`)
    expect(await readCase(id)).toMatchObject({ state: 'answered', opinion: 'Round atelectasis.' })
  })

  it('says where the other side finds fault, in both languages, and tries again what is no refusal', async () => {
    other.reply = (_, response) => json(response, 503, {})
    const { id } = await refer()
    expect((await readCase(id)).deliveryError).toMatchObject({
      zh: expect.stringContaining('503'),
      en: expect.stringContaining('failed'),
    })
    expect((await readCase(id)).state).toBe('sent')
    const issue = [
      { severity: 'warning', code: 'informational', diagnostics: 'fine' },
      { severity: 'error', code: 'required', expression: ['Bundle.entry[0].resource.gender'], diagnostics: 'gender' },
    ]
    other.reply = (_, response) => json(response, 422, { resourceType: 'OperationOutcome', issue })
    await aMinute()
    const refused = await readCase(id)
    expect(refused).toMatchObject({ state: 'declined', delivery: 'refused' })
    expect(refused.messages.flatMap(({ issues }) => issues)).toEqual([
      {
        pointer: 'Bundle.entry[0].resource.gender',
        zh: '缺少必填内容：gender',
        en: 'something required is missing: gender',
      },
    ])
  })

  it('takes an answer that is sent to it, when it is signed, fresh and whole', async () => {
    const { id, number } = await refer()
    const body = JSON.stringify(answer(number))
    const now = new Date(given.county.clock.now())
    const signed = signCallback(Buffer.from(body), secret, now)
    expect((await callBack(body.replace('Round', 'Square'), signed)).statusCode).toBe(401)
    expect((await callBack(body, signCallback(Buffer.from(body), `${secret}!`, now))).statusCode).toBe(401)
    const old = signCallback(Buffer.from(body), secret, new Date(now.getTime() - 301_000))
    expect((await callBack(body, old)).statusCode).toBe(401)
    expect((await callBack(body, signed)).statusCode).toBe(200)
    expect((await readCase(id)).state).toBe('answered')
    expect((await callBack(body, signed)).json()).toEqual({ taken: false })
  })

  it('is in use by itself', async () => {
    expect(await port().describe({})).toMatchObject({ name: '省人民医院' })
  })
})

describe('another provider, as the docs show it', () => {
  const permissions = ['read', 'send', 'refer'].map((command) => `orders:case:${command}@trial`)
  const given = withOrders('sqlite', {
    plugins: [trial.served, platformServed],
    contracts: { 'referral-gateway@1': 'platform' },
    roles: { radiologist: { add: permissions, reach: 'county' } },
  })

  it('gets the case', async () => {
    const { task } = await given.draft()
    const { orders, ok } = given.reader
    const asked = { task, reason: 'rare-disease', question: 'What is it?' } as const
    const preview = await ok(orders.previewReferral(asked))
    expect(preview).toMatchObject({ receiver: '省人民医院', images: 0 })
    await ok(orders.referCase({ ...asked, consent }))
    await given.county.settle()
    expect(platformGot).toHaveLength(1)
    const types = (bundle: any) => bundle.entry.map(({ resource }: any) => resource.resourceType)
    expect(types(preview.bundle)).toEqual(types(platformGot[0]))
  })

  it('previews nothing to somebody who has not claimed the task, and points out a name in the text', async () => {
    const { task } = await given.draft({ purpose: 'To see what 程德福 has' })
    const { orders, ok } = given.reader
    const asked = { task, reason: 'other', question: '' } as const
    expect((await ok(orders.previewReferral(asked))).notes).toContainEqual({
      label: 'orders.refer.name-in-text',
      warning: true,
    })
    expect(await given.senior.orders.previewReferral(asked)).toMatchObject({ ok: false, problem: { status: 403 } })
  })
})
