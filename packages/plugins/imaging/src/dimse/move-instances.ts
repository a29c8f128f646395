import { sql } from '@ygt/core'
import { type Device, device } from '../device.ts'
import type { DataSet } from '../dicom/data-set.ts'
import { textValues } from '../dicom/element-values.ts'
import { dataSetOffset } from '../dicom/part10.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { readInstance } from '../server/instance-archive.ts'
import { gather } from '../server/keep-instance.ts'
import { instance, series, study } from '../study.ts'
import { RawDataSet, requests } from './dimse-library.ts'
import { reachOf } from './find-studies.ts'
import { keyOf } from './identifier.ts'
import { type OutgoingAssociation, openAssociation, type Proposal } from './outgoing-association.ts'
import { DimseRefusal, status } from './status.ts'

/** Presentation contexts of one association: identifiers are odd numbers below 256 (PS3.8 section 9.3.2.2). */
const mostContexts = 128

export interface Move {
  readonly asking: Device
  readonly destination: string
  readonly asked: DataSet
  readonly messageId: number
  /** Told after each instance; answers false when the asking device has cancelled. */
  readonly progress: (counts: MoveCounts) => boolean
}

export interface MoveCounts {
  readonly remaining: number
  readonly completed: number
  readonly failed: number
  readonly failedUids: readonly string[]
}

interface Moved {
  readonly sopInstanceUid: string
  readonly sopClassUid: string
  readonly transferSyntaxUid: string
  readonly blob: string
  readonly patient: string | null
}

/** Destination and instances of a C-MOVE, before anything is sent (PS3.4 annex C.4.2). */
export async function prepareMove(ctx: ImagingContext, { asking, destination, asked }: Omit<Move, 'progress'>) {
  const peer = await ctx.store(device).findBy({ aeTitle: destination })
  if (!peer?.active || !peer.host || !peer.port)
    throw new DimseRefusal(status.moveDestinationUnknown, 'destination unknown, or without host and port')
  const rows = await instancesOf(ctx, asking, asked)
  return { peer: { aeTitle: peer.aeTitle, host: peer.host, port: peer.port }, rows }
}

/** Sends each instance as it is stored; one that the destination does not take in its transfer syntax has failed. */
export async function moveInstances(ctx: ImagingContext, move: Move): Promise<MoveCounts> {
  const { peer, rows } = await prepareMove(ctx, move)
  const proposals = proposalsOf(rows)
  let counts: MoveCounts = { remaining: rows.length, completed: 0, failed: 0, failedUids: [] }
  if (rows.length === 0) return counts
  const { aeTitle: callingAeTitle } = ctx.settings.dimse
  const association = await openAssociation(peer, { callingAeTitle, proposals }).catch(() => undefined)
  try {
    for (const row of rows) {
      const sent = association !== undefined && (await sendOne(ctx, { association, row, move }).catch(() => false))
      counts = after(counts, row, sent)
      if (!move.progress(counts)) break
    }
  } finally {
    await association?.release()
  }
  return counts
}

async function sendOne(
  ctx: ImagingContext,
  { association, row, move }: { readonly association: OutgoingAssociation; readonly row: Moved; readonly move: Move },
): Promise<boolean> {
  const { sopClassUid, sopInstanceUid, transferSyntaxUid } = row
  if (!association.accepts({ abstractSyntax: sopClassUid, transferSyntax: transferSyntaxUid })) return false
  const file = await gather(await readInstance(ctx, row))
  const bytes = file.subarray(dataSetOffset(file))
  const identity = { SOPClassUID: sopClassUid, SOPInstanceUID: sopInstanceUid }
  const request = new requests.CStoreRequest(new RawDataSet(bytes, transferSyntaxUid, identity))
  request.getCommandDataset().setElement('MoveOriginatorApplicationEntityTitle', move.asking.aeTitle)
  request.getCommandDataset().setElement('MoveOriginatorMessageID', move.messageId as never)
  const answered = await association.send(request as never)
  // warnings of the 0xBxxx kind say that it was stored
  return answered === status.success || answered >> 12 === 0xb
}

function after(counts: MoveCounts, { sopInstanceUid }: Moved, sent: boolean): MoveCounts {
  return {
    remaining: counts.remaining - 1,
    completed: counts.completed + (sent ? 1 : 0),
    failed: counts.failed + (sent ? 0 : 1),
    failedUids: sent ? counts.failedUids : [...counts.failedUids, sopInstanceUid],
  }
}

function proposalsOf(rows: readonly Moved[]): Proposal[] {
  const pairs = new Map(
    rows.map(({ sopClassUid, transferSyntaxUid }) => [
      `${sopClassUid} ${transferSyntaxUid}`,
      { abstractSyntax: sopClassUid, transferSyntax: transferSyntaxUid },
    ]),
  )
  return [...pairs.values()].slice(0, mostContexts)
}

/** Unique keys of the level and above; several UIDs at the lowest level are allowed (PS3.4 section C.4.2.2.1). */
const keys = [
  ['PATIENT', '00100020', sql`st.patient_id`],
  ['STUDY', '0020000D', sql`st.study_instance_uid`],
  ['SERIES', '0020000E', sql`se.series_instance_uid`],
  ['IMAGE', '00080018', sql`i.sop_instance_uid`],
] as const

async function instancesOf(ctx: ImagingContext, asking: Device, asked: DataSet): Promise<readonly Moved[]> {
  const { organization } = reachOf(asking)
  const level = keyOf(asked, '00080052')
  const own = keys.find(([name]) => name === level)
  if (!own || keyOf(asked, own[1]) === '')
    throw new DimseRefusal(status.identifierDoesNotMatch, 'the unique key of the level is missing')
  const conditions = keys.flatMap(([, tag, column]) => {
    const values = textValues(asked, tag).filter(Boolean)
    return values.length === 0 ? [] : [sql`${column} in ${values}`]
  })
  if (organization !== undefined) conditions.push(sql`st.organization = ${organization}`)
  const rows =
    await ctx.query<Moved>(sql`select i.sop_instance_uid, i.sop_class_uid, i.transfer_syntax_uid, i.blob, st.patient
    from ${instance} i join ${series} se on se.id = i.series join ${study} st on st.id = i.study
    where ${sql.join(conditions, ' and ')} order by se.series_number, i.instance_number, i.id`)
  const patients = new Set(rows.map(({ patient }) => patient).filter((one) => one !== null))
  for (const patient of patients)
    await ctx.audit({
      action: 'send-images',
      resource: study.id,
      record: asking.id,
      patient,
      detail: { device: asking.aeTitle, images: rows.length },
    })
  return rows
}
