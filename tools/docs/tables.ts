// Writes the tables of docs/reference from the declarations: node tools/docs/tables.ts [--check]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtInPlugins, type FoundPlugin, readPlugin } from '../../packages/core/src/kernel/index.ts'
import {
  countyYamlPage,
  eventsPage,
  lifecyclesPage,
  permissionsPage,
  problemsPage,
  settingsPage,
} from './src/reference-pages.ts'

const root = join(import.meta.dirname, '../..')
const check = process.argv.includes('--check')
const imaging = await readPlugin(join(root, 'packages/plugins/imaging'))
const plugins: FoundPlugin[] = [...builtInPlugins(), imaging]
const pages = {
  'problems.md': problemsPage(plugins),
  'permissions.md': permissionsPage(plugins),
  'events.md': eventsPage(plugins),
  'settings.md': settingsPage(plugins),
  'lifecycles.md': lifecyclesPage(plugins),
  'county-yaml.md': countyYamlPage(),
}

const folder = join(root, 'docs/reference')
mkdirSync(folder, { recursive: true })
const stale = Object.entries(pages).filter(
  ([name, text]) => !existsSync(join(folder, name)) || readFileSync(join(folder, name), 'utf8') !== text,
)
if (!check) for (const [name, text] of stale) writeFileSync(join(folder, name), text)
if (check && stale.length > 0) {
  console.error(`stale: ${stale.map(([name]) => `docs/reference/${name}`).join(', ')}. Run: npm run tables`)
  process.exit(1)
}
console.log(`${Object.keys(pages).length} tables, ${check ? 'all fresh' : `${stale.length} written`}`)
