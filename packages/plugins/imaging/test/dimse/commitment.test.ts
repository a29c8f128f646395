import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { DataSet } from '../../src/dicom/data-set.ts'
import { firstNumber, firstText, itemsOf } from '../../src/dicom/element-values.ts'
import { EXPLICIT_VR_LITTLE_ENDIAN } from '../../src/dicom/transfer-syntaxes.ts'
import { type Association, constants, requests, responses, Scp } from '../../src/dimse/dimse-library.ts'
import { readIdentifier, writeIdentifier } from '../../src/dimse/identifier.ts'
import { openAssociation } from '../../src/dimse/outgoing-association.ts'
import { sopClasses } from '../../src/dimse/presentation-contexts.ts'
import { databases, images, stow } from '../server/imaging-county.ts'
import { withDimse } from './dimse-county.ts'

const ct = '1.2.840.10008.5.1.4.1.1.2'

describe.each(databases)('a device that asks whether its images are kept, on %s', (database) => {
  const given = withDimse(database)

  it('is told which are and which are not, and again once it can be reached', async () => {
    const { county, technologist, admit, port } = given
    const study = images({ slices: 2 })
    await stow(
      technologist,
      study.instances.map((i) => i.bytes),
    )
    const device = await listen()
    await admit({ aeTitle: 'CT_ASKS', host: '127.0.0.1', port: device.port })
    const asked = [...study.instances.map((i) => i.sopInstanceUid), '2.25.4711']
    const peer = { host: '127.0.0.1', port, aeTitle: 'YGT' }
    const proposal = { abstractSyntax: sopClasses.storageCommitment, transferSyntax: EXPLICIT_VR_LITTLE_ENDIAN }
    const association = await openAssociation(peer, { callingAeTitle: 'CT_ASKS', proposals: [proposal] })
    const request = new requests.NActionRequest(sopClasses.storageCommitment, '1.2.840.10008.1.20.1.1', 1)
    const named = asked.map((uid) => ({ ReferencedSOPClassUID: ct, ReferencedSOPInstanceUID: uid }))
    const dataSet = { TransactionUID: '2.25.99', ReferencedSOPSequence: named }
    request.setDataset(writeIdentifier(dataSet, EXPLICIT_VR_LITTLE_ENDIAN, 'utf-8'))
    expect(await association.send(request as never)).toBe(0)
    await association.release()
    device.refuseNext()
    await county.settle()
    expect(device.reports).toEqual([])
    county.clock.advance(60_000)
    await county.settle()
    const [report] = device.reports
    await device.close()
    expect(device.reports).toHaveLength(1)
    expect(report && firstText(report, '00081195')).toBe('2.25.99')
    const kept = report ? itemsOf(report, '00081199').map((item) => firstText(item, '00081155')) : []
    expect(kept).toEqual(study.instances.map((i) => i.sopInstanceUid))
    const failed = report ? itemsOf(report, '00081198') : []
    expect(failed.map((item) => [firstText(item, '00081155'), firstNumber(item, '00081197')])).toEqual([
      ['2.25.4711', 0x0112],
    ])
  })
})

/** A device that takes reports of storage commitment. */
async function listen() {
  const reports: DataSet[] = []
  const sockets = new Set<Socket>()
  let refusing = false
  class Device extends Scp {
    override associationRequested(association: Association): void {
      if (refusing) {
        refusing = false
        this.sendAssociationReject(constants.RejectResult.Transient)
        return
      }
      for (const { id } of association.getPresentationContexts())
        association.getPresentationContext(id).setResult(constants.PresentationContextResult.Accept)
      this.sendAssociationAccept()
    }
    override associationReleaseRequested(): void {
      this.sendAssociationReleaseResponse()
    }
    override nEventReportRequest(request: any, answer: (response: any) => void): void {
      const raw = (this as unknown as { dimseStream: { toBuffer(): Buffer } }).dimseStream.toBuffer()
      reports.push(readIdentifier(raw, EXPLICIT_VR_LITTLE_ENDIAN, 'utf-8'))
      const response = responses.NEventReportResponse.fromRequest(request)
      response.setStatus(0)
      answer(response)
    }
  }
  const server = createServer((socket) => {
    sockets.add(socket)
    void new Device(socket, {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    reports,
    port: (server.address() as { port: number }).port,
    refuseNext: () => {
      refusing = true
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
