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

/** What county IT writes: `county.yaml`. */
export const countyConfig = z.strictObject({
  county: z.strictObject({
    name: z.string().min(1),
    nameEn: z.string().optional(),
    /** GB/T 2260 division code of the county. */
    division: z.string().regex(/^\d{6}$/),
  }),
  /** `sqlite:data/county.db` (relative to the file) or a `postgresql://` address; `${NAME}` is taken from the environment. */
  database: z.string().default('sqlite:data/county.db'),
  /** `folder:data/blobs` or `s3://bucket/prefix?endpoint=…&region=…`. */
  blobs: z.string().default('folder:data/blobs'),
  plugins: z.array(pluginEntry).default([]),
  /** Which plugin provides a contract, where several could: `orders@1: orders`. */
  contracts: z.record(z.string(), z.string()).default({}),
  /** Changes of what a role may do, on top of what plugins propose. */
  roles: z.record(z.string(), grantChange).default({}),
  labels: z.strictObject({ zh: overlay.optional(), en: overlay.optional() }).default({}),
  pages: z.strictObject({ order: z.array(z.string()).optional(), hide: z.array(z.string()).optional() }).default({}),
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
