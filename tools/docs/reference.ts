// The reference of @ygt/core, made of the docstrings of its entry points: node tools/docs/reference.ts [--check]
// Writes HTML into dist/reference. With --check, nothing is written, and a broken link in a docstring is a failure.
import { join } from 'node:path'
import { Application, type TypeDocOptions } from 'typedoc'
import { entryPoints } from './src/entry-points.ts'

const check = process.argv.includes('--check')
const root = join(import.meta.dirname, '../..')
const core = join(root, 'packages/core')
const entries = entryPoints(core)

const options: TypeDocOptions = {
  name: '@ygt/core',
  basePath: core,
  entryPoints: entries.map(({ source }) => source),
  tsconfig: join(import.meta.dirname, 'tsconfig.reference.json'),
  out: join(root, 'dist/reference'),
  // tsc -b checks types, with the version of TypeScript that we use; typedoc brings another.
  skipErrorChecking: true,
  excludeInternal: true,
  excludePrivate: true,
  disableSources: true,
  readme: 'none',
  emit: check ? 'none' : 'docs',
  validation: { invalidLink: true, invalidPath: true, notExported: false, notDocumented: false },
  treatValidationWarningsAsErrors: true,
  logLevel: 'Warn',
}

const app = await Application.bootstrap(options)
const project = await app.convert()
if (project === undefined) process.exit(1)
app.validate(project)
if (!check) await app.generateOutputs(project)
if (app.logger.hasErrors()) process.exit(1)
console.log(`${entries.length} entry points${check ? '' : ', written to dist/reference'}`)
