import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hostServer } from '../packages/core/src/kernel/index.ts'
import { family, startTestCounty, type TestCounty } from '../packages/core/src/testing/index.ts'
import { device } from '../packages/plugins/imaging/src/device.ts'
import { syntheticCt } from '../packages/plugins/imaging/src/dicom/synthetic-study.ts'
import { type Orthanc, startOrthanc } from '../packages/plugins/imaging/test/archive/orthanc.ts'
import { load } from './load.ts'
import type { Bench, Figure } from './report.ts'
import { stowFolder } from './stow-sender.ts'

const count = Number(process.env.YGT_BENCH_INSTANCES ?? 500)
const perRequest = 50
const devices = Number(process.env.YGT_BENCH_DEVICES ?? 4)
/** Rows and columns of a slice. */
const edge = Number(process.env.YGT_BENCH_EDGE ?? 512)
const seconds = Number(process.env.YGT_BENCH_SECONDS ?? 5)
const vsOrthanc = { ratioAtLeast: 3 }
const vsDisk = { ratioAtLeast: 0.3 }

/**
 * The same images (CT slices of 512 × 512, half a megabyte each, unless told) into our archive, into Debian's Orthanc and as plain files, each
 * time until they are on the disk. The senders are processes of their own and wait for no delayed acknowledgements; over DIMSE
 * four devices send at once, unless told.
 */
const bench: Bench = {
  names: ['dicom.cstore', 'dicom.stow', 'dicom.frames'],
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'ygt-bench-dicom-'))
    const study = writeStudy(join(folder, 'stored'), 'cstore', count)
    const byStow = writeStudy(join(folder, 'stowed'), 'stow', count)
    writeStudy(join(folder, 'warm'), 'warm', 20)
    writeStudy(join(folder, 'filled'), 'filled', 1200, 16)
    const orthanc = await startOrthanc()
    const county = await openArchive()
    try {
      const ours = await addressesOf(county)
      const { headers } = ours
      // an archive that has been in use for a day has all of its 256 folders
      await stowFolder({ folder: join(folder, 'filled'), perRequest, url: `${ours.url}/studies`, headers })
      await storescu(join(folder, 'warm'), ours.dicomPort, 'YGT')
      await storescu(join(folder, 'warm'), orthanc.dicomPort, 'ORTHANC')
      const plain = await plainWrites(join(folder, 'stored'), join(folder, 'plain'))
      const stored = count / (await storescu(join(folder, 'stored'), ours.dicomPort, 'YGT'))
      const theirs = count / (await storescu(join(folder, 'stored'), orthanc.dicomPort, 'ORTHANC'))
      const stow = { folder: join(folder, 'stowed'), perRequest }
      const stowed = count / (await stowFolder({ ...stow, url: `${ours.url}/studies`, headers }))
      const theirStow = count / (await stowFolder({ ...stow, url: `${orthanc.url}/dicom-web/studies` }))
      await kept(county, study, byStow)
      const unit = 'instances/s'
      const disk = { baseline: 'plain write + sync', against: plain, promise: vsDisk }
      return [
        { bench: 'dicom.cstore', value: stored, unit, baseline: 'Orthanc', against: theirs, promise: vsOrthanc },
        { bench: 'dicom.cstore', value: stored, unit, ...disk },
        { bench: 'dicom.stow', value: stowed, unit, baseline: 'Orthanc', against: theirStow, promise: vsOrthanc },
        { bench: 'dicom.stow', value: stowed, unit, ...disk },
        await frames(study, ours, orthanc),
      ]
    } finally {
      await county.stop()
      await orthanc.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
export default bench

async function openArchive(): Promise<TestCounty> {
  const county = await startTestCounty({
    plugins: [join(import.meta.dirname, '../packages/plugins/imaging')],
    production: true,
    residents: true,
    settings: { imaging: { dimse: { port: 0, host: '127.0.0.1' } } },
  })
  await county.services.start()
  const operator = await county.as('fengtao')
  const sender = { aeTitle: 'STORESCU', name: 'bench', institution: 'qinghe-centre', active: true }
  await operator.ok(operator.resource(device).create({ ...sender, characterSet: 'utf-8', reach: 'none' } as never))
  return county
}

interface Addresses {
  readonly url: string
  readonly dicomPort: number
  readonly headers: Readonly<Record<string, string>>
}

async function addressesOf(county: TestCounty): Promise<Addresses> {
  await county.http.listen({ port: 0, host: '127.0.0.1' })
  const bound = hostServer(county).server.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  const [service] = county.runtime.plugins.get('imaging')?.services ?? []
  const signedIn = await county.http.inject({
    method: 'POST',
    url: '/api/core/session',
    payload: { account: 'sunli', password: 'Yunling-Demo-2026' },
  })
  return {
    url: `http://127.0.0.1:${port}/api/imaging/dicomweb`,
    dicomPort: Number(service?.detail?.split(' : ')[1]),
    headers: { cookie: String(signedIn.headers['set-cookie']).split(';')[0] ?? '' },
  }
}

/** A study on the disk; its bytes are not held, so that they do not weigh on what is measured. */
interface Written {
  readonly studyInstanceUid: string
  readonly seriesInstanceUid: string
  readonly instances: readonly string[]
}

function writeStudy(folder: string, seed: string, slices: number, side = edge): Written {
  mkdirSync(folder)
  const { grandfather } = family
  const patient = { id: grandfather.id, name: 'Cheng^Defu=程^德福', birthDate: '19480309', sex: 'M' as const }
  const study = syntheticCt({ seed: `bench ${seed}`, slices, rows: side, columns: side, patient })
  for (const [n, { bytes }] of study.instances.entries()) writeFileSync(join(folder, `${n}.dcm`), bytes)
  const { studyInstanceUid, seriesInstanceUid } = study
  return { studyInstanceUid, seriesInstanceUid, instances: study.instances.map((i) => i.sopInstanceUid) }
}

/** Seconds that several of dcmtk's senders took for all files of a folder, each over one association. */
async function storescu(folder: string, port: number, aeTitle: string): Promise<number> {
  const names = readdirSync(folder).map((name) => join(folder, name))
  const shares = Array.from({ length: devices }, (_, n) => names.filter((__, at) => at % devices === n))
  const began = performance.now()
  await Promise.all(shares.map((files) => sendFiles(files, port, aeTitle)))
  return (performance.now() - began) / 1000
}

async function sendFiles(files: readonly string[], port: number, aeTitle: string): Promise<void> {
  const child = spawn('storescu', ['-aec', aeTitle, '127.0.0.1', String(port), ...files], {
    env: { ...process.env, TCP_NODELAY: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`storescu ended with ${code}`)
}

/** Files per second that this disk takes, one after the other, each synced. */
async function plainWrites(from: string, to: string): Promise<number> {
  mkdirSync(to)
  const names = readdirSync(from)
  let spent = 0
  for (const name of names) {
    const bytes = readFileSync(join(from, name))
    const began = performance.now()
    const file = await open(join(to, name), 'wx')
    await file.writeFile(bytes)
    await file.sync()
    await file.close()
    spent += performance.now() - began
  }
  return names.length / (spent / 1000)
}

/** No figure for images that were not kept. */
async function kept(county: TestCounty, ...studies: readonly Written[]): Promise<void> {
  for (const { studyInstanceUid } of studies) {
    const rows = await county.runtime.database.query(
      'select instance_count from imaging_study where study_instance_uid = ?',
      [studyInstanceUid],
    )
    if (Number(rows[0]?.instance_count) !== count) throw new Error(`${rows[0]?.instance_count} of ${count} were kept`)
  }
}

async function frames(study: Written, ours: Addresses, orthanc: Orthanc): Promise<Figure> {
  const { studyInstanceUid, seriesInstanceUid, instances } = study
  const [first] = instances
  const path = `/studies/${studyInstanceUid}/series/${seriesInstanceUid}/instances/${first}/frames/1`
  const accept = 'multipart/related; type="application/octet-stream"'
  const ask = (base: string, headers: Readonly<Record<string, string>> = {}) =>
    load({ url: `${base}${path}`, seconds, connections: 4, headers: { ...headers, accept } })
  const results = {
    ours: await ask(ours.url, ours.headers),
    theirs: await ask(`${orthanc.url}/dicom-web`),
  }
  if (results.ours.errors + results.theirs.errors > 0) throw new Error('frames were not answered with 200')
  return {
    bench: 'dicom.frames',
    value: results.ours.rate,
    unit: 'frames/s',
    baseline: 'Orthanc',
    against: results.theirs.rate,
    promise: vsOrthanc,
  }
}
