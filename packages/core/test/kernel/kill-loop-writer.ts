import { systemCaller } from '../../src/access/access-control.ts'
import { builtInPlugins, builtInServed, coreHome, coreVersion } from '../../src/kernel/built-in.ts'
import { createContext } from '../../src/kernel/context.ts'
import { startCounty } from '../../src/kernel/county.ts'
import type { RunningPlugin } from '../../src/kernel/runtime.ts'
import { folderBlobStore } from '../../src/persistence/folder-blob-store.ts'
import { openDatabase } from '../../src/persistence/open-database.ts'
import { compose } from '../../src/plugin/compose.ts'
import { countyConfig } from '../../src/plugin/county-config.ts'
import served, { note } from './trial-plugin.ts'

/** Writes through the kernel until it is killed, and says on standard output what it was promised: the ids that were committed. */
const [file = '', folder = ''] = process.argv.slice(2)
const declaration = served.plugin
const found = {
  declaration,
  package: '(test)',
  version: '0.0.0',
  home: coreHome,
  migrations: '(none)',
  core: coreHome,
  settings: {},
  startup: 'required' as const,
}
const config = countyConfig.parse({ county: { name: '云岭县', division: '339921' } })
const composition = compose({
  plugins: [...builtInPlugins(), found],
  config,
  core: { version: coreVersion, home: coreHome },
  catalogue: {},
  slots: [],
  configFile: 'county.yaml',
})
const county = await startCounty({
  composition,
  config,
  coreVersion,
  served: new Map([...builtInServed(), [declaration.id, served]]),
  database: openDatabase({ sqlite: file }, { durable: true }),
  blobs: folderBlobStore(folder),
  secret: 'a secret for tests only, of more than 32 bytes',
})
county.queue.start()
const ctx = createContext(county.runtime, county.runtime.plugins.get('trial') as RunningPlugin, systemCaller())
for (;;) {
  const patient = crypto.randomUUID()
  await ctx.work(async () => {
    const values = { patient, title: 'one of two', urgent: false, happenedAt: ctx.now() }
    const { id } = await ctx.store(note).create(values, { organization: 'qinghe-centre' })
    await ctx.store(note).create({ ...values, title: 'two of two' }, { organization: 'qinghe-centre' })
    await ctx.act(note, id, 'close', { reason: 'written by the loop' })
  })
  process.stdout.write(`${patient}\n`)
}
