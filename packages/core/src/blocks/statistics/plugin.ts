import { z } from 'zod'
import { Directory } from '../../organization/directory.ts'
import { definePlugin } from '../../plugin/define-plugin.ts'
import { DiagnosticService } from '../orders/contract.ts'
import { statisticsApi } from './api.ts'
import { Indicators, target } from './contract.ts'
import { statisticsProblems } from './statistics-problems.ts'

/** Settings of the block: the county's own targets by indicator, in place of those that the plugins propose. */
export const statisticsSettings = z.object({ targets: z.record(z.string(), target).default({}) }).prefault({})

/** Shows what providers of `indicators@1` count. It keeps nothing itself. */
export const statisticsPlugin = definePlugin('statistics', {
  core: '*',
  uses: { indicators: Indicators, services: DiagnosticService, directory: Directory },
  settings: statisticsSettings,
  api: statisticsApi,
  problems: statisticsProblems,
  grants: [{ role: 'manager', reach: 'county', permissions: ['statistics:figure:read', 'orders:figure:read'] }],
})
