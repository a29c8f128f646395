import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as soon } from 'node:timers/promises'
import { family } from '@ygt/core/testing'
import { describe, expect, it } from 'vitest'
import { encodeGb18030 } from '../../src/dicom/gb18030-encoder.ts'
import { dataSetOffset, readDicom } from '../../src/dicom/part10.ts'
import { encodeDataSet, fileHeader } from '../../src/dicom/part10-writer.ts'
import { EXPLICIT_VR_LITTLE_ENDIAN } from '../../src/dicom/transfer-syntaxes.ts'
import { sopClasses } from '../../src/dimse/presentation-contexts.ts'
import { databases, images, stow } from '../server/imaging-county.ts'
import { withDimse } from './dimse-county.ts'

describe.each(databases)('devices that search and fetch on %s', (database) => {
  const given = withDimse(database)
  const answers = (output: string) => output.split('Find Response').length - 1

  it('find studies, series and images by the keys of QIDO, within their reach', async () => {
    const { technologist, tool, admit, ask } = given
    await admit({ aeTitle: 'WS1', reach: 'institution' })
    await admit({ aeTitle: 'WS2', reach: 'county', institution: 'county-hospital' })
    await admit({ aeTitle: 'WS3', reach: 'institution', institution: 'heting-centre' })
    await admit({ aeTitle: 'CT9', reach: 'none' })
    const { accessionNumber } = await ask()
    const study = images({ accessionNumber, slices: 3 })
    await stow(
      technologist,
      study.instances.map((i) => i.bytes),
    )
    const find = (as: string, level: string, ...keys: string[]) =>
      tool('findscu', as, '-v', '-S', '-k', `0008,0052=${level}`, ...keys.flatMap((key) => ['-k', key]))
    const byName = await find('WS1', 'STUDY', '0010,0010=*德福', '0020,000D', '0008,0050', '0020,1208', '0008,0061')
    expect(byName.output).toContain(study.studyInstanceUid)
    expect(byName.output).toContain(accessionNumber)
    expect(byName.output).toContain('程^德福')
    expect(byName.output).toMatch(/\(0020,1208\) IS \[3/)
    expect((await find('WS2', 'STUDY', `0008,0050=${accessionNumber}`)).output).toContain('Find Response: 1')
    expect((await find('WS3', 'STUDY', `0008,0050=${accessionNumber}`)).output).not.toContain('Find Response: 1')
    expect((await find('WS1', 'STUDY', '0008,0020=19000101-19001231')).output).not.toContain('Find Response: 1')
    const uid = `0020,000D=${study.studyInstanceUid}`
    expect((await find('WS1', 'SERIES', uid, '0020,000E')).output).toContain(study.seriesInstanceUid)
    const listed = await find('WS1', 'IMAGE', uid, `0020,000E=${study.seriesInstanceUid}`, '0008,0018', '0020,0013')
    expect(answers(listed.output)).toBeGreaterThanOrEqual(3)
    const patients = await tool('findscu', 'WS1', '-P', '-k', '0008,0052=PATIENT', '-k', '0010,0020')
    expect(patients.output).toContain(family.grandfather.id)
    expect((await find('CT9', 'STUDY')).output).toContain('0x124')
    expect((await find('WS1', 'NOWHERE')).output).toContain('DataSetDoesNotMatchSOPClass')
    expect((await find('WS1', 'STUDY', '0008,0020=yesterday')).output).toContain('DataSetDoesNotMatchSOPClass')
    const entries = await given.county.runtime.database.query(
      `select detail from core_audit where resource = 'imaging.study' and action = 'search'`,
    )
    expect(JSON.stringify(entries)).toContain('WS1')
  })

  it('find what their institution asked for on the worklist, and it goes once the images are here', async () => {
    const { technologist, tool, admit, ask, files } = given
    await admit({ aeTitle: 'CT2', modality: 'CT' })
    await admit({ aeTitle: 'GBK', characterSet: 'gb18030' })
    await admit({ aeTitle: 'MR2', modality: 'MR' })
    await admit({ aeTitle: 'CT_HETING', institution: 'heting-centre' })
    const { accessionNumber } = await ask()
    const keys = ['0010,0010', '0010,0020', '0010,0030', '0010,0040', '0008,0050', '0020,000D', '0032,1060']
    const step = ['0008,0060', '0040,0001', '0040,0002', '0040,0003', '0040,0009']
    const worklist = (as: string, ...more: string[]) => {
      const asked = [...keys, ...step.map((tag) => `0040,0100[0].${tag}`), ...more]
      return tool('findscu', as, '-W', ...asked.flatMap((key) => ['-k', key]))
    }
    const { output } = await worklist('CT2')
    expect(output).toContain(accessionNumber)
    expect(output).toContain('Cheng^Defu=程^德福')
    expect(output).toContain('19480309')
    expect(output).toContain('[CT2')
    expect(output).toContain('2.25.')
    // no citizen number leaves the house
    expect(output).not.toMatch(/\[\d{17}[\dX]\]/)
    // a device that writes GBK and does not say so, and is answered in what it reads
    const keysInGbk = encodeDataSet({ PatientName: '*德福*' }, { explicitVr: true, encodeText: encodeGb18030 })
    const header = fileHeader({
      sopClassUid: sopClasses.modalityWorklist,
      sopInstanceUid: '2.25.1',
      transferSyntaxUid: EXPLICIT_VR_LITTLE_ENDIAN,
    })
    const asked = files('gbk-query', [Buffer.concat([header, keysInGbk])])
    const chinese = await tool('findscu', 'GBK', '-W', join(asked, '0.dcm'))
    expect(chinese.output).toContain('GB18030')
    expect(new TextDecoder('gb18030').decode(chinese.bytes)).toContain('Cheng^Defu=程^德福')
    expect((await worklist('CT2', `0008,0050=${accessionNumber}`)).output).toContain(accessionNumber)
    expect((await worklist('MR2')).output).not.toContain(accessionNumber)
    expect((await worklist('CT_HETING')).output).not.toContain(accessionNumber)
    expect((await worklist('CT2', '0040,0100[0].0040,0002=20000101')).output).not.toContain(accessionNumber)
    expect((await worklist('CT2', '0010,0010=Wang*')).output).not.toContain(accessionNumber)
    await stow(
      technologist,
      images({ accessionNumber }).instances.map((i) => i.bytes),
    )
    expect((await worklist('CT2')).output).not.toContain(accessionNumber)
  })

  it('have a study sent to a workstation, byte for byte', async () => {
    const { technologist, tool, admit, folder } = given
    const port = await freePort()
    const received = join(folder, 'received')
    mkdirSync(received)
    await admit({ aeTitle: 'ASKING', reach: 'institution' })
    await admit({ aeTitle: 'VIEWER', host: '127.0.0.1', port, reach: 'institution' })
    const study = images({ slices: 5 })
    await stow(
      technologist,
      study.instances.map((i) => i.bytes),
    )
    const options = ['-aet', 'VIEWER', '-od', received, '+xa', '-B', String(port)]
    const workstation = spawn('storescp', options, { stdio: 'ignore' })
    try {
      await listening(port)
      const move = (to: string, uid: string) =>
        tool('movescu', 'ASKING', '-v', '-S', '-aem', to, '-k', '0008,0052=STUDY', '-k', `0020,000D=${uid}`)
      const moved = await move('VIEWER', study.studyInstanceUid)
      expect(moved.code).toBe(0)
      expect(moved.output).toContain('Received Final Move Response (Success)')
      expect(moved.output.match(/Move Response \d \(Pending\)/g)?.length).toBe(4)
      const files = readdirSync(received).map((name) => readFileSync(join(received, name)))
      const dataSets = files.map((file) => file.subarray(dataSetOffset(file)).toString('hex')).toSorted()
      const sent = study.instances.map(({ bytes }) => bytes.subarray(dataSetOffset(bytes)).toString('hex'))
      expect(dataSets).toEqual(sent.toSorted())
      expect((await move('NOBODY', study.studyInstanceUid)).output).toMatch(/a801|MoveDestinationUnknown/i)
      expect((await move('VIEWER', '1.2.3')).output).toContain('Success')
    } finally {
      workstation.kill()
      await once(workstation, 'exit')
    }
    const gone = await tool(
      'movescu',
      'ASKING',
      '-v',
      '-S',
      '-aem',
      'VIEWER',
      '-k',
      '0008,0052=STUDY',
      '-k',
      `0020,000D=${study.studyInstanceUid}`,
    )
    expect(gone.output).toMatch(/a702|OutOfResourcesSubOperations|UnableToPerform/i)
    const reading = readDicom(study.instances[0]?.bytes ?? Buffer.alloc(0))
    expect(reading.ok).toBe(true)
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Until somebody answers at a port. */
async function listening(port: number): Promise<void> {
  const { connect } = await import('node:net')
  for (;;) {
    const socket = connect({ host: '127.0.0.1', port })
    const open = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (open) return
    await soon(20)
  }
}
