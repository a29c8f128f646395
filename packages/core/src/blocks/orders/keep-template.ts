import type { z } from 'zod'
import { VersionConflict } from '../../problem/core-problems.ts'
import { type FieldError, fail } from '../../problem/define-problem.ts'
import { patternFaults } from './compose-sections.ts'
import { BadTemplate, RetiredTemplate, UnknownTemplate } from './order-problems.ts'
import type { OrdersContext } from './service-directory.ts'
import { type Template, template, templateVersion } from './template.ts'
import type { templateDraft } from './template-api.ts'
import { type StructuredContent, type TemplateField, valueFault } from './template-field.ts'

export type TemplateDraft = z.output<typeof templateDraft>

/** Keeps a new template, as its first version. */
export async function keepTemplate(ctx: OrdersContext, category: string, draft: TemplateDraft): Promise<Template> {
  refuseFaults(draft)
  return ctx.work(async () => {
    const kept = await ctx.store(template).create({ ...rowOf(draft), category, revision: 1, retired: false })
    return versioned(ctx, kept)
  })
}

/** Keeps what changed as the next version; reports that were written with an older one keep that. */
export async function reviseTemplate(
  ctx: OrdersContext,
  id: string,
  draft: TemplateDraft,
  version: number | undefined,
): Promise<Template> {
  refuseFaults(draft)
  return ctx.work(async () => {
    const before = await ctx.store(template).get(id)
    if (before.retired) fail(RetiredTemplate)
    if (version !== undefined && version !== before.version)
      fail(VersionConflict, { current: before.version, given: version })
    const next = { ...rowOf(draft), revision: before.revision + 1 }
    return versioned(ctx, await ctx.store(template).update(id, next, { version: before.version }))
  })
}

/** Takes a template out of use, or into use again. */
export async function retireTemplate(ctx: OrdersContext, id: string, retired: boolean): Promise<Template> {
  return ctx.store(template).update(id, { retired })
}

/** The fields that asked for what was filled in: those of the version that was used. */
export async function fieldsOf(
  ctx: OrdersContext,
  { template: of, revision }: StructuredContent,
): Promise<readonly TemplateField[]> {
  const used = await ctx.asSystem('a report is read by the version of its template', (system) =>
    system.store(templateVersion).findBy({ template: of, revision }),
  )
  return (used ?? fail(UnknownTemplate)).fields
}

async function versioned(ctx: OrdersContext, kept: Template): Promise<Template> {
  const { id, category, revision, name, content, fields, organization } = kept
  const version = { category, template: id, revision, name, content, fields, keptByName: ctx.caller.name }
  await ctx.store(templateVersion).create(version, { organization })
  return kept
}

function rowOf({ name, modality, bodySite, content, fields, normal }: TemplateDraft) {
  return { name, modality: modality || null, bodySite: bodySite || null, content, fields, normal }
}

function refuseFaults({ content, fields }: TemplateDraft): void {
  const faults = [...fieldFaults(fields), ...(fields.length === 0 ? [] : sentenceFaults(content, fields))]
  if (faults.length > 0) fail(BadTemplate, {}, faults)
}

function fieldFaults(fields: readonly TemplateField[]): FieldError[] {
  const seen = new Set<string>()
  return fields.flatMap((field, index) => {
    const twice = seen.has(field.key)
    seen.add(field.key)
    const pointer = `/fields/${index}`
    const normal = field.normal ?? undefined
    const odd = normal === undefined ? undefined : valueFault(field, normal)
    const reversed = field.kind === 'number' && (field.min ?? -Infinity) > (field.max ?? Infinity)
    return [
      ...(twice ? [{ pointer, zh: `字段 ${field.key} 重复。`, en: `The field ${field.key} is there twice.` }] : []),
      ...(odd ? [{ pointer: `${pointer}/normal`, ...odd }] : []),
      ...(reversed ? [{ pointer, zh: '最小值大于最大值。', en: 'The least value is above the largest.' }] : []),
    ]
  })
}

function sentenceFaults(content: Readonly<Record<string, string>>, fields: readonly TemplateField[]): FieldError[] {
  return Object.entries(content).flatMap(([section, pattern]) =>
    patternFaults(pattern, fields).map((fault) => ({ pointer: `/content/${section}`, ...fault })),
  )
}
