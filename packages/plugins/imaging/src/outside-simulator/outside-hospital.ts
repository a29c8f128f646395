import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MultipartError } from '../dicom/multipart.ts'
import { answerCase, type OutsideAnswer } from './answer-case.ts'
import { CaseFolder, type KeptCase } from './case-folder.ts'
import { casePage, listPage, pictureOf } from './expert-pages.ts'
import { type FhirAnswer, outcome, searchReports, takeTransaction } from './fhir-endpoints.ts'
import { receiveImages } from './receive-images.ts'

export interface OutsideHospitalOptions {
  /** Where cases and images are kept. */
  readonly folder: string
  /** 0 for one that is free. */
  readonly port?: number
  /** Its pages ask nobody who they are, so it listens on this machine only, unless told. */
  readonly host?: string
  /** Bearer token that FHIR and DICOMweb want; none while it is empty. */
  readonly token?: string
  /** Start although `NODE_ENV` is `production`. */
  readonly inProduction?: boolean
}

/** A simulated hospital outside the county, and what goes wrong with it on purpose. */
export interface OutsideHospital {
  readonly address: string
  readonly cases: () => readonly KeptCase[]
  /** Images in the order in which they were taken; one that was sent twice stands twice. */
  readonly arrived: readonly string[]
  readonly imagesOf: (number: string) => readonly string[]
  readonly answer: (number: string, answer: OutsideAnswer) => Readonly<Record<string, unknown>>
  /** The line breaks after so many more images, and stays broken until `repair`. */
  readonly breakAfter: (images: number) => void
  readonly repair: () => void
  readonly stop: () => Promise<void>
}

/** Starts the simulated hospital (上级医院模拟器): FHIR R4 and DICOMweb, and a page on which an outside expert answers. */
export async function startOutsideHospital(options: OutsideHospitalOptions): Promise<OutsideHospital> {
  if (process.env.NODE_ENV === 'production' && !options.inProduction)
    throw new Error('The simulated hospital does not run in production: connect a real one, or say inProduction.')
  const { port = 0, host = '127.0.0.1', token = '' } = options
  const folder = new CaseFolder(options.folder)
  const state = { left: Number.POSITIVE_INFINITY, arrived: [] as string[] }
  const desk: Desk = { folder, token, state }
  const server = createServer((request, response) => {
    void serve(desk, request, response).catch((error: unknown) => {
      if (error instanceof BrokenLine || response.headersSent) response.destroy()
      else
        send(
          response,
          outcome(500, [{ severity: 'error', code: 'exception', expression: [], diagnostics: String(error) }]),
        )
    })
  })
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(port, host, done)
  })
  return {
    address: `http://${host}:${(server.address() as AddressInfo).port}`,
    cases: () => folder.all(),
    arrived: state.arrived,
    imagesOf: (number) => folder.imagesOf(number),
    answer(number, answer) {
      const one = folder.find(number)
      if (!one) throw new RangeError(`no case ${number} is here`)
      return answerCase(folder, one, answer, new Date())
    },
    breakAfter: (images) => void (state.left = images),
    repair: () => void (state.left = Number.POSITIVE_INFINITY),
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

interface Desk {
  readonly folder: CaseFolder
  readonly token: string
  readonly state: { left: number; arrived: string[] }
}

class BrokenLine extends Error {}

const largestText = 8 * 2 ** 20

async function serve(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here')
  const [area = '', ...rest] = pathname.split('/').filter(Boolean)
  const route = `${request.method} /${[area, ...rest].join('/')}`
  if (area === 'fhir' || area === 'dicomweb') {
    if (desk.token !== '' && request.headers.authorization !== `Bearer ${desk.token}`)
      return send(response, outcome(401, [{ severity: 'error', code: 'login', expression: [], diagnostics: 'token' }]))
    if (desk.state.left <= 0) throw new BrokenLine()
    return send(response, await protocol(desk, route, request))
  }
  const [number = '', what, uid = ''] = rest
  const language = searchParams.get('lang') === 'en' ? 'en' : 'zh'
  if (route === 'GET /') return html(response, listPage(desk.folder, language))
  const one = area === 'cases' ? desk.folder.find(number) : undefined
  if (!one) return void response.writeHead(404).end()
  if (request.method === 'POST' && what === 'answer') return answered(desk, one, { request, response, language })
  if (request.method === 'GET' && what === 'images') {
    const picture = await pictureOf(desk.folder, one.number, uid)
    if (!picture) return void response.writeHead(404).end()
    return void response.writeHead(200, { 'content-type': 'image/png' }).end(picture)
  }
  return html(response, casePage(desk.folder, one, language))
}

async function protocol(desk: Desk, route: string, request: IncomingMessage): Promise<FhirAnswer> {
  const { folder, state } = desk
  switch (route) {
    case 'POST /fhir':
      return takeTransaction(folder, jsonOf(await textOf(request)), new Date())
    case 'POST /fhir/DiagnosticReport/_search':
      return searchReports(folder, new URLSearchParams(await textOf(request)))
    case 'POST /dicomweb/studies': {
      const contentType = request.headers['content-type']
      const arrived = (uid: string) => {
        state.arrived.push(uid)
        state.left -= 1
      }
      try {
        return await receiveImages(folder, { contentType, body: request, arrived })
      } catch (error) {
        if (!(error instanceof MultipartError)) throw error
        return { status: 400, json: { reason: error.reason, detail: error.message } }
      }
    }
    default:
      return outcome(404, [{ severity: 'error', code: 'not-supported', expression: [], diagnostics: route }])
  }
}

interface Form {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly language: 'zh' | 'en'
}

async function answered({ folder }: Desk, one: KeptCase, { request, response, language }: Form): Promise<void> {
  const { origin, host } = request.headers
  // a page of another site must not answer in the expert's place
  if (origin !== undefined && URL.parse(origin)?.host !== host) return void response.writeHead(403).end()
  const form = new URLSearchParams(await textOf(request))
  const text = form.get('text')?.trim() ?? ''
  const name = form.get('name')?.trim() ?? ''
  if (text.length >= 2 && name.length >= 1 && !one.revoked)
    answerCase(folder, one, { name, text, declined: form.get('kind') === 'decline' }, new Date())
  response.writeHead(303, { location: `/cases/${one.number}?lang=${language}` }).end()
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > largestText) throw new RangeError('the body is too large')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function send(response: ServerResponse, { status, json }: FhirAnswer): void {
  response.writeHead(status, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(json))
}

function html(response: ServerResponse, body: string): void {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self'"
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }
  response.writeHead(200, headers).end(body)
}
