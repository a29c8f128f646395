import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'
import type { EntryPoint } from './entry-points.ts'

const silent = { logLevel: ExtractorLogLevel.None }
const shown = { logLevel: ExtractorLogLevel.Warning }

/** The public API of an entry point as text, so that a change of it is seen in a review. */
export async function apiReport(packageFolder: string, { id, declarations }: EntryPoint): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ygt-api-'))
  try {
    const config = ExtractorConfig.prepare({
      configObject: {
        projectFolder: packageFolder,
        mainEntryPointFilePath: declarations,
        newlineKind: 'lf',
        apiReport: { enabled: true, reportFileName: id, reportFolder: folder, reportTempFolder: join(folder, 'temp') },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        tsdocMetadata: { enabled: false },
        compiler: { overrideTsconfig: COMPILER },
        messages: {
          compilerMessageReporting: { default: shown },
          extractorMessageReporting: {
            default: shown,
            'ae-missing-release-tag': silent,
            'ae-undocumented': silent,
            // An entry point beside the main one may use what the main one exports.
            'ae-forgotten-export': { ...silent, addToApiReportFile: !id.includes('.') },
          },
          tsdocMessageReporting: { default: silent },
        },
      },
      configObjectFullPath: undefined,
      packageJsonFullPath: join(packageFolder, 'package.json'),
    })
    const messages: string[] = []
    Extractor.invoke(config, {
      localBuild: true,
      messageCallback: (message) => {
        const said = message.logLevel === 'warning' || message.logLevel === 'error'
        if (said && message.category !== 'console') messages.push(message.formatMessageWithLocation(packageFolder))
        message.handled = true
      },
    })
    if (messages.length > 0) throw new Error([`The API of ${id} cannot be described:`, ...messages].join('\n'))
    const report = await readFile(join(folder, `${id}.api.md`), 'utf8')
    const lost = /^(?:import|export) .* from '(\..*)';$/m.exec(report)
    if (lost) throw new Error(`The API of ${id} cannot be described: ${lost[1]} is not there.`)
    // Positions would change with every line above them.
    return report.replace(/^(\/\/ \S+?):\d+:\d+ - /gm, '$1 - ')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const COMPILER = {
  compilerOptions: {
    target: 'es2024',
    lib: ['es2024', 'esnext', 'dom'],
    module: 'nodenext',
    moduleResolution: 'nodenext',
    jsx: 'react-jsx',
    types: ['node'],
    strict: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    noEmit: true,
  },
}

/** Libraries that stay inside core; a vendor must never see them in a type. */
const INSIDE = /^import .* from '((?:fastify|@fastify\/.*|@mikro-orm\/.*|inversify|kysely|pg|better-sqlite3))';$/gm

/** Names of the libraries whose types a report shows although they should stay inside. */
export function leaks(report: string): string[] {
  return [...report.matchAll(INSIDE)].map(([, library = '']) => library)
}
