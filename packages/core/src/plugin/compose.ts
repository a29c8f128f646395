import type { Use } from '../contract/define-contract.ts'
import {
  type Composition,
  composeGrants,
  contractOf,
  type Fault,
  type Ingredients,
  providersOf,
  startOrder,
} from './composition.ts'
import { compositionRules } from './composition-rules.ts'
import { overlayWarnings } from './overlay-warnings.ts'

/** Puts plugins together, or says everything that is wrong at once. */
export function compose(ingredients: Ingredients): Composition {
  const faults: Fault[] = compositionRules.flatMap(({ id, check }) =>
    check(ingredients).map((fault) => ({ rule: id, ...fault })),
  )
  const plugins = startOrder(ingredients).map((plugin) => {
    const uses = Object.entries(plugin.declaration.uses as Record<string, Use>)
    const providers = Object.fromEntries(uses.map(([name, use]) => [name, providersOf(contractOf(use), ingredients)]))
    const parsedSettings = plugin.declaration.settings?.safeParse(plugin.settings).data
    return { ...plugin, parsedSettings, providers }
  })
  return { plugins, faults, warnings: overlayWarnings(ingredients), grants: composeGrants(ingredients) }
}

/** The faults as a person reads them on a terminal. */
export function formatFaults(faults: readonly Fault[]): string {
  return faults
    .map((f) =>
      [
        `${f.plugin} (${f.rule})`,
        `  at        ${f.place}`,
        `  got       ${f.got}`,
        `  expected  ${f.expected}`,
        `  mend      ${f.mend}`,
      ].join('\n'),
    )
    .join('\n\n')
}

/** Thrown when a county is started although composition found faults. */
export class CompositionFailed extends Error {
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super(
      `The county cannot be composed: ${faults.length} fault${faults.length === 1 ? '' : 's'}\n\n${formatFaults(faults)}`,
    )
    this.name = 'CompositionFailed'
    this.faults = faults
  }
}
