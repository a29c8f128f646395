import { cruise, type ICruiseResult, type IForbiddenRuleType, type IViolation } from 'dependency-cruiser'
import type { Check, Finding } from './check.ts'
import { BOUNDARIES, RUNTIME } from './dependency-rules.ts'
import type { Tree } from './tree.ts'

/** The arrows between the packages and rooms, checked by dependency-cruiser. */
export const dependencies: Check = {
  name: 'dependencies',
  async run(tree) {
    const sources = tree.files.filter((path) => /^packages\/.*\/src\/.*\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    return [
      ...(await examine(tree, sources, { rules: BOUNDARIES, types: true })),
      ...(await examine(tree, sources, { rules: RUNTIME, types: false })),
    ]
  },
}

interface View {
  readonly rules: readonly IForbiddenRuleType[]
  /** whether imports of types count */
  readonly types: boolean
}

async function examine(tree: Tree, sources: readonly string[], view: View): Promise<Finding[]> {
  const { output } = await cruise(
    ['packages'],
    {
      baseDir: tree.root,
      validate: true,
      ruleSet: { forbidden: [...view.rules] },
      tsPreCompilationDeps: view.types,
      doNotFollow: { path: '(^|/)node_modules/' },
      exclude: { path: '(^|/)dist/' },
      enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    },
    { symlinks: true },
    { tsConfig: { options: { jsx: 4, target: 11, module: 199, verbatimModuleSyntax: true } } },
  )
  const result = output as ICruiseResult
  return [...unseen(result, sources), ...result.summary.violations.map((violation) => finding(violation, view.rules))]
}

/** dependency-cruiser without a TypeScript it understands sees no module at all, and is content. */
function unseen(result: ICruiseResult, sources: readonly string[]): Finding[] {
  const seen = new Set(result.modules.map((module) => module.source))
  return sources
    .filter((path) => !seen.has(path))
    .map((path) => ({
      path,
      message: 'dependency-cruiser did not see this module, so that no rule was applied to it.',
    }))
}

function finding({ rule, from, to, via, cycle }: IViolation, rules: readonly IForbiddenRuleType[]): Finding {
  const way = (cycle ?? via)?.map((step) => step.name) ?? []
  const path = way.length > 1 ? ` (by way of ${way.filter((name) => name !== from && name !== to).join(', ')})` : ''
  const reason = rules.find(({ name }) => name === rule.name)?.comment
  return { path: from, message: `${rule.name}: imports ${to}${path}. ${reason}`, warning: rule.severity !== 'error' }
}
