import { callSite } from './call-site.ts'
import type { Plugin } from './define-plugin.ts'

export type Lazy<P> = () => Promise<{ readonly default: (props: P) => unknown }>

/** A place in a page that plugins add to, typed by what it hands to them. */
export interface Slot<P = any> {
  readonly id: string
  readonly '~'?: (props: P) => void
}

export function defineSlot<P>(id: `${string}.${string}`): Slot<P> {
  return { id }
}

/** Where a page appears in the left rail of the staff desk. */
export interface Navigation {
  readonly group: 'work' | 'patients' | 'centres' | 'management' | 'operation'
  readonly order?: number
  /** Name of an Ant Design icon. */
  readonly icon?: string
}

export interface PagePart {
  readonly kind: 'page'
  readonly path: `/${string}`
  readonly access: string
  readonly load: Lazy<any>
  readonly nav: Navigation | undefined
  /** Reading rooms are dark and fold the rail away. */
  readonly room: 'desk' | 'reading'
  readonly declaredAt: string
}

export interface ContributionPart {
  readonly kind: 'contribution'
  readonly slot: string
  readonly id: string
  readonly order: number
  readonly access: string | undefined
  readonly load: Lazy<any>
  readonly declaredAt: string
}

export type WebPart = PagePart | ContributionPart

export interface WebPlugin {
  readonly plugin: Plugin
  readonly parts: readonly WebPart[]
}

/** A page under `/<plugin>`, loaded when somebody goes there. Parameters as `:name`. */
export function page(
  path: `/${string}`,
  part: {
    readonly access: string
    readonly load: Lazy<Record<never, never>>
    readonly nav?: Navigation
    readonly room?: 'desk' | 'reading'
  },
): PagePart {
  const { access, load, nav, room = 'desk' } = part
  return { kind: 'page', path, access, load, nav, room, declaredAt: callSite() }
}

/** Adds a component to a slot; the county can reorder and hide it by `id`. */
export function contribute<P>(
  slot: Slot<P>,
  part: { readonly id: string; readonly order?: number; readonly access?: string; readonly load: Lazy<P> },
): ContributionPart {
  const { id, order = 100, access, load } = part
  return { kind: 'contribution', slot: slot.id, id, order, access, load, declaredAt: callSite() }
}

/** The default export of `src/web/index.ts`: what the plugin shows, each part loaded lazily. */
export function webPlugin(plugin: Plugin<any, any, any, any>, parts: readonly WebPart[]): WebPlugin {
  return { plugin, parts }
}
