import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { family } from '@ygt/core/testing'
import { syntheticCt } from '../../plugins/imaging/src/dicom/synthetic-study.ts'

export interface SampleOptions {
  readonly accession: string
  readonly folder: string
  /** Other instances with each other seed. */
  readonly seed?: string
  /** Whose name the scanner wrote, when not the grandfather's. */
  readonly name?: string
}

/** Files of a small chest CT of the grandfather, as a scanner would have written them. */
export async function writeSampleStudy({
  accession,
  folder,
  seed = 'e2e',
  name = 'Cheng^Defu=程^德福',
}: SampleOptions): Promise<string[]> {
  mkdirSync(folder, { recursive: true })
  const { id } = family.grandfather
  const patient = { id, name, birthDate: '19480309', sex: 'M' as const }
  const { instances } = syntheticCt({
    seed,
    slices: 6,
    rows: 128,
    columns: 128,
    patient,
    accessionNumber: accession,
  })
  return instances.map(({ bytes }, index) => {
    const path = join(folder, `${index + 1}.dcm`)
    writeFileSync(path, bytes)
    return path
  })
}
