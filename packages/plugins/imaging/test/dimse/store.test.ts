import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { family } from '@ygt/core/testing'
import { describe, expect, it } from 'vitest'
import { dataSetOffset, readDicom } from '../../src/dicom/part10.ts'
import { writePart10 } from '../../src/dicom/part10-writer.ts'
import { imaging } from '../../src/plugin.ts'
import { bytesAt, databases, images, singleDicom, web } from '../server/imaging-county.ts'
import { withDimse } from './dimse-county.ts'

describe.each(databases)('devices that send images on %s', (database) => {
  const given = withDimse(database)

  it('are let in when they are known, and listed when they are not', async () => {
    const { operator, technologist, tool, admit } = given
    const refused = await tool('echoscu', 'STRANGER')
    expect(refused.code).not.toBe(0)
    expect(refused.output).toContain('Calling AE Title Not Recognized')
    await tool('echoscu', 'STRANGER')
    const client = operator.client(imaging)
    const { items, service } = await operator.ok(client.unknownCallers({}))
    expect(service.aeTitle).toBe('YGT')
    expect(items).toMatchObject([{ aeTitle: 'STRANGER', address: '127.0.0.1', calledAeTitle: 'YGT', attempts: 2 }])
    const admission = { id: items[0]?.id ?? '', name: 'CT 1 号机', institution: 'qinghe-centre' }
    const wrong = await technologist.refused(technologist.client(imaging).admitCaller(admission))
    expect(wrong.code).toBe('core/forbidden')
    await operator.ok(client.admitCaller(admission))
    expect((await tool('echoscu', 'STRANGER')).code).toBe(0)
    expect((await operator.ok(client.unknownCallers({}))).items).toEqual([])
    await admit({ aeTitle: 'SLEEPING', active: false })
    expect((await tool('echoscu', 'SLEEPING')).code).not.toBe(0)
    expect((await operator.ok(client.unknownCallers({}))).items).toEqual([])
  })

  it('store studies that find their request, and the bytes come back as they went out', async () => {
    const { technologist, radiologist, tool, files, admit, ask } = given
    await admit({ aeTitle: 'CT1' })
    const { id, accessionNumber } = await ask()
    const study = images({ accessionNumber, slices: 4 })
    const sent = await tool(
      'storescu',
      'CT1',
      '+sd',
      files(
        'ct',
        study.instances.map((i) => i.bytes),
      ),
    )
    expect(sent).toMatchObject({ code: 0 })
    const [found] = (await technologist.ok(technologist.client(imaging).listStudies({ request: id }))).items
    expect(found).toMatchObject({ state: 'matched', matchedBy: 'accession', instanceCount: 4, source: 'dimse' })
    for (const { sopInstanceUid, bytes } of study.instances) {
      const url = web(study.studyInstanceUid, study.seriesInstanceUid, sopInstanceUid)
      const back = await bytesAt(radiologist, url, singleDicom)
      expect(back.subarray(dataSetOffset(back))).toEqual(bytes.subarray(dataSetOffset(bytes)))
    }
    // once more changes nothing
    expect((await tool('storescu', 'CT1', '+sd', `${given.folder}/ct`)).code).toBe(0)
    const [again] = (await technologist.ok(technologist.client(imaging).listStudies({ request: id }))).items
    expect(again).toMatchObject({ instanceCount: 4 })
  })

  it('keep private elements and Chinese of their own character set byte for byte', async () => {
    const { radiologist, tool, files, admit, indexed } = given
    await admit({ aeTitle: 'OLD_GBK', characterSet: 'gb18030' })
    const [one] = images({ slices: 1 }).instances
    const file = one?.bytes ?? Buffer.alloc(0)
    const name = Buffer.from([0xb3, 0xcc, 0x5e, 0xb5, 0xc2, 0xb8, 0xa3, 0x20]) // 程^德福 in GBK, undeclared
    const odd = withElements(file, name)
    const stored = await tool('storescu', 'OLD_GBK', '+sd', files('gbk', [odd]))
    expect(stored).toMatchObject({ code: 0 })
    const uid = one?.sopInstanceUid ?? ''
    const [row] = await given.county.runtime.database.query(
      'select s.patient_name, s.study_instance_uid, i.blob from imaging_study s join imaging_instance i on i.study = s.id where i.sop_instance_uid = ?',
      [uid],
    )
    expect(row?.patient_name).toBe('程^德福')
    expect(await indexed(uid)).toBeDefined()
    const reading = readDicom(file)
    const identity = reading.ok ? reading.instance.identity : undefined
    const url = web(identity?.studyInstanceUid ?? '', identity?.seriesInstanceUid, uid)
    const back = await bytesAt(radiologist, url, singleDicom)
    expect(back.subarray(dataSetOffset(back))).toEqual(odd.subarray(dataSetOffset(odd)))
    expect(back.includes(secret)).toBe(true)
  })

  it('send over several associations at once into one study', async () => {
    const { technologist, tool, files, admit, ask } = given
    for (const aeTitle of ['US1', 'US2', 'US3', 'US4']) await admit({ aeTitle })
    const { id, accessionNumber } = await ask()
    const study = images({ accessionNumber, slices: 40 })
    const parts = [0, 1, 2, 3].map((n) => study.instances.filter((_, at) => at % 4 === n).map((i) => i.bytes))
    const sent = await Promise.all(
      parts.map((part, n) => tool('storescu', `US${n + 1}`, '+sd', files(`part${n}`, part))),
    )
    expect(sent.map(({ code }) => code)).toEqual([0, 0, 0, 0])
    const [found] = (await technologist.ok(technologist.client(imaging).listStudies({ request: id }))).items
    expect(found).toMatchObject({ instanceCount: 40, seriesCount: 1 })
  })

  it('are refused what is here with other content, what is no image, and what another institution sent', async () => {
    const { tool, files, admit, indexed } = given
    await admit({ aeTitle: 'DR1' })
    await admit({ aeTitle: 'HETING', institution: 'heting-centre' })
    const { instances, studyInstanceUid } = images({ slices: 2 })
    const [first, second] = instances
    const bytes = first?.bytes ?? Buffer.alloc(0)
    expect((await tool('storescu', 'DR1', '+sd', files('first', [bytes]))).code).toBe(0)
    const other = Buffer.from(bytes)
    other[other.length - 1] = (other.at(-1) ?? 0) ^ 1
    const refused = await tool('storescu', 'DR1', '-v', '+sd', files('other', [other]))
    expect(refused.output).toContain('Store Response (Unknown Status: 0x111)')
    const foreign = await tool('storescu', 'HETING', '-v', '+sd', files('foreign', [second?.bytes ?? bytes]))
    expect(foreign.output).toContain('Store Response (Unknown Status: 0x124)')
    const noPixels = writePart10({
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.2',
      SOPInstanceUID: `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`,
      StudyInstanceUID: studyInstanceUid,
      SeriesInstanceUID: `${studyInstanceUid}.9`,
      PatientName: 'Cheng^Defu',
      PatientID: family.grandfather.id,
    })
    const broken = await tool('storescu', 'DR1', '-v', '+sd', files('broken', [noPixels]))
    expect(broken.output).toContain('Store Response (Error: CannotUnderstand)')
    expect(await indexed(second?.sopInstanceUid ?? '')).toBeUndefined()
  })

  it('that break off in the middle leave nothing half stored', async () => {
    const { county, port, admit, indexed, tool } = given
    await admit({ aeTitle: 'BROKEN' })
    const [one] = images({ slices: 1, rows: 256, columns: 256 }).instances
    const before = await county.runtime.database.query('select count(*) as n from imaging_instance')
    await cutOff({ port, aeTitle: 'BROKEN', bytes: one?.bytes ?? Buffer.alloc(0) })
    expect((await tool('echoscu', 'BROKEN')).code).toBe(0)
    expect(await indexed(one?.sopInstanceUid ?? '')).toBeUndefined()
    expect(await county.runtime.database.query('select count(*) as n from imaging_instance')).toEqual(before)
  })

  it('that announce a PDU beyond reason are closed', async () => {
    const { port } = given
    const socket = connect({ host: '127.0.0.1', port })
    socket.write(Buffer.from([1, 0, 0x7f, 0xff, 0xff, 0xff, 0, 1]))
    const closed = new Promise<boolean>((resolve) => socket.on('close', (broken) => resolve(broken)))
    expect(await closed).toBe(false)
  })
})

const secret = Buffer.from('PRIVATE VALUE OF THE VENDOR ')

/** The same file with the patient's name replaced, without its character set, and with a private element behind group 0010. */
function withElements(file: Buffer, name: Buffer): Buffer {
  const reading = readDicom(file)
  if (!reading.ok) throw new Error(reading.detail)
  const { elements } = reading.instance.dataSet
  const charset = elements.get('00080005')
  const person = elements.get('00100010')
  const after = elements.get('00100040')
  if (!charset || !person || !after) throw new Error('the file lacks what is changed')
  const end = after.offset + after.length
  return Buffer.concat([
    file.subarray(0, charset.offset - 8),
    file.subarray(charset.offset + charset.length, person.offset - 8),
    short('00100010', 'PN', name),
    file.subarray(person.offset + person.length, end),
    short('00110010', 'LO', Buffer.from('SOME VENDOR ')),
    short('00111001', 'LO', secret),
    file.subarray(end),
  ])
}

function short(tag: string, vr: string, value: Buffer): Buffer {
  const header = Buffer.alloc(8)
  header.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0)
  header.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2)
  header.write(vr, 4, 'latin1')
  header.writeUInt16LE(value.length, 6)
  return Buffer.concat([header, value])
}

/** Speaks just enough of the upper layer (PS3.8) to begin a C-STORE, and hangs up in the middle of its data set. */
function cutOff({
  port,
  aeTitle,
  bytes,
}: {
  readonly port: number
  readonly aeTitle: string
  readonly bytes: Buffer
}): Promise<void> {
  const reading = readDicom(bytes)
  if (!reading.ok) throw new Error(reading.detail)
  const { sopClassUid, sopInstanceUid } = reading.instance.identity
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.write(associateRequest(aeTitle, sopClassUid))
    socket.once('data', (answer) => {
      if (answer[0] !== 2) return reject(new Error('the association was not accepted'))
      const command = Buffer.concat([
        implicit(0x0002, Buffer.from(sopClassUid.padEnd(even(sopClassUid), '\0'))),
        implicit(0x0100, Buffer.from([1, 0])),
        implicit(0x0110, Buffer.from([1, 0])),
        implicit(0x0700, Buffer.from([0, 0])),
        implicit(0x0800, Buffer.from([2, 2])),
        implicit(0x1000, Buffer.from(sopInstanceUid.padEnd(even(sopInstanceUid), '\0'))),
      ])
      const length = Buffer.alloc(4)
      length.writeUInt32LE(command.length)
      socket.write(pdv(3, Buffer.concat([implicit(0x0000, length), command])))
      const dataSet = bytes.subarray(dataSetOffset(bytes))
      socket.write(pdv(0, dataSet.subarray(0, dataSet.length / 2)), () => socket.end())
    })
    socket.on('close', () => resolve())
    socket.on('error', reject)
  })
}

const even = (uid: string): number => uid.length + (uid.length % 2)

function implicit(element: number, value: Buffer): Buffer {
  const header = Buffer.alloc(8)
  header.writeUInt16LE(element, 2)
  header.writeUInt32LE(value.length, 4)
  return Buffer.concat([header, value])
}

function pdv(flags: number, value: Buffer): Buffer {
  const header = Buffer.alloc(12)
  header[0] = 4
  header.writeUInt32BE(value.length + 6, 2)
  header.writeUInt32BE(value.length + 2, 6)
  header[10] = 1
  header[11] = flags
  return Buffer.concat([header, value])
}

function associateRequest(aeTitle: string, abstractSyntax: string): Buffer {
  const item = (type: number, value: Buffer) => {
    const header = Buffer.from([type, 0, 0, 0])
    header.writeUInt16BE(value.length, 2)
    return Buffer.concat([header, value])
  }
  const body = Buffer.concat([
    Buffer.from([0, 1, 0, 0]),
    Buffer.from('YGT'.padEnd(16)),
    Buffer.from(aeTitle.padEnd(16)),
    Buffer.alloc(32),
    item(0x10, Buffer.from('1.2.840.10008.3.1.1.1')),
    item(
      0x20,
      Buffer.concat([
        Buffer.from([1, 0, 0, 0]),
        item(0x30, Buffer.from(abstractSyntax)),
        item(0x40, Buffer.from('1.2.840.10008.1.2.1')),
      ]),
    ),
    item(0x50, item(0x51, Buffer.from([0, 0, 0x40, 0]))),
  ])
  const header = Buffer.from([1, 0, 0, 0, 0, 0])
  header.writeUInt32BE(body.length, 2)
  return Buffer.concat([header, body])
}
