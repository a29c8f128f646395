import { firstText } from '../dicom/element-values.ts'
import { openInstanceStream } from '../dicom/instance-stream.ts'
import { fileHeader } from '../dicom/part10-writer.ts'
import { type Disclosure, deidentifiedHeader } from './deidentify-header.ts'

/** A file as it leaves the county: header rewritten, pixels byte for byte as they come; holds the header and one chunk in memory. */
export async function deidentifiedInstance(
  source: AsyncIterable<Uint8Array>,
  disclosure: Disclosure,
): Promise<AsyncIterable<Uint8Array>> {
  const { header, pixels } = await openInstanceStream(source)
  const { dataSet, transferSyntaxUid } = header
  const sopClassUid = firstText(dataSet, '00080016') ?? ''
  const sopInstanceUid = firstText(dataSet, '00080018') ?? ''
  const begin = Buffer.concat([
    fileHeader({ sopClassUid, sopInstanceUid, transferSyntaxUid }),
    deidentifiedHeader(dataSet, disclosure),
  ])
  async function* file(): AsyncGenerator<Uint8Array> {
    yield begin
    yield* pixels
  }
  return file()
}
