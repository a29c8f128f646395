import { z } from 'zod'

const overlay = z.record(z.string(), z.string())

/** One entry of `plugins` in `county.yaml`: a package name, or a package with settings. */
const pluginEntry = z.union([
  z.string(),
  z.strictObject({
    package: z.string(),
    settings: z.record(z.string(), z.unknown()).optional(),
    startup: z.enum(['required', 'optional']).optional(),
  }),
])

const grantChange = z.strictObject({
  reach: z.enum(['own', 'subtree', 'county']).optional(),
  add: z.array(z.string()).optional(),
  remove: z.array(z.string()).optional(),
})

/** What county IT writes: `county.yaml`. The descriptions are what `docs/reference/county-yaml.md` says. */
export const countyConfig = z.strictObject({
  county: z
    .strictObject({ name: z.string().min(1), nameEn: z.string().optional(), division: z.string().regex(/^\d{6}$/) })
    .describe(
      'Name of the county, in Chinese and optionally in English (`nameEn`), and its division code of GB/T 2260.',
    ),
  database: z
    .string()
    .default('sqlite:data/county.db')
    .describe('`sqlite:FILE`, relative to the folder, or a `postgresql://` address.'),
  blobs: z
    .string()
    .default('folder:data/blobs')
    .describe('Where images and documents lie: `folder:PATH`, or `s3://bucket/prefix?endpoint=…&region=…`.'),
  plugins: z
    .array(pluginEntry)
    .default([])
    .describe(
      'Package names, or `{ package, settings, startup }`; `startup: optional` lets the rest run when it fails.',
    ),
  settings: z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .default({})
    .describe('Settings of the blocks that come with core, by their id: `signatures: { required: [orders.report] }`.'),
  contracts: z
    .record(z.string(), z.string())
    .default({})
    .describe('Who provides a contract where several could: `orders@1: orders`.'),
  roles: z
    .record(z.string(), grantChange)
    .default({})
    .describe('Changes of what a role may do: `{ reach, add, remove }`, on top of what plugins propose.'),
  labels: z
    .strictObject({ zh: overlay.optional(), en: overlay.optional() })
    .default({})
    .describe('The county’s own words, by label key.'),
  pages: z
    .strictObject({ order: z.array(z.string()).optional(), hide: z.array(z.string()).optional() })
    .default({})
    .describe('Order of pages and contributions, and those to hide, by path or id.'),
})

export type CountyConfig = z.output<typeof countyConfig>

export interface PluginEntry {
  readonly package: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly startup: 'required' | 'optional' | undefined
}

export function pluginEntries(config: CountyConfig): PluginEntry[] {
  return config.plugins.map((entry) =>
    typeof entry === 'string'
      ? { package: entry, settings: {}, startup: undefined }
      : { package: entry.package, settings: entry.settings ?? {}, startup: entry.startup },
  )
}
