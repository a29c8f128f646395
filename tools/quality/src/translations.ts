import type { Check, Finding } from './check.ts'
import type { Tree } from './tree.ts'

type Labels = ReadonlyMap<string, unknown>

/** Every locales/ folder has both languages, with the same keys, the same placeholders and no gap. */
export const translations: Check = {
  name: 'translations',
  async run(tree) {
    const folders = new Set(
      tree.files.flatMap((path) => /^(packages\/.*locales\/)(zh|en)\.json$/.exec(path)?.[1] ?? []),
    )
    const found = await Promise.all([...folders].map((folder) => compare(tree, folder)))
    return found.flat()
  },
}

async function compare(tree: Tree, folder: string): Promise<Finding[]> {
  const missing = ['zh', 'en']
    .map((language) => `${folder}${language}.json`)
    .filter((path) => !tree.files.includes(path))
  if (missing.length > 0) return missing.map((path) => ({ path, message: 'This language is missing.' }))
  const zh = { path: `${folder}zh.json`, labels: await labels(tree, `${folder}zh.json`) }
  const en = { path: `${folder}en.json`, labels: await labels(tree, `${folder}en.json`) }
  return [...gaps(zh, en), ...gaps(en, zh), ...untranslated(en)]
}

interface Language {
  readonly path: string
  readonly labels: Labels
}

function gaps(one: Language, other: Language): Finding[] {
  const found: Finding[] = []
  for (const [key, value] of one.labels) {
    if (typeof value !== 'string' || value.trim() === '') found.push({ path: one.path, message: `${key} is empty.` })
    const counterpart = other.labels.get(key)
    if (counterpart === undefined) found.push({ path: other.path, message: `${key} is missing.` })
    else if (placeholders(value) !== placeholders(counterpart)) {
      found.push({ path: one.path, message: `${key} and its translation have different placeholders.` })
    }
  }
  return found
}

function untranslated({ path, labels }: Language): Finding[] {
  return [...labels]
    .filter(([, value]) => /\p{Script=Han}/u.test(String(value)))
    .map(([key]) => ({ path, message: `${key} is Chinese in the English file.` }))
}

function placeholders(value: unknown): string {
  return [...new Set(String(value).match(/\{\w+/g))].toSorted().join()
}

async function labels(tree: Tree, path: string): Promise<Labels> {
  return new Map(flatten(JSON.parse(await tree.read(path)), ''))
}

function flatten(value: unknown, prefix: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[prefix, value]]
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, prefix === '' ? key : `${prefix}.${key}`))
}
