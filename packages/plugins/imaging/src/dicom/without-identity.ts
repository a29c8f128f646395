import type { DataSet, DicomElement } from './data-set.ts'

/** Of the patient module only what measuring and reading need stays: sex, age, size, weight (PS3.3 C.7.1.1, C.7.2.2). */
const kept: ReadonlySet<string> = new Set(['00100040', '00101010', '00101020', '00101030'])

/**
 * Overwrites what says whose image it is (group 0010, at any depth) with spaces, in the bytes that were read. Lengths stay, so the file
 * stays readable. What is burned into the pixels or written into free text of the device stays: it cannot be told apart.
 */
export function blankIdentity(dataSet: DataSet): void {
  for (const element of dataSet.elements.values()) {
    const hidden = element.tag.startsWith('0010') && !kept.has(element.tag)
    if (hidden) blank(dataSet, element)
    else for (const item of element.items ?? []) blankIdentity(item)
  }
}

function blank({ bytes }: DataSet, element: DicomElement): void {
  if (!element.items) bytes.fill(0x20, element.offset, element.offset + element.length)
  for (const item of element.items ?? []) for (const inner of item.elements.values()) blank(item, inner)
}
