import type { ReactElement } from 'react'
import type { CentrePages } from '../../blocks/orders/centre-parts.ts'
import { CentreProvider, type DiagnosticCentre } from './centre.tsx'

/** The pages of a diagnostic centre: those of the orders block, with what is the centre's own. */
export function composeCentre(centre: DiagnosticCentre): CentrePages {
  return {
    newRequest: within(centre, () => import('./requests/new-request-page.tsx')),
    requests: within(centre, () => import('./requests/requests-page.tsx')),
    request: within(centre, () => import('./requests/request-page.tsx')),
    readingList: within(centre, () => import('./reading/reading-list-page.tsx')),
    readingRoom: within(centre, () => import('./reading/reading-room.tsx')),
    reports: within(centre, () => import('./reports/reports-page.tsx')),
    report: within(centre, () => import('./reports/report-page.tsx')),
    templates: within(centre, () => import('./reports/templates-page.tsx')),
    phrases: within(centre, () => import('./reports/phrases-page.tsx')),
    reviewLevels: within(centre, () => import('./reports/review-levels-page.tsx')),
    patientRecord: within(centre, () => import('./requests/requests-of-resident.tsx')),
    secondReading: within(centre, () => import('./double-readings/double-reading-part.tsx')),
    searchResults: within(centre, () => import('./requests/request-search-results.tsx')),
  }
}

type Loaded<P> = () => Promise<{ readonly default: (props: P) => ReactElement | null }>

function within<P extends object>(centre: DiagnosticCentre, load: Loaded<P>): Loaded<P> {
  return async () => {
    const { default: Part } = await load()
    return {
      default: (props) => (
        <CentreProvider centre={centre}>
          <Part {...props} />
        </CentreProvider>
      ),
    }
  }
}
