import { createHash } from 'node:crypto'
import { nameKeys, splitName } from '@ygt/core/blocks/patient-index'
import type { Device } from '../device.ts'
import type { DataSet } from '../dicom/data-set.ts'
import { itemsOf } from '../dicom/element-values.ts'
import type { WritableDataSet } from '../dicom/part10-writer.ts'
import { matchesValue, matchFor } from '../dicom/qido-value.ts'
import type { ImagingContext } from '../imaging-context.ts'
import type { Found } from './find-studies.ts'
import { keyOf, onlyAsked } from './identifier.ts'
import { DimseRefusal, status } from './status.ts'

/** Open requests of one institution that are looked through; more wait nowhere. */
const most = 200

type Waiting = Awaited<ReturnType<ImagingContext['uses']['orders']['toPrepare']>>[number]

/**
 * Modality worklist (PS3.4 annex K): what the institution of the device asked for and has no images yet. A device learns what it
 * puts into its images, and nothing else of the resident: name, index number, sex, birth date.
 */
export async function findWorklist(ctx: ImagingContext, device: Device, asked: DataSet): Promise<Found> {
  const { institution } = device
  const waiting = await ctx.uses.orders.toPrepare({ category: 'imaging', organization: institution, limit: most })
  const step = itemsOf(asked, '00400100')[0]
  const shown = waiting
    .filter((order) => !device.modality || modalityOf(order) === null || modalityOf(order) === device.modality)
    .map((order) => ({ order, entry: entryOf(order, device) }))
    .filter(({ entry }) => {
      const [scheduled] = entry.ScheduledProcedureStepSequence as readonly WritableDataSet[]
      return fits(entry, asked, requestKeys) && (!step || fits(scheduled ?? {}, step, stepKeys))
    })
  return {
    answers: shown.map(({ entry }) => onlyAsked(entry, asked)),
    patients: [...new Set(shown.map(({ order }) => order.patient))],
    more: false,
  }
}

/** Keys that a worklist query matches (PS3.4 table K.6-1), with their VR. */
const requestKeys = [
  ['00100010', 'PatientName', 'PN'],
  ['00100020', 'PatientID', 'LO'],
  ['00080050', 'AccessionNumber', 'SH'],
  ['00401001', 'RequestedProcedureID', 'SH'],
  ['0020000D', 'StudyInstanceUID', 'UI'],
] as const
const stepKeys = [
  ['00080060', 'Modality', 'CS'],
  ['00400001', 'ScheduledStationAETitle', 'AE'],
  ['00400002', 'ScheduledProcedureStepStartDate', 'DA'],
  ['00400003', 'ScheduledProcedureStepStartTime', 'TM'],
  ['00400009', 'ScheduledProcedureStepID', 'SH'],
] as const

function fits(
  entry: WritableDataSet,
  asked: DataSet,
  keys: readonly (readonly [tag: string, keyword: string, vr: string])[],
): boolean {
  return keys.every(([tag, keyword, vr]) => {
    const match = matchFor(vr, keyOf(asked, tag))
    if (typeof match === 'string') throw new DimseRefusal(status.identifierDoesNotMatch, `${keyword}: ${match}`)
    return match === undefined || matchesValue(match, String(entry[keyword] ?? ''), vr)
  })
}

const sexes: Readonly<Record<string, string>> = { male: 'M', female: 'F', other: 'O' }

function entryOf(order: Waiting, device: Device): WritableDataSet {
  const [date, time] = localTime(order.placedAt)
  const described = order.display
  return {
    AccessionNumber: order.accessionNumber,
    PatientName: worklistName(order.patientName),
    PatientID: order.patient,
    PatientBirthDate: order.patientBirthDate.replaceAll('-', ''),
    PatientSex: sexes[order.patientSex] ?? '',
    StudyInstanceUID: studyUidOf(order.id),
    RequestedProcedureID: order.accessionNumber,
    RequestedProcedureDescription: described,
    RequestedProcedurePriority: { stat: 'STAT', urgent: 'HIGH', routine: 'ROUTINE' }[order.priority],
    ScheduledProcedureStepSequence: [
      {
        Modality: modalityOf(order) ?? device.modality ?? '',
        ScheduledStationAETitle: device.aeTitle,
        ScheduledProcedureStepStartDate: date,
        ScheduledProcedureStepStartTime: time,
        ScheduledProcedureStepDescription: described,
        ScheduledProcedureStepID: order.accessionNumber,
        ScheduledPerformingPhysicianName: '',
      },
    ],
  }
}

const modalityOf = ({ detail }: Waiting): string | null =>
  typeof detail?.modality === 'string' ? detail.modality : null

/** `Cheng^Defu=程^德福`: pinyin for devices that show the first group only or know no Chinese, the characters for the others. */
export function worklistName(name: string): string {
  const { surname, given } = splitName(name)
  const characters = [surname, given].filter(Boolean).join('^')
  if (!/\p{Script=Han}/u.test(name)) return characters
  const whole = nameKeys(name).pinyin
  const end = [...given].map((character) => nameKeys(character).pinyin).join('')
  const spelled = whole.endsWith(end) ? [whole.slice(0, whole.length - end.length), end] : [whole]
  return `${spelled.filter(Boolean).map(capital).join('^')}=${characters}`
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** The same request proposes the same study, however often it is asked for (UUID-derived UID, PS3.5 section B.2). */
export function studyUidOf(request: string): string {
  return `2.25.${BigInt(`0x${createHash('sha256').update(`imaging.request ${request}`).digest('hex').slice(0, 32)}`)}`
}

/** Day and time in the county, `YYYYMMDD` and `HHMMSS`. */
function localTime(instant: string): [date: string, time: string] {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return [local.slice(0, 10).replaceAll('-', ''), local.slice(11, 19).replaceAll(':', '')]
}
