import { acquisitionScenarios } from '../guideline/imaging/acquisition-scenarios.ts'
import { agreementScenarios } from '../guideline/imaging/agreement-scenarios.ts'
import { analysisScenarios } from '../guideline/imaging/analysis-scenarios.ts'
import { checkupScenarios } from '../guideline/imaging/checkup-scenarios.ts'
import { criticalValueScenarios } from '../guideline/imaging/critical-value-scenarios.ts'
import { mobileScenarios } from '../guideline/imaging/mobile-scenarios.ts'
import { outsideScenarios } from '../guideline/imaging/outside-scenarios.ts'
import { qualityScenarios } from '../guideline/imaging/quality-scenarios.ts'
import { referralScenarios } from '../guideline/imaging/referral-scenarios.ts'
import { reportScenarios } from '../guideline/imaging/report-scenarios.ts'
import { rosterScenarios } from '../guideline/imaging/roster-scenarios.ts'
import { imagingScenarios } from '../guideline/imaging/scenarios.ts'
import { shareScenarios } from '../guideline/imaging/share-scenarios.ts'
import { statisticsScenarios } from '../guideline/imaging/statistics-scenarios.ts'
import type { Scenario } from './define-scenario.ts'

/** Core's scenarios of all functions, in the order of the guideline. */
export const everyScenario: readonly Scenario[] = [
  ...imagingScenarios,
  ...rosterScenarios,
  ...checkupScenarios,
  ...acquisitionScenarios,
  ...criticalValueScenarios,
  ...analysisScenarios,
  ...mobileScenarios,
  ...shareScenarios,
  ...qualityScenarios,
  ...statisticsScenarios,
  ...reportScenarios,
  ...referralScenarios,
  ...outsideScenarios,
  ...agreementScenarios,
]
