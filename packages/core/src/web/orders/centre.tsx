import { type ComponentType, createContext, type ReactElement, type ReactNode, useContext, useMemo } from 'react'
import { type LabelValues, useLabels, useT } from '../labels.tsx'
import type { ReportRow } from '../reports/reports-client.ts'
import type { RequestRow } from './requests-client.ts'
import type { TaskRow } from './tasks-client.ts'

interface Name {
  readonly zh: string
  readonly en: string
}

/** A section of a report: where its text is kept, what it is called, and how many lines it opens with. */
export interface ReportSection {
  readonly key: string
  /** Label key. */
  readonly label: string
  readonly required: boolean
  readonly lines?: number
}

/** What a doctor may ask the centre for. */
export interface CentreExamination {
  readonly code: string
  readonly name: Name
  readonly site?: Name
  /** Pinyin initials of the name. */
  readonly initials: string
  /** Left or right has to be said. */
  readonly sided?: boolean
  /** What only the category knows of the order, as it goes into its `detail`. */
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Where the centre puts its own parts into the pages. */
export interface CentreSlots {
  /** The middle of the reading room: what the report is written from. */
  readonly surface: ComponentType<{ readonly task: TaskRow }>
  /** Above the report that is being written or reviewed. */
  readonly beside?: ComponentType<{ readonly task: TaskRow }>
  /** On the pages of a request and of a report: what has arrived for it. */
  readonly arrived?: ComponentType<{ readonly request: string; readonly task: string | null }>
  /** On the page of a request while it waits: how what it needs gets here. */
  readonly bring?: ComponentType<{ readonly request: RequestRow }>
  /** Under the text of a report: its pictures or tracings. */
  readonly figures?: ComponentType<{ readonly report: ReportRow }>
}

/** What makes the pages of the orders block those of one diagnostic centre. */
export interface DiagnosticCentre {
  /** Id of the plugin: its pages are under `/<plugin>`, and its own words are labels that begin so. */
  readonly plugin: string
  readonly category: string
  readonly sections: readonly ReportSection[]
  /** Key of the section that says what was found in a line or two: for lists, and before signing. */
  readonly conclusion: string
  readonly examinations: readonly CentreExamination[]
  readonly slots: CentreSlots
}

export interface CentreAddresses {
  readonly newRequest: string
  request(id: string): string
  reading(task: string): string
  report(id: string): string
}

const Context = createContext<(DiagnosticCentre & { readonly pathOf: CentreAddresses }) | undefined>(undefined)

export function CentreProvider({
  centre,
  children,
}: {
  readonly centre: DiagnosticCentre
  readonly children: ReactNode
}): ReactElement {
  const value = useMemo(() => ({ ...centre, pathOf: addressesOf(centre.plugin) }), [centre])
  return <Context value={value}>{children}</Context>
}

/** The centre whose page this is, and the addresses of its pages. */
export function useCentre(): DiagnosticCentre & { readonly pathOf: CentreAddresses } {
  const centre = useContext(Context)
  if (!centre) throw new Error('useCentre outside of the pages of a diagnostic centre')
  return centre
}

/** Words of the centre's pages: `say('list.owner')` is `ecg.list.owner`, its own or what the block says for every centre. */
export function useCentreWords() {
  const { plugin } = useCentre()
  const t = useT()
  return useMemo(() => {
    const keyOf = (name: string): string => `${plugin}.${name}`
    return { keyOf, say: (name: string, values?: LabelValues): string => t(keyOf(name), values) }
  }, [plugin, t])
}

/** Shows the stored name of an examination in the reader's language, where the catalogue knows it. */
export function useNamesOf(examinations: readonly Pick<CentreExamination, 'name'>[]): (display: string) => string {
  const { language } = useLabels()
  const names = useMemo(() => new Map(examinations.map(({ name }) => [name.zh, name])), [examinations])
  return (display) => names.get(display)?.[language] ?? display
}

/** The same for the examinations of this centre. */
export function useExaminationName(): (display: string) => string {
  return useNamesOf(useCentre().examinations)
}

function addressesOf(plugin: string): CentreAddresses {
  return {
    newRequest: `/${plugin}/requests/new`,
    request: (id) => `/${plugin}/requests/${id}`,
    reading: (task) => `/${plugin}/reading/${task}`,
    report: (id) => `/${plugin}/reports/${id}`,
  }
}
