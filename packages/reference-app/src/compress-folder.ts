import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Lays `.br` and `.gz` beside every file that gets smaller by it, so that the server compresses nothing while people wait. */
export async function compressFolder(folder: string): Promise<void> {
  const names = await readdir(folder)
  const files = names.filter((name) => /\.(js|css|svg|json|wasm|html)$/.test(name))
  await Promise.all(files.map((name) => compressFile(join(folder, name))))
}

/** Below this a compressed copy saves nobody time. */
const least = 1024

async function compressFile(path: string): Promise<void> {
  const bytes = await readFile(path)
  if (bytes.length < least) return
  // the best quality takes seconds on the codecs of images, for two percent
  const quality = bytes.length > 500_000 ? 6 : 10
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  const [small, compatible] = await Promise.all([promisify(brotliCompress)(bytes, { params }), promisify(gzip)(bytes)])
  await Promise.all([writeFile(`${path}.br`, small), writeFile(`${path}.gz`, compatible)])
}
