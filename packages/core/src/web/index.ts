export { type CountyProvidersProps, CountyProviders, ReadingRoom } from './county-providers.tsx'
export { palette, type Tone } from './theme.ts'
export { currentLanguage, type Language } from './language.ts'
export { fillLabel, type Labelled, type LabelValues, loadWords, type Translate, useLabels, useT } from './labels.tsx'
export { browserTransport, onSignedOut } from './browser-transport.ts'
export { coreClient, looseClient, useClient, useResource } from './clients.ts'
export { dataOf, failureKind, ProblemFailure } from './failure.ts'
export * from './queries.ts'
export {
  holds,
  type Session,
  type SessionFacts,
  sessionKey,
  SessionProvider,
  useSession,
  useSessionFacts,
} from './session.tsx'
export { type LiveMessage, LiveProvider, useConnected, useLive, useLiveRefresh } from './live.tsx'
export { useUrlState } from './url-state.ts'
export { type Draft, useDraft } from './draft.ts'
export { Facts, Page, type PageProps, Panel, useTitle } from './page.tsx'
export { Answered, Empty, Failed, Forbidden, Loading, StateNotice } from './page-states.tsx'
export { OfflineAlert, ProblemAlert, problemAt } from './problem-alert.tsx'
export { StatusTag, ToneShape, toneOfUrgency } from './status-tag.tsx'
export { Age, CountyTime, DeadlineClock, useNow } from './county-time.tsx'
export { OrganizationName, PractitionerName, useDirectory } from './directory.tsx'
export { type DataColumn, DataTable, type DataTableProps } from './data-table.tsx'
export { type Choice, ChoiceFilter, FilterBar } from './filter-bar.tsx'
export { CommandBar, Confirmation, type OfferedCommand } from './command-bar.tsx'
export { type CodeOption, CodeSelect } from './code-select.tsx'
export { residentKey, residentsClient, type ResidentRow, type ResidentView } from './residents.ts'
export { PatientBanner, type PatientSnapshot } from './patient-banner.tsx'
export { ResidentLine, ResidentPicker, useResidentSearch } from './resident-picker.tsx'
export { FieldCell } from './field-cell.tsx'
export { FieldControl } from './field-control.tsx'
export { FormField } from './form-field.tsx'
export { ResourceForm } from './resource-form.tsx'
export { ResourceListPage } from './resource-list-page.tsx'
export * from './slot-outlet.tsx'
export { ContributionBoundary } from './contribution-boundary.tsx'
export { type Shortcut, ShortcutsProvider, useShortcuts } from './shortcuts.tsx'
export { ageOn, countyTime } from '../printing/county-time.ts'
export { useQueryClient } from '@tanstack/react-query'
export { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
