import { type Composition, entryFile } from '@ygt/core/kernel'

/** A page or contribution without its component: what the shell has to know before anybody goes there. */
export interface ShownPlugin {
  readonly id: string
  readonly pages: readonly {
    readonly path: string
    readonly access: string
    readonly nav: unknown
    readonly room: string
  }[]
  readonly contributions: readonly {
    readonly slot: string
    readonly id: string
    readonly order: number
    readonly access: string | undefined
  }[]
  /** File of the plugin's web entry. */
  readonly file: string
  /** Folder of its package. */
  readonly home: string
}

/** What the composed plugins show. */
export function shownPlugins(composition: Composition): ShownPlugin[] {
  return composition.plugins.flatMap(({ declaration, web, home }) => {
    const file = web && entryFile(home, './web')
    if (!web || !file) return []
    const pages = web.parts.flatMap((part) =>
      part.kind === 'page' ? [{ path: part.path, access: part.access, nav: part.nav ?? null, room: part.room }] : [],
    )
    const contributions = web.parts.flatMap((part) =>
      part.kind === 'contribution' ? [{ slot: part.slot, id: part.id, order: part.order, access: part.access }] : [],
    )
    return [{ id: declaration.id, pages, contributions, file, home }]
  })
}

/** The source of the module `virtual:ygt-plugins`: facts at once, code when it is needed. */
export function pluginModule(plugins: readonly ShownPlugin[]): string {
  const entries = plugins.map(
    ({ id, pages, contributions, file }) =>
      `{ ...${JSON.stringify({ id, pages, contributions })}, load: () => import(${JSON.stringify(file)}) }`,
  )
  return `export const plugins = [${entries.join(',\n')}]\n`
}
