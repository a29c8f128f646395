/** What the address of the ledger keeps; empty is not narrowed. */
export const ledgerFilters = {
  search: '',
  which: '',
  state: '',
  month: '',
  organization: '',
  counted: '',
  notifiedInTime: '',
  acknowledgedInTime: '',
}

export type LedgerFilters = { readonly [K in keyof typeof ledgerFilters]: string }

/** The filter as the server takes it. */
export function queryOf({ which, search, state, month, organization, counted, ...timely }: LedgerFilters) {
  return {
    ...(search && { search }),
    ...(state && { state: state as never }),
    ...(month && { month }),
    ...(organization && { organization }),
    ...(which === 'open' && { open: true }),
    ...(which === 'ended' && { open: false }),
    ...(which === 'overdue' && { overdue: true }),
    ...(counted && { counted: true }),
    ...(timely.notifiedInTime && { notifiedInTime: timely.notifiedInTime === 'true' }),
    ...(timely.acknowledgedInTime && { acknowledgedInTime: timely.acknowledgedInTime === 'true' }),
  }
}

/** Address of what is filtered as a file. */
export function ledgerAddress(filter: LedgerFilters, format: 'csv' | 'xlsx' | 'pdf'): string {
  const query = Object.entries(queryOf(filter)).map(([name, value]) => [name, String(value)])
  return `/api/critical-values/values.${format}?${new URLSearchParams(query)}`
}
