import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isScalar, isSeq, parseDocument } from 'yaml'

export interface FileChange {
  readonly changed: boolean
  undo(): void
}

/** Changes the list `plugins` of `county.yaml`, keeping comments, order and settings as they were written. */
export function changePlugins(root: string, change: (names: readonly string[]) => readonly string[]): FileChange {
  const file = join(root, 'county.yaml')
  const before = readFileSync(file, 'utf8')
  const document = parseDocument(before)
  const list = document.get('plugins')
  const items = isSeq(list) ? [...list.items] : []
  const nameOf = (item: unknown): string =>
    isScalar(item) ? String(item.value) : isMap(item) ? String(item.get('package')) : ''
  const names = items.map(nameOf)
  const wanted = change(names)
  const kept = items.filter((item) => wanted.includes(nameOf(item)))
  const added = wanted.filter((name) => !names.includes(name))
  if (kept.length === items.length && added.length === 0) return { changed: false, undo: () => undefined }
  document.set('plugins', document.createNode([]))
  const target = document.get('plugins')
  if (isSeq(target)) {
    target.flow = false
    for (const item of kept) target.add(item)
    for (const name of added) target.add(document.createNode(name))
  }
  writeFileSync(file, document.toString())
  return { changed: true, undo: () => writeFileSync(file, before) }
}
