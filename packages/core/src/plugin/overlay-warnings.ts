import { localeFile } from '../kernel/labels.ts'
import type { Fault, Ingredients } from './composition.ts'
import { definedPermissions } from './composition-rules.ts'

/** Local changes of the county that no longer fit what is composed; they are kept and listed. */
export function overlayWarnings(ingredients: Ingredients): Fault[] {
  const { plugins, config, configFile } = ingredients
  const warning = (rule: string, got: string, expected: string): Fault => ({
    rule,
    plugin: 'county.yaml',
    place: configFile,
    got,
    expected,
    mend: 'correct or remove it; it has no effect now',
  })
  const labels = new Set(plugins.flatMap((p) => Object.keys(localeFile(p.home, 'zh'))))
  const parts = new Set(
    plugins.flatMap((p) =>
      (p.web?.parts ?? []).map((part) => (part.kind === 'page' ? `/${p.declaration.id}${part.path}` : part.id)),
    ),
  )
  const permissions = new Set(plugins.flatMap((p) => definedPermissions(p).map((d) => d.name)))
  const stated = [...Object.keys(config.labels.zh ?? {}), ...Object.keys(config.labels.en ?? {})]
  return [
    ...stated
      .filter((key) => !labels.has(key))
      .map((key) => warning('label-overlay', `a label for ${key}`, 'a key that a composed plugin has')),
    ...[...(config.pages.order ?? []), ...(config.pages.hide ?? [])]
      .filter((id) => !parts.has(id))
      .map((id) => warning('page-overlay', `a place for ${id}`, 'a page or contribution that is composed')),
    ...Object.entries(config.roles).flatMap(([role, change]) =>
      (change.remove ?? [])
        .filter((p) => !permissions.has(p.split('@')[0] ?? ''))
        .map((p) =>
          warning('role-overlay', `roles.${role} removes ${p}`, 'a permission that a composed plugin asks for'),
        ),
    ),
  ]
}
