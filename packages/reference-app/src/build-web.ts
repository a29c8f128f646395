import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
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
  // a folder for each state of the inputs: a county that runs keeps its files while another is built
  const folder = join(outDir, webInputs(plugins).slice(0, 16))
  const built = !existsSync(folder)
  if (built) {
    const partial = `${folder}.${process.pid}`
    await bundle(plugins, partial)
    await compressFolder(join(partial, 'assets'))
    publishFolder(partial, folder)
    removeOld(outDir)
  }
  return { folder, built, seconds: (performance.now() - began) / 1000, firstLoadBytes: firstLoad(folder).bytes }
}

/** The finished folder appears in one step; when two processes built the same, the first one's stays. */
function publishFolder(partial: string, folder: string): void {
  try {
    renameSync(partial, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    rmSync(partial, { recursive: true, force: true })
  }
}

/** Builds that are kept beside the newest one, for counties that still run on them. */
const kept = 4

function removeOld(outDir: string): void {
  const byAge = readdirSync(outDir)
    .map((name) => ({ path: join(outDir, name), time: statSync(join(outDir, name)).mtimeMs }))
    .toSorted((a, b) => b.time - a.time)
  for (const { path } of byAge.slice(1 + kept)) rmSync(path, { recursive: true, force: true })
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
        onLog: (level, log, tell) => isNoise(log) || tell(level, log),
        output: { codeSplitting: { groups: [{ name: 'react', test: reactModules }] } },
      },
    },
  })
}

/** Codecs of images test whether they run in node, with modules that no browser has; and nobody asked for timings. */
function isNoise({ code, message }: { readonly code?: string; readonly message: string }): boolean {
  return code === 'PLUGIN_TIMINGS' || message.includes('has been externalized for browser compatibility')
}

const reactModules = /node_modules[\\/].*[\\/](react|react-dom|scheduler|react-router)[\\/]/
