import { PatientRecord, SearchResults, SecondReading } from '../../plugin/slots.ts'
import { contribute, type Lazy, type Navigation, page, type WebPart } from '../../plugin/web-plugin.ts'

interface CentrePage {
  readonly path: `/${string}`
  /** Permission, held for the category. */
  readonly access: string
  readonly nav?: Navigation
  readonly room?: 'reading'
}

/** Pages that every diagnostic centre has, under the address of its plugin. */
const pages = {
  newRequest: {
    path: '/requests/new',
    access: 'orders:request:create',
    nav: { group: 'work', order: 10, icon: 'FileAddOutlined' },
  },
  requests: {
    path: '/requests',
    access: 'orders:request:read',
    nav: { group: 'work', order: 20, icon: 'UnorderedListOutlined' },
  },
  request: { path: '/requests/:request', access: 'orders:request:read' },
  readingList: {
    path: '/reading',
    access: 'orders:task:read',
    nav: { group: 'work', order: 5, icon: 'ReadOutlined' },
  },
  readingRoom: { path: '/reading/:task', access: 'orders:task:read', room: 'reading' },
  reports: {
    path: '/reports',
    access: 'orders:report:read',
    nav: { group: 'work', order: 30, icon: 'FileSearchOutlined' },
  },
  report: { path: '/reports/:report', access: 'orders:report:read' },
  templates: {
    path: '/templates',
    access: 'orders:template:manage',
    nav: { group: 'management', order: 30, icon: 'SnippetsOutlined' },
  },
  phrases: {
    path: '/phrases',
    access: 'orders:template:manage',
    nav: { group: 'management', order: 31, icon: 'FileTextOutlined' },
  },
  reviewLevels: {
    path: '/review-levels',
    access: 'orders:review-level:manage',
    nav: { group: 'management', order: 32, icon: 'SafetyCertificateOutlined' },
  },
} as const satisfies Record<string, CentrePage>

/** What `composeCentre` of `@ygt/core/web` makes: every page, and what stands in a resident's record and in the search. */
export type CentrePages = Readonly<
  Record<keyof typeof pages | 'patientRecord' | 'searchResults' | 'secondReading', Lazy<any>>
>

export interface CentreParts {
  /** Id of the plugin. */
  readonly plugin: string
  /** Category of its orders; the same as the plugin's id when absent. */
  readonly category?: string
  /** The module whose default export is `composeCentre({ … })`. */
  readonly load: () => Promise<{ readonly default: CentrePages }>
}

/** The pages of a diagnostic centre as parts of its `webPlugin`, each loaded when somebody goes there. */
export function centreParts({ plugin, category = plugin, load }: CentreParts): readonly WebPart[] {
  const part =
    (name: keyof CentrePages): Lazy<any> =>
    async () =>
      (await load()).default[name]()
  const held = (permission: string): string => `${permission}@${category}`
  return [
    ...Object.entries<CentrePage>(pages).map(([name, { path, access, ...rest }]) =>
      page(path, { access: held(access), load: part(name as keyof typeof pages), ...rest }),
    ),
    contribute(PatientRecord, {
      id: `${plugin}.patient-record`,
      order: 30,
      access: held('orders:request:read'),
      load: part('patientRecord'),
    }),
    contribute(SearchResults, {
      id: `${plugin}.search`,
      order: 30,
      access: held('orders:request:read'),
      load: part('searchResults'),
    }),
    contribute(SecondReading, {
      id: `${plugin}.second-reading`,
      access: held('orders:double-reading:read'),
      load: part('secondReading'),
    }),
  ]
}

/** Where work and notifications lead to, for `describe` of `diagnostic-service@1`. */
export function centreAddresses(plugin: string) {
  return {
    read: `/${plugin}/reading/{task}`,
    report: `/${plugin}/reports/{report}`,
    request: `/${plugin}/requests/{request}`,
  }
}
