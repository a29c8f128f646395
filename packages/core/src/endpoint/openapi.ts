import { z } from 'zod'
import type { Plugin } from '../plugin/define-plugin.ts'
import type { Resource } from '../resource/define-resource.ts'
import { resourceApi } from '../resource/resource-endpoints.ts'
import { type Endpoint, isFileOutput } from './define-endpoint.ts'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document of a county, from the declarations alone. */
export function openApi(plugins: readonly Plugin[], info: { readonly title: string; readonly version: string }): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const plugin of plugins) {
    for (const [name, endpoint] of endpointsOf(plugin)) {
      const path = `/api/${plugin.id}${endpoint.path.replace(/:(\w+)/g, '{$1}')}`
      const item = (paths[path] ??= {})
      item[endpoint.method.toLowerCase()] = operationOf(plugin, name, endpoint)
    }
  }
  return {
    openapi: '3.1.0',
    info,
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'ygt_session' },
        link: {
          type: 'apiKey',
          in: 'header',
          name: 'authorization',
          description: 'Link <pass>, from POST /links/open',
        },
      },
      schemas: { Problem: problemSchema },
    },
  }
}

/** All endpoints of a plugin: those it wrote and those its resources expand to. */
export function endpointsOf(plugin: Plugin): (readonly [string, Endpoint])[] {
  const generated = (plugin.resources as readonly Resource[]).flatMap((resource) =>
    (Object.entries(resourceApi(resource)) as [string, Endpoint][]).map(
      ([name, endpoint]) => [`${resource.id.split('.')[1]}.${name}`, endpoint] as const,
    ),
  )
  return [...(Object.entries(plugin.api) as [string, Endpoint][]), ...generated]
}

function operationOf(plugin: Plugin, name: string, endpoint: Endpoint): Json {
  const { properties = {}, required = [] } = jsonSchema(endpoint.input, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map((m) => m[1] as string)
  const rest = Object.entries(properties).filter(([property]) => !inPath.includes(property))
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE' || endpoint.upload.length > 0
  const parameters = [
    ...inPath.map((property) => ({
      name: property,
      in: 'path',
      required: true,
      schema: properties[property] ?? { type: 'string' },
    })),
    ...(inQuery
      ? rest.map(([property, schema]) => ({
          name: property,
          in: 'query',
          required: required.includes(property),
          schema,
        }))
      : []),
  ]
  const body = {
    type: 'object',
    properties: Object.fromEntries(rest),
    required: required.filter((r) => !inPath.includes(r)),
  }
  const content =
    endpoint.upload.length > 0
      ? Object.fromEntries(endpoint.upload.map((type) => [type, {}]))
      : { 'application/json': { schema: body } }
  return {
    operationId: `${plugin.id}.${name}`,
    tags: [plugin.id],
    security: securityOf(endpoint),
    ...('link' in endpoint.access && { 'x-link': endpoint.access.link }),
    ...('permission' in endpoint.access && { 'x-permission': endpoint.access.permission }),
    ...(parameters.length > 0 && { parameters }),
    ...((!inQuery && rest.length > 0) || endpoint.upload.length > 0
      ? { requestBody: { required: true, content } }
      : {}),
    responses: { 200: { description: 'OK', content: outputContent(endpoint) }, ...problemResponses(endpoint) },
  }
}

function securityOf({ access }: Endpoint): readonly Json[] {
  if ('public' in access) return []
  return 'link' in access ? [{ link: [] }] : [{ session: [] }]
}

function outputContent(endpoint: Endpoint): Json {
  if (isFileOutput(endpoint.output)) return Object.fromEntries(endpoint.output.file.map((type) => [type, {}]))
  return { 'application/json': { schema: jsonSchema(endpoint.output, 'output') } }
}

function problemResponses(endpoint: Endpoint): Json {
  const byStatus = Map.groupBy(endpoint.problems, (p) => String(p.status))
  const stated = [...byStatus].map(([status, problems]) => [
    status,
    problemResponse(problems.map((p) => `${p.code}: ${p.en}`).join('\n')),
  ])
  return { default: problemResponse('A problem document (RFC 9457)'), ...Object.fromEntries(stated) }
}

function problemResponse(description: string): Json {
  return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return rest
}

const problemSchema = {
  type: 'object',
  required: ['type', 'code', 'title', 'status', 'zh', 'en'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    zh: { type: 'string' },
    en: { type: 'string' },
    details: { type: 'object' },
    request: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { pointer: { type: 'string' }, zh: { type: 'string' }, en: { type: 'string' } },
      },
    },
  },
}
