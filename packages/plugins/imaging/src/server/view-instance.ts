import { type FileReply, fail, NotFound } from '@ygt/core'
import { readDicom } from '../dicom/part10.ts'
import { viewableCopy } from '../dicom/viewable-copy.ts'
import { readInstance } from './instance-archive.ts'
import { gather } from './keep-instance.ts'
import { locate, notKept, type WebContext } from './located-instances.ts'

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
  const original = await gather(await readInstance(ctx, row))
  const reading = readDicom(original)
  const body = reading.ok ? (viewableCopy(reading.instance) ?? original) : original
  return { type: 'application/dicom', body, headers: notKept }
}
