import type { Device } from '../device.ts'
import type { DicomFailureReason } from '../dicom/part10.ts'
import { fileHeader } from '../dicom/part10-writer.ts'
import type { ImagingContext } from '../imaging-context.ts'
import type { Ingest } from '../server/ingest.ts'
import { keepInstance } from '../server/keep-instance.ts'
import { assumptionOf } from './identifier.ts'
import { DimseRefusal, type DimseStatus, status } from './status.ts'

export interface Received {
  readonly sopClassUid: string
  readonly sopInstanceUid: string
  readonly transferSyntaxUid: string
  /** The data set, as it came over the wire. */
  readonly dataSet: readonly Buffer[]
}

/**
 * Keeps one instance of a device: the bytes of its data set as they came, behind the header that makes them a file
 * (PS3.10 section 7.1). Returns once it is on the disk and in the index.
 * @throws DimseRefusal
 */
export async function receiveInstance(
  ctx: ImagingContext,
  { device, ingest }: { readonly device: Device; readonly ingest: Ingest },
  received: Received,
): Promise<void> {
  const { sopClassUid, sopInstanceUid, transferSyntaxUid, dataSet } = received
  // the header says nothing of the sender: the same instance from two of them is the same file
  const header = fileHeader({ sopClassUid, sopInstanceUid, transferSyntaxUid })
  const bytes = Buffer.concat([header, ...dataSet])
  const keeping = await keepInstance(ctx, sopInstanceUid, bytes, { characterSet: assumptionOf(device.characterSet) })
  if (!keeping.ok) throw new DimseRefusal(unreadable(keeping.file.reason), keeping.file.reason)
  const { attributes } = keeping.instance
  if (attributes.sopInstanceUid !== sopInstanceUid || attributes.sopClassUid !== sopClassUid)
    throw new DimseRefusal(status.identifierDoesNotMatch, 'data set and command name different instances')
  const outcome = await ingest.index(device.institution, keeping.instance)
  if (outcome === 'conflict')
    throw new DimseRefusal(status.duplicateInstance, 'this UID is here with other content; not replaced')
  if (outcome === 'elsewhere') throw new DimseRefusal(status.notAuthorized, 'another institution has sent this study')
}

function unreadable(reason: DicomFailureReason): DimseStatus {
  return reason === 'too-large' ? status.outOfResources : status.cannotUnderstand
}
