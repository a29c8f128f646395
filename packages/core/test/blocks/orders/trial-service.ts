import { DiagnosticService, Orders } from '../../../src/blocks/orders/index.ts'
import { defineEndpoint, definePlugin, type Grant, servePlugin, z } from '../../../src/index.ts'

/** Everything that the block knows may be done in a category, by the roles that do it. */
function grantsOf(category: string, prefix: string): Grant[] {
  const at = (names: readonly string[]) => names.map((name) => `orders:${name}@${category}`)
  const ask = [...at(['request:create', 'request:read', 'report:read']), `${prefix}:sample:take`]
  const read = at([
    'request:read',
    'task:read',
    'task:claim',
    'report:read',
    'report:write',
    'template:read',
    'double-reading:read',
    'double-reading:perform',
  ]).concat(`${prefix}:sample:read`)
  const review = [...read, ...at(['report:publish', 'report:retract', 'template:manage'])]
  return [
    { role: 'township-doctor', reach: 'own', permissions: ask },
    { role: 'radiologist', reach: 'county', permissions: read },
    { role: 'senior-radiologist', reach: 'county', permissions: review },
    {
      role: 'department-head',
      reach: 'county',
      permissions: [
        ...review,
        ...at([
          'task:manage',
          'double-reading:manage',
          'double-reading:arbitrate',
          'double-reading:oversee',
          'review-level:manage',
        ]),
      ],
    },
  ]
}

/** A category of examinations that is nothing but the contract: what it needs is there when somebody says so. */
function serviceFor<const Id extends string>(
  id: Id,
  options: { readonly prefix: string; readonly grants: readonly Grant[] },
) {
  const plugin = definePlugin(id, {
    core: '*',
    uses: { orders: Orders },
    duties: ['reading'],
    provides: { service: DiagnosticService },
    api: {
      takeSample: defineEndpoint('POST /samples/:request', {
        access: { permission: `${id}:sample:take` },
        input: z.object({ request: z.string(), tube: z.string().optional() }),
        output: z.object({ task: z.string(), state: z.string() }),
      }),
      lookAtSample: defineEndpoint('GET /samples/:request', {
        access: { permission: `${id}:sample:read` },
        input: z.object({ request: z.string() }),
        output: z.object({ noted: z.boolean() }),
      }),
    },
    grants: options.grants,
  })
  const served = servePlugin(plugin, {
    handlers: {
      takeSample: ({ request, tube }, ctx) =>
        ctx.uses.orders.markReady({ request, ...(tube !== undefined && { detail: { [tube]: ctx.now() } }) }),
      lookAtSample: (of, ctx) => ctx.uses.orders.opened(of),
    },
    provide: {
      service: () => ({
        describe: async () => ({
          category: id,
          prefix: options.prefix,
          centre: 'county-hospital',
          preparePermission: `${id}:sample:take`,
          title: `${id}.report.title`,
          sections: [
            { key: 'findings', label: `${id}.report.findings`, required: true },
            { key: 'advice', label: `${id}.report.advice`, required: false },
          ],
          pages: {
            read: `/${id}/tasks/{task}`,
            report: `/${id}/reports/{report}`,
            request: `/${id}/requests/{request}`,
          },
          targets: { routine: 'P1D', urgent: 'PT2H', stat: 'PT30M' },
          duty: `${id}.reading`,
          criticalFindings: [
            {
              code: 'bleeding',
              zh: '活动性出血（＞30 ml）',
              en: 'Active bleeding (above 30 ml)',
              terms: ['活动性出血'],
            },
            { code: 'perforation', zh: '穿孔', en: 'Perforation', terms: ['穿孔'] },
          ],
        }),
        assess: async ({ order }) => ({
          skills: order.bodySite ? [order.bodySite] : [],
          points: order.code === 'big' ? 5 : 1,
        }),
        figures: async () => [],
        check: async ({ content }) =>
          (content.findings ?? '').includes('contradiction')
            ? [{ pointer: '/content/findings', zh: '前后矛盾。', en: 'It contradicts itself.' }]
            : [],
      }),
    },
  })
  return { plugin, served }
}

export const trial = serviceFor('trial', { prefix: 'TR', grants: grantsOf('trial', 'trial') })

/** A second category, in which only the head of department and a doctor of another township have a part. */
export const other = serviceFor('other', {
  prefix: 'OT',
  grants: grantsOf('other', 'other').filter(({ role }) => ['department-head', 'township-doctor'].includes(role)),
})
