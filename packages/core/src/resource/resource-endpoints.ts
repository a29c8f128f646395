import { z } from 'zod'
import { defineEndpoint, type Endpoint, file } from '../endpoint/define-endpoint.ts'
import { Duplicate, NotFound, VersionConflict, VersionRequired } from '../problem/core-problems.ts'
import type { Resource } from './define-resource.ts'
import { mostRows } from './list-query.ts'
import { inputSchema, partialSchema } from './normalize-record.ts'

/** `imaging.reportTemplate` → `report-templates`: the path of its endpoints below `/api/imaging`. */
export function resourcePath(resource: Resource): string {
  const name = (resource.id.split('.')[1] ?? '').replace(/[A-Z]/g, (l) => `-${l.toLowerCase()}`)
  if (/(s|x|ch|sh)$/.test(name)) return `${name}es`
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`
}

/** A record as the REST surface answers it: with the commands that the caller may give now. */
export function recordSchema(resource: Resource): z.ZodObject {
  const fields = Object.fromEntries(
    Object.entries(resource.fields).map(([name, f]) => [name, f.optional ? f.schema : f.schema]),
  )
  return z.object({
    id: z.string(),
    organization: z.string(),
    version: z.int(),
    createdAt: z.string(),
    createdBy: z.string(),
    updatedAt: z.string(),
    ...(resource.lifecycle && { state: z.enum(resource.lifecycle.states), commands: z.array(z.string()) }),
    ...fields,
  })
}

/** What a list may be asked for: filters of the declaration, order, page. */
export function listInput(resource: Resource): z.ZodObject {
  const filters = (resource.list?.filters ?? []).map((name) => [name, filterSchema(resource, name).optional()])
  const ranges = (resource.list?.filters ?? [])
    .filter((name) => resource.fields[name]?.filter.includes('range') || name === 'createdAt')
    .flatMap((name) => [
      [`${name}From`, z.string().optional()],
      [`${name}To`, z.string().optional()],
    ])
  return z.object({
    ...Object.fromEntries([...filters, ...ranges]),
    ...(resource.list?.search && { search: z.string().max(64).optional() }),
    cursor: z.string().max(500).optional(),
    limit: z.int().min(1).max(mostRows).optional(),
  })
}

export interface ResourceApi {
  readonly list?: Endpoint
  readonly get?: Endpoint
  readonly create?: Endpoint
  readonly update?: Endpoint
  readonly history?: Endpoint
  readonly exportCsv?: Endpoint
  readonly exportXlsx?: Endpoint
}

/** The endpoints that a resource's surfaces expand to. */
export function resourceApi(resource: Resource): ResourceApi {
  if (!resource.surfaces.includes('rest')) return {}
  const path = `/${resourcePath(resource)}` as const
  const record = recordSchema(resource)
  const { read, create, update } = resource.access
  const one = z.object({ id: z.string() })
  return {
    list: defineEndpoint(`GET ${path}`, {
      access: { permission: read },
      input: listInput(resource),
      output: z.object({ items: z.array(record), next: z.string().nullable() }),
    }),
    get: defineEndpoint(`GET ${path}/:id`, {
      access: { permission: read },
      input: one,
      output: record,
      problems: [NotFound],
    }),
    history: defineEndpoint(`GET ${path}/:id/history`, {
      access: { permission: read },
      input: one,
      output: z.object({
        items: z.array(
          z.object({
            version: z.int(),
            at: z.string(),
            actor: z.string(),
            command: z.string().nullable(),
            change: z.record(z.string(), z.unknown()),
          }),
        ),
      }),
      problems: [NotFound],
    }),
    ...(create !== undefined && {
      create: defineEndpoint(`POST ${path}`, {
        access: { permission: create },
        input: inputSchema(resource),
        output: record,
        problems: [Duplicate],
      }),
    }),
    ...(update !== undefined && {
      update: defineEndpoint(`PATCH ${path}/:id`, {
        access: { permission: update },
        input: partialSchema(resource).extend({ id: z.string() }) as unknown as z.ZodType<{ id: string }>,
        output: record,
        problems: [NotFound, VersionConflict, VersionRequired, Duplicate],
      }),
    }),
    ...(resource.surfaces.includes('export') && {
      exportCsv: defineEndpoint(`GET ${path}/export.csv`, {
        access: { permission: read },
        input: exportInput(resource),
        output: file('text/csv'),
      }),
      exportXlsx: defineEndpoint(`GET ${path}/export.xlsx`, {
        access: { permission: read },
        input: exportInput(resource),
        output: file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
      }),
    }),
  }
}

function exportInput(resource: Resource): z.ZodObject {
  return listInput(resource).omit({ cursor: true, limit: true })
}

function filterSchema(resource: Resource, name: string): z.ZodType {
  if (name === 'state' && resource.lifecycle)
    return z.union([z.enum(resource.lifecycle.states), z.array(z.enum(resource.lifecycle.states))])
  const field = resource.fields[name]
  if (!field) return z.string()
  const base = field.optional ? z.string() : field.schema
  return field.filter.includes('in') ? z.union([base, z.array(base)]) : base
}
