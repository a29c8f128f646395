import { join } from 'node:path'
import { createClient, type Transport } from '@ygt/core'
import { ordersPlugin } from '@ygt/core/blocks/orders'
import { family, startTestCounty, type TestCounty } from '@ygt/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { syntheticRadiograph } from '../../src/dicom/synthetic-study.ts'
import { imaging } from '../../src/plugin.ts'
import { pieceSize, sendFiles, UploadRefused } from '../../src/web/uploads/resumable-upload.ts'

const quiet = { progress: () => undefined, waiting: () => undefined, pauses: [0] }

describe('uploading over a line that breaks', () => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTestCounty({ plugins: [join(import.meta.dirname, '../..')], residents: true })
  })
  afterAll(() => county?.stop())

  /** A request and the file of its picture, larger than one piece. */
  async function asked() {
    const [doctor, technologist] = await Promise.all([county.as('zhoumin'), county.as('sunli')])
    const request = await doctor.ok(
      doctor.client(ordersPlugin).placeRequest({
        category: 'imaging',
        patient: family.grandfather.id,
        code: 'DX-CHEST-PA',
        display: '胸部正位片',
        purpose: '咳嗽',
        detail: { modality: 'DX' },
      }),
    )
    const patient = { id: family.grandfather.id, name: 'Cheng^Defu=程^德福', birthDate: '19480309', sex: 'M' as const }
    const { instances } = syntheticRadiograph({
      seed: request.id,
      rows: 1024,
      columns: 1024,
      patient,
      accessionNumber: request.accessionNumber,
    })
    const bytes = new Uint8Array(instances[0]?.bytes ?? [])
    expect(bytes.length).toBeGreaterThan(pieceSize)
    const file = new File([bytes], '1.dcm')
    const upload = await technologist.ok(
      technologist.client(imaging).beginUpload({ request: request.id, files: [{ name: file.name, size: file.size }] }),
    )
    return { technologist, file, upload }
  }

  it('goes on where it stopped, also when the answer was lost on the way back', async () => {
    const { technologist, file, upload } = await asked()
    let calls = 0
    const breaking: Transport = async ({ method, url, headers, body }) => {
      calls += 1
      if (calls === 1) throw new TypeError('the line is down')
      const answer = await technologist.request(method, url, { headers, ...(body !== undefined && { body }) })
      if (calls === 3) throw new TypeError('the answer was lost')
      return answer
    }
    const lines: string[] = []
    const outcome = await sendFiles({
      ...quiet,
      client: createClient(imaging, breaking),
      upload,
      files: [file],
      signal: new AbortController().signal,
      waiting: (line) => lines.push(line),
    })
    expect(outcome).toBe('sent')
    expect(lines).toContain('down')
    const study = await technologist.ok(technologist.client(imaging).completeUpload({ id: upload.id }))
    expect(study).toMatchObject({ state: 'matched', instanceCount: 1 })
  })

  it('stops when it is cancelled, and says so', async () => {
    const { technologist, file, upload } = await asked()
    const stop = new AbortController()
    stop.abort()
    expect(
      await sendFiles({ ...quiet, client: technologist.client(imaging), upload, files: [file], signal: stop.signal }),
    ).toBe('cancelled')
  })

  it('does not insist when the server will not have it', async () => {
    const { technologist, file, upload } = await asked()
    const gone = { ...upload, id: 'no-such-upload' }
    await expect(
      sendFiles({
        ...quiet,
        client: technologist.client(imaging),
        upload: gone,
        files: [file],
        signal: new AbortController().signal,
      }),
    ).rejects.toBeInstanceOf(UploadRefused)
  })
})
