import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const templates = fileURLToPath(new URL('../templates/plugin', import.meta.url))

/** Writes a plugin that is green at once: resource, lifecycle, endpoint, page, labels, migration, scenario. The files, or `undefined` when the folder is not empty. */
export async function newPlugin(id: string, folder: string): Promise<string[] | undefined> {
  const home = resolve(folder)
  if (existsSync(home) && readdirSync(home).length > 0) return undefined
  const { coreVersion, readPlugin, writeMigration } = await import('@ygt/core/kernel')
  const words = { id, version: coreVersion, range: `^${coreVersion.split('.').slice(0, 2).join('.')}` }
  const files: string[] = []
  for (const file of readdirSync(templates, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue
    const source = join(file.parentPath, file.name)
    const target = join(home, fill(relative(templates, source), words).replace(/\.tmpl$/, ''))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, fill(readFileSync(source, 'utf8'), words))
    files.push(relative(home, target))
  }
  const migrations = await writeMigration(await readPlugin(home), { name: 'initial' })
  return [...files, ...migrations.map((m) => relative(home, m))].sort()
}

function fill(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => words[name] ?? whole)
}
