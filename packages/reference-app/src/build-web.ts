import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Composition, readCounty } from '@ygt/core/kernel'
import { compressFolder } from './compress-folder.ts'
import { firstLoad } from './first-load.ts'
import { type ShownPlugin, shownPlugins } from './plugin-modules.ts'
import { viteOptions } from './vite-options.ts'
import { webInputs } from './web-inputs.ts'

export interface BuiltWeb {
  readonly folder: string
  /** False when what lay there was still right. */
  readonly built: boolean
  readonly seconds: number
  /** What a browser fetches before the desk stands, compressed. */
  readonly firstLoadBytes: number
}

/** Builds the pages of the county in a folder into `outDir`, unless they are there already. */
export async function buildWeb(countyFolder: string, outDir: string): Promise<BuiltWeb> {
  const { composition } = await readCounty(countyFolder)
  return buildComposition(composition, outDir)
}

/** Builds the pages of a composition; a second start with the same inputs builds nothing. */
export async function buildComposition(composition: Composition, outDir: string): Promise<BuiltWeb> {
  const began = performance.now()
  const plugins = shownPlugins(composition)
  const key = webInputs(plugins)
  const stamp = join(outDir, 'build-key')
  const built = !existsSync(stamp) || readFileSync(stamp, 'utf8') !== key
  if (built) {
    rmSync(stamp, { force: true })
    await bundle(plugins, outDir)
    await compressFolder(join(outDir, 'assets'))
    writeFileSync(stamp, key)
  }
  const seconds = (performance.now() - began) / 1000
  return { folder: outDir, built, seconds, firstLoadBytes: firstLoad(outDir).bytes }
}

async function bundle(plugins: readonly ShownPlugin[], outDir: string): Promise<void> {
  const { build } = await import('vite')
  await build({
    ...viteOptions(plugins),
    build: {
      outDir,
      emptyOutDir: true,
      manifest: true,
      target: 'es2022',
      chunkSizeWarningLimit: 8000,
      reportCompressedSize: false,
      rolldownOptions: {
        onLog: (level, log, tell) => isNoise(log.message) || tell(level, log),
        output: { codeSplitting: { groups: [{ name: 'react', test: reactModules }] } },
      },
    },
  })
}

/** Codecs of images test whether they run in node, with modules that no browser has. */
function isNoise(message: string): boolean {
  return message.includes('has been externalized for browser compatibility')
}

const reactModules = /node_modules[\\/].*[\\/](react|react-dom|scheduler|react-router)[\\/]/
