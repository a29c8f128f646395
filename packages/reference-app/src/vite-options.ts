import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { InlineConfig, Plugin } from 'vite'
import { noncePlaceholder } from './content-security-policy.ts'
import { pluginModule, type ShownPlugin } from './plugin-modules.ts'

const here = dirname(fileURLToPath(import.meta.url))

/** Folder with the page that the shell starts from. */
export const pageFolder = join(here, '../web')

/** Folder with the shell's sources, or what was compiled from them. */
export const shellFolder = join(here, 'web')

/** What building and developing have in common. */
export function viteOptions(plugins: readonly ShownPlugin[]): InlineConfig {
  return {
    configFile: false,
    root: pageFolder,
    logLevel: 'warn',
    plugins: [shellModules(plugins), leanLocales(), react()],
    html: { cspNonce: noncePlaceholder },
    resolve: { dedupe: ['react', 'react-dom', 'antd', 'zod'], alias: eventsAlias(plugins) },
    // Cornerstone decodes in workers that are modules themselves, and finds its WebAssembly beside its own files
    worker: { format: 'es', plugins: () => [leanLocales()] },
    optimizeDeps: { exclude: ['@cornerstonejs/dicom-image-loader'], include: [] },
    assetsInclude: ['**/*.wasm'],
  }
}

/** Tells the bundler what the composition shows, and where the shell begins. */
function shellModules(plugins: readonly ShownPlugin[]): Plugin {
  const main = ['main.tsx', 'main.js'].map((name) => join(shellFolder, name)).find(existsSync)
  return {
    name: 'ygt-shell',
    enforce: 'pre',
    resolveId: (id) => (id === '/@shell/main' ? main : id === virtual ? `\0${virtual}` : undefined),
    load: (id) => (id === `\0${virtual}` ? pluginModule(plugins) : undefined),
  }
}

const virtual = 'virtual:ygt-plugins'

/** Messages of zod come from the server, in Chinese and English: its forty other languages stay at home. */
function leanLocales(): Plugin {
  return {
    name: 'ygt-lean-locales',
    enforce: 'pre',
    async load(id) {
      if (!/zod[\\/]v4[\\/]locales[\\/]index\.js$/.test(id)) return undefined
      return `export { default as en } from './en.js'\nexport { default as zhCN } from './zh-CN.js'\n`
    },
  }
}

/** `events` of node, which libraries for images expect, is a package of theirs in the browser. */
function eventsAlias(plugins: readonly ShownPlugin[]): Record<string, string> {
  for (const { home } of plugins) {
    try {
      return { events: dirname(createRequire(join(home, 'package.json')).resolve('events/package.json')) }
    } catch {
      // this plugin does not bring it
    }
  }
  return {}
}
