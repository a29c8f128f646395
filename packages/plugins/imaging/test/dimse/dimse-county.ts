import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { device } from '../../src/device.ts'
import { type databases, type ImagingCounty, withImaging } from '../server/imaging-county.ts'
import { type Ran, requirePrograms, runProgram } from './outside-programs.ts'

const dcmtk = ['echoscu', 'storescu', 'findscu', 'movescu', 'storescp']

export interface DimseCounty extends ImagingCounty {
  port: number
  /** A folder for the files of the suite. */
  folder: string
  /** Runs a tool of dcmtk against the archive, calling as a device. */
  tool(program: string, as: string, ...args: string[]): Promise<Ran>
  /** Writes files into a folder of their own; its path. */
  files(name: string, contents: readonly Uint8Array[]): string
  /** Lets a device in. */
  admit(values: Partial<DeviceValues> & { readonly aeTitle: string }): Promise<string>
  /** What the index says of an instance. */
  indexed(sopInstanceUid: string): Promise<Readonly<Record<string, unknown>> | undefined>
}

interface DeviceValues {
  readonly aeTitle: string
  readonly institution: string
  readonly modality: string | null
  readonly host: string | null
  readonly port: number | null
  readonly characterSet: 'utf-8' | 'gb18030'
  readonly reach: 'none' | 'institution' | 'county'
  readonly active: boolean
}

/** A county whose archive listens for devices, on a port that the system chose. */
export function withDimse(
  database: (typeof databases)[number],
  settings: Readonly<Record<string, unknown>> = {},
): DimseCounty {
  const dimse = { port: 0, host: '127.0.0.1', ...settings }
  beforeAll(() => requirePrograms('dcmtk', dcmtk))
  const given = withImaging(database, { dimse }) as DimseCounty
  beforeAll(async () => {
    const { county } = given
    await county.services.start()
    const [service] = county.runtime.plugins.get('imaging')?.services ?? []
    if (service?.status !== 'up') throw new Error(`the archive does not listen: ${service?.detail}`)
    const folder = mkdtempSync(join(tmpdir(), 'ygt-dimse-'))
    Object.assign(given, {
      port: Number(service.detail?.split(' : ')[1]),
      folder,
      tool: (program: string, as: string, ...args: string[]) =>
        runProgram(program, ['-aet', as, '-aec', 'YGT', '127.0.0.1', String(given.port), ...args]),
      files(name: string, contents: readonly Uint8Array[]) {
        const path = join(folder, name)
        mkdirSync(path, { recursive: true })
        for (const [n, bytes] of contents.entries()) writeFileSync(join(path, `${n}.dcm`), bytes)
        return path
      },
      async admit({ aeTitle, ...values }: Partial<DeviceValues> & { readonly aeTitle: string }) {
        const { operator } = given
        const made = await operator.ok(
          operator.resource(device).create({
            aeTitle,
            name: aeTitle,
            institution: 'qinghe-centre',
            characterSet: 'utf-8',
            reach: 'institution',
            active: true,
            ...values,
          } as never),
        )
        return made.id
      },
      async indexed(uid: string) {
        const rows = await county.runtime.database.query('select * from imaging_instance where sop_instance_uid = ?', [
          uid,
        ])
        return rows[0] as Readonly<Record<string, unknown>> | undefined
      },
    })
  })
  afterAll(() => {
    if (given.folder) rmSync(given.folder, { recursive: true, force: true })
  })
  return given
}
