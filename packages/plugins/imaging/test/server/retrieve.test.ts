import { PNG } from 'pngjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { multipartHeader, multipartParts } from '../../src/dicom/multipart.ts'
import { readDicom } from '../../src/dicom/part10.ts'
import { attributesOf } from '../../src/dicom/study-attributes.ts'
import { imaging } from '../../src/plugin.ts'
import { sampleFiles } from '../dicom/sample-files.ts'
import { bytesAt, databases, filesOf, images, singleDicom, stow, uploaded, web, withImaging } from './imaging-county.ts'

const samples = sampleFiles().files.map((file) => {
  const reading = readDicom(file.bytes)
  if (!reading.ok) throw new Error(`${file.name}: ${reading.detail}`)
  const { studyInstanceUid, seriesInstanceUid, sopInstanceUid } = attributesOf(reading.instance)
  return {
    ...file,
    uid: sopInstanceUid,
    study: studyInstanceUid,
    address: web(studyInstanceUid, seriesInstanceUid, sopInstanceUid),
  }
})

describe.each(databases)('WADO-RS on %s', (database) => {
  const given = withImaging(database)
  beforeAll(async () => {
    // files of one study may be the generated ones with a UID in common: they go one by one
    for (const { bytes } of samples) await stow(given.technologist, [bytes])
  })
  const kept = [...new Map([...samples].reverse().map((s) => [s.uid, s])).values()].reverse()

  async function partsAt(path: string, accept?: string) {
    const response = await given.radiologist.request('GET', path, { headers: accept === undefined ? {} : { accept } })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    const { boundary, rootType } = multipartHeader(response.headers.get('content-type') ?? undefined)
    const parts: { type: string; bytes: Buffer }[] = []
    const whole = Buffer.from(await response.arrayBuffer())
    const source = (async function* () {
      yield whole
    })()
    for await (const part of multipartParts(source, { boundary })) {
      const chunks: Buffer[] = []
      for await (const chunk of part.body) chunks.push(chunk)
      parts.push({ type: part.contentType, bytes: Buffer.concat(chunks) })
    }
    return { rootType, parts }
  }

  it.each(kept.map((file) => [file.name, file] as const))('gives %s back byte for byte', async (_, file) => {
    const { radiologist } = given
    expect((await bytesAt(radiologist, file.address, singleDicom)).equals(file.bytes)).toBe(true)
    const { rootType, parts } = await partsAt(file.address)
    expect([rootType, parts.length]).toEqual(['application/dicom', 1])
    expect(parts[0]?.bytes.equals(file.bytes)).toBe(true)
    expect(parts[0]?.type).toBe(`application/dicom; transfer-syntax=${file.transferSyntaxUid}`)
    const wanted = `multipart/related; type="application/dicom"; transfer-syntax=${file.transferSyntaxUid}`
    expect((await partsAt(file.address, wanted)).parts).toHaveLength(1)
  })

  it('gives a whole study and a whole series', async () => {
    const { radiologist } = given
    for (const [study, files] of Map.groupBy(kept, (s) => s.study)) {
      const { parts } = await partsAt(web(study))
      const sorted = (list: readonly Buffer[]) => list.map((b) => b.toString('base64')).sort()
      expect(sorted(parts.map((p) => p.bytes))).toEqual(sorted(files.map((f) => f.bytes)))
      const metadata = JSON.parse((await bytesAt(radiologist, `${web(study)}/metadata`)).toString()) as any[]
      const uids = new Set(metadata.map((m) => m['00080018'].Value[0]))
      expect(uids).toEqual(new Set(files.map((f) => f.uid)))
      expect(metadata).toHaveLength(files.length)
    }
  })

  it('answers everything that metadata points to', async () => {
    const { radiologist } = given
    let followed = 0
    for (const { address, bytes, name } of kept) {
      const [metadata] = JSON.parse((await bytesAt(radiologist, `${address}/metadata`)).toString()) as any[]
      const uris = [...JSON.stringify(metadata).matchAll(/"BulkDataURI":"([^"]+)"/g)].map(
        ([, uri]) => new URL(uri ?? ''),
      )
      for (const { pathname } of uris) {
        const { parts } = await partsAt(pathname)
        expect(parts.length, `${name} ${pathname}`).toBeGreaterThan(0)
        const [only] = parts
        // what is neither compressed nor swapped stands in the file as it is given out
        const plain = only?.type === 'application/octet-stream' && !name.includes('deflated')
        if (plain) expect(bytes.includes(only.bytes), `${name} ${pathname}`).toBe(true)
        followed += 1
      }
    }
    expect(followed).toBeGreaterThanOrEqual(kept.filter((f) => f.rows !== null).length)
    const first = kept[0]?.address
    for (const path of ['7FE00010.0.00080018', '00091234', 'nothing', '..'])
      expect([400, 404]).toContain((await radiologist.request('GET', `${first}/bulkdata/${path}`)).status)
  })

  it('gives frames one by one and several in the order asked for', async () => {
    const { radiologist } = given
    for (const { address, rows, columns, frames, bitsAllocated } of kept.filter((f) => f.rows !== null)) {
      const { parts } = await partsAt(`${address}/frames/1`)
      expect(parts).toHaveLength(1)
      const native = parts[0]?.type.startsWith('application/octet-stream')
      const samplesPerPixel = 3 // at most
      const bits = (rows ?? 0) * (columns ?? 0) * (bitsAllocated ?? 0)
      if (native) {
        expect(parts[0]?.bytes.length).toBeGreaterThanOrEqual(Math.floor(bits / 8))
        expect(parts[0]?.bytes.length).toBeLessThanOrEqual(Math.ceil((bits * samplesPerPixel) / 8) + 1)
      }
      expect((await radiologist.request('GET', `${address}/frames/${frames + 1}`)).status).toBe(404)
      expect((await radiologist.request('GET', `${address}/frames/0`)).status).toBe(404)
      if (frames < 2) continue
      const both = await partsAt(`${address}/frames/2,1`)
      expect(both.parts.map((p) => p.bytes.length)).toHaveLength(2)
      expect(both.parts[1]?.bytes.equals(parts[0]?.bytes ?? Buffer.alloc(0))).toBe(true)
    }
  })

  it('draws what it can draw, and says of the rest why not', async () => {
    const { radiologist } = given
    for (const { address, rows, columns, name } of kept) {
      const response = await radiologist.request('GET', `${address}/rendered`)
      if (response.status === 422) {
        expect((await response.json()) as any, name).toMatchObject({ code: 'imaging/cannot-render' })
        continue
      }
      const png = PNG.sync.read(Buffer.from(await response.arrayBuffer()))
      expect([png.height, png.width], name).toEqual([rows, columns])
    }
    const ct = kept.find((f) => f.modality === 'CT')
    const thumbnail = await bytesAt(radiologist, ct?.address.replace(/\/instances\/.*/, '/thumbnail') ?? '')
    expect(PNG.sync.read(thumbnail).width).toBeLessThanOrEqual(160)
    const [wide, narrow] = await Promise.all(
      ['40,4000', '40,40'].map((window) => bytesAt(radiologist, `${ct?.address}/rendered?window=${window}`)),
    )
    expect(wide?.equals(narrow ?? Buffer.alloc(0))).toBe(false)
  })

  it('answers 406 to what it cannot give, and says what it can', async () => {
    const { radiologist } = given
    const { address } = kept[0] ?? { address: '' }
    for (const [path, accept] of [
      ['', 'video/mp4'],
      ['', 'multipart/related; type="application/dicom"; transfer-syntax=1.2.840.10008.1.2.4.99'],
      ['/frames/1', 'image/jxl'],
      ['/rendered', 'image/webp'],
      ['/bulkdata/7FE00010', 'text/html'],
    ]) {
      const response = await radiologist.request('GET', address + path, { headers: { accept: accept ?? '' } })
      expect([response.status, ((await response.json()) as any).code], path).toEqual([406, 'imaging/not-acceptable'])
    }
  })

  it('gives the viewer a copy that it can read, and says where the small pictures are', async () => {
    const { radiologist, technologist, ask } = given
    const { id } = await ask()
    const study = await uploaded(technologist, filesOf(images()), id)
    const { series } = await radiologist.ok(radiologist.client(imaging).images({ id: study.id }))
    expect(series.map((s) => s.instances.length)).toEqual([3])
    for (const { thumbnailUrl, instances } of series) {
      expect(PNG.sync.read(await bytesAt(radiologist, thumbnailUrl)).width).toBeGreaterThan(0)
      for (const { url, size } of instances) expect((await bytesAt(radiologist, `${url}?frame=1`)).length).toBe(size)
    }
  })

  it('repairs for the viewer what only says the wrong thing of itself, and keeps the original', async () => {
    const { radiologist, technologist } = given
    const [first] = images().instances
    if (!first) throw new Error('no image')
    const bare = first.bytes.subarray(132) // no preamble, no DICM
    expect((await stow(technologist, [bare])).stored).toEqual([first.sopInstanceUid])
    const reading = readDicom(bare)
    if (!reading.ok) throw new Error(reading.detail)
    const { studyInstanceUid, seriesInstanceUid } = attributesOf(reading.instance)
    const { items } = await technologist.ok(technologist.client(imaging).quarantine({}))
    const { id } = items.find((s) => s.studyInstanceUid === studyInstanceUid) ?? { id: '' }
    const { series } = await radiologist.ok(radiologist.client(imaging).images({ id }))
    const viewable = await bytesAt(radiologist, series[0]?.instances[0]?.url ?? '')
    expect(viewable.subarray(128, 132).toString()).toBe('DICM')
    const copy = readDicom(viewable)
    expect(copy.ok && copy.instance.warnings).toEqual([])
    const original = await bytesAt(
      radiologist,
      web(studyInstanceUid, seriesInstanceUid, first.sopInstanceUid),
      singleDicom,
    )
    expect(original.equals(bare)).toBe(true)
    expect((await radiologist.request('GET', `/api/imaging/studies/${id}/instances/1.2.3/view`)).status).toBe(404)
  })
})
