import { type DataSet, type DicomWarning } from './data-set.ts'
import { firstText } from './element-values.ts'

/** The four UIDs that place an instance; each is digits and dots, at most 64 characters, safe in a path. */
export type InstanceIdentity = {
  sopClassUid: string
  sopInstanceUid: string
  studyInstanceUid: string
  seriesInstanceUid: string
}

export type IdentityProblem = {
  reason:
    | 'no-sop-class-uid'
    | 'no-sop-instance-uid'
    | 'no-study-instance-uid'
    | 'no-series-instance-uid'
    | 'invalid-uid'
  detail: string
}

/** The UIDs that are present and well enough formed to be used in a path. */
export function partialIdentity(dataSet: DataSet): Partial<InstanceIdentity> {
  const entries = IDENTITY.map(([key, tag]) => [key, firstText(dataSet, tag)] as const)
  return Object.fromEntries(entries.filter(([, uid]) => uid !== undefined && SAFE_UID.test(uid)))
}

/** The complete identity, or what is wrong with it. A UID that only offends PS3.5 section 9.1 is kept and warned of. */
export function identityOf(dataSet: DataSet, warnings: DicomWarning[]): InstanceIdentity | IdentityProblem {
  for (const [, tag, reason] of IDENTITY) {
    const uid = firstText(dataSet, tag)
    const place = `(${tag.slice(0, 4)},${tag.slice(4)})`
    if (uid === undefined) return { reason, detail: `${place} is missing` }
    if (!SAFE_UID.test(uid)) return { reason: 'invalid-uid', detail: `${place} is not a UID` }
    if (!WELL_FORMED_UID.test(uid)) warnings.push({ code: 'unusual-uid', tag, detail: uid })
  }
  return partialIdentity(dataSet) as InstanceIdentity
}

const IDENTITY: readonly (readonly [keyof InstanceIdentity, string, IdentityProblem['reason']])[] = [
  ['sopInstanceUid', '00080018', 'no-sop-instance-uid'],
  ['sopClassUid', '00080016', 'no-sop-class-uid'],
  ['studyInstanceUid', '0020000D', 'no-study-instance-uid'],
  ['seriesInstanceUid', '0020000E', 'no-series-instance-uid'],
]

/** Digits and dots: no path, no wildcard. */
const SAFE_UID = /^[0-9][0-9.]{0,63}$/
/** No leading zero in a component, at least two components. */
const WELL_FORMED_UID = /^(0|[1-9]\d*)(\.(0|[1-9]\d*))+$/
