export { DayRangeFilter, momentsOf } from './day-range-filter.tsx'
export { ListPage } from './list-page.tsx'
export { lastMonths, MonthFilter } from './months.tsx'
export { type FilteredList, type PageAsked, useFilteredList } from './use-filtered-list.ts'
