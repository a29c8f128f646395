import { EXPLICIT_VR_LITTLE_ENDIAN, IMPLICIT_VR_LITTLE_ENDIAN, transferSyntaxOf } from '../dicom/transfer-syntaxes.ts'

/** Services that are offered, by the SOP class of their presentation context (PS3.4 and PS3.6 annex A). */
export const sopClasses = {
  verification: '1.2.840.10008.1.1',
  storageCommitment: '1.2.840.10008.1.20.1',
  patientRootFind: '1.2.840.10008.5.1.4.1.2.1.1',
  patientRootMove: '1.2.840.10008.5.1.4.1.2.1.2',
  studyRootFind: '1.2.840.10008.5.1.4.1.2.2.1',
  studyRootMove: '1.2.840.10008.5.1.4.1.2.2.2',
  modalityWorklist: '1.2.840.10008.5.1.4.31',
} as const

const services = new Set<string>(Object.values(sopClasses))
/** All storage SOP classes begin so, those of the future as well; query and retrieve begin so too. */
const storage = '1.2.840.10008.5.1.4.1.1.'

/** The transfer syntax in which a proposed presentation context is accepted, or why it is refused. */
export function negotiated(abstractSyntax: string, proposed: readonly string[]): Negotiated {
  if (abstractSyntax.startsWith(storage)) {
    // images come as the device keeps them: the first that it names, but with VRs if it offers them
    const known = proposed.filter((uid) => transferSyntaxOf(uid) !== undefined)
    return chosen(known.find((uid) => uid !== IMPLICIT_VR_LITTLE_ENDIAN) ?? known[0])
  }
  if (!services.has(abstractSyntax)) return { accepted: false, reason: 'abstract-syntax' }
  return chosen([EXPLICIT_VR_LITTLE_ENDIAN, IMPLICIT_VR_LITTLE_ENDIAN].find((uid) => proposed.includes(uid)))
}

export type Negotiated =
  | { readonly accepted: true; readonly transferSyntax: string }
  | { readonly accepted: false; readonly reason: 'abstract-syntax' | 'transfer-syntaxes' }

function chosen(transferSyntax: string | undefined): Negotiated {
  return transferSyntax === undefined
    ? { accepted: false, reason: 'transfer-syntaxes' }
    : { accepted: true, transferSyntax }
}
