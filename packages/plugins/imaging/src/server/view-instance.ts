import { type FileReply, fail, NotFound } from '@ygt/core'
import { readDicom } from '../dicom/part10.ts'
import { viewableCopy } from '../dicom/viewable-copy.ts'
import { blankIdentity } from '../dicom/without-identity.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { readInstance } from './instance-archive.ts'
import { gather } from './keep-instance.ts'
import { type Located, locate, notKept, type WebContext } from './located-instances.ts'

/**
 * One instance as the viewer in the browser can read it: repaired where the file is not what its header says, else as it came.
 * For the eye only; `GET /dicomweb/…` gives the original byte for byte.
 */
export async function viewInstance(
  ctx: WebContext,
  { id, instance }: { readonly id: string; readonly instance: string },
): Promise<FileReply> {
  const [row] = await locate(ctx, { study: { id }, instance })
  if (!row) fail(NotFound)
  if (row.request) await ctx.uses.orders.opened({ request: row.request })
  return viewLocated(ctx, row)
}

/** The same of an instance that was found already. For strangers nothing in it says whose it is; a file that cannot be read is not given out. */
export async function viewLocated(ctx: ImagingContext, row: Located, { stranger = false } = {}): Promise<FileReply> {
  const original = await gather(await readInstance(ctx, row))
  const reading = readDicom(original)
  if (stranger) {
    if (!reading.ok) return fail(NotFound)
    const { dataSet } = reading.instance
    blankIdentity(dataSet)
    // a deflated file was inflated into other bytes than it came in
    const inPlace = dataSet.bytes.buffer === original.buffer
    const body = viewableCopy(reading.instance, { always: !inPlace }) ?? original
    return { type: 'application/dicom', body, headers: notKept }
  }
  const body = reading.ok ? (viewableCopy(reading.instance) ?? original) : original
  return { type: 'application/dicom', body, headers: notKept }
}
