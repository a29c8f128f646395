import { randomUUID } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaseBundle } from './check-bundle.ts'

/** A case as the other hospital keeps it. */
export interface KeptCase {
  readonly number: string
  readonly receivedAt: string
  readonly revoked: boolean
  readonly bundle: CaseBundle
  /** DiagnosticReport, once somebody answered or declined. */
  readonly answer: Readonly<Record<string, unknown>> | null
}

/** What the simulated hospital keeps on disk: a file per case, a folder of images per case. */
export class CaseFolder {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    for (const one of ['cases', 'images', 'arriving']) mkdirSync(join(folder, one), { recursive: true })
  }

  /** The newest first. */
  all(): KeptCase[] {
    const files = readdirSync(join(this.#folder, 'cases')).filter((name) => name.endsWith('.json'))
    const cases = files.map((name) => this.find(name.slice(0, -5))).filter((one) => one !== undefined)
    return cases.toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt))
  }

  find(number: string): KeptCase | undefined {
    const file = this.#caseFile(number)
    return file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as KeptCase) : undefined
  }

  /** Written beside and moved into place, so that a file is whole or not there. */
  keep(one: KeptCase): void {
    const file = this.#caseFile(one.number)
    if (!file) throw new RangeError(`${one.number} is no number of a case`)
    const beside = join(this.#folder, 'arriving', randomUUID())
    writeFileSync(beside, JSON.stringify(one, null, 2))
    renameSync(beside, file)
  }

  imagesOf(number: string): string[] {
    const folder = join(this.#folder, 'images', number)
    if (!this.#caseFile(number) || !existsSync(folder)) return []
    return readdirSync(folder).map((name) => name.replace(/\.dcm$/, ''))
  }

  /** The file of an image; undefined when it is not there. */
  image(number: string, uid: string): string | undefined {
    return this.imagesOf(number).includes(uid) ? join(this.#folder, 'images', number, `${uid}.dcm`) : undefined
  }

  /** Writes what arrives to a file of its own and answers where it is. */
  async receive(stream: AsyncIterable<Uint8Array>): Promise<string> {
    const path = join(this.#folder, 'arriving', randomUUID())
    const file = await open(path, 'wx')
    try {
      for await (const chunk of stream) await file.write(chunk)
    } catch (error) {
      await file.close()
      rmSync(path)
      throw error
    }
    await file.close()
    return path
  }

  /** Puts what arrived where it belongs; `false` when the same image is there. */
  place(arrived: string, { number, uid }: { readonly number: string; readonly uid: string }): boolean {
    if (this.image(number, uid) !== undefined) {
      rmSync(arrived)
      return false
    }
    mkdirSync(join(this.#folder, 'images', number), { recursive: true })
    renameSync(arrived, join(this.#folder, 'images', number, `${uid}.dcm`))
    return true
  }

  read(path: string): AsyncIterable<Uint8Array> {
    return createReadStream(path)
  }

  #caseFile(number: string): string | undefined {
    return /^[A-Z]{2}\d{12}$/.test(number) ? join(this.#folder, 'cases', `${number}.json`) : undefined
  }
}
