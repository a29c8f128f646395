import { defineEndpoint, definePlugin, NotFound, z } from '@ygt/core'
import { DiagnosticService, Orders } from '@ygt/core/blocks/orders'

const ofCategory = (...permissions: readonly string[]) => permissions.map((held) => `orders:${held}@ecg`)
const request = z.string().max(64)

/** A second diagnostic centre (心电诊断中心), made up to show that nothing of imaging has to be copied for one. */
export const ecg = definePlugin('ecg', {
  core: '^0.1',
  uses: { orders: Orders },
  provides: { service: DiagnosticService },
  api: {
    keepTracing: defineEndpoint('POST /tracings/:request', {
      access: { permission: 'ecg:tracing:write' },
      input: z.object({ request, samples: z.array(z.number()).min(1).max(20_000) }),
      output: z.object({ samples: z.array(z.number()) }),
      problems: [NotFound],
    }),
    tracing: defineEndpoint('GET /tracings/:request', {
      access: { permission: 'ecg:tracing:read' },
      input: z.object({ request }),
      output: z.object({ samples: z.array(z.number()) }),
      problems: [NotFound],
    }),
  },
  grants: [
    {
      role: 'township-doctor',
      reach: 'own',
      permissions: [
        ...ofCategory('request:create', 'request:read', 'report:read'),
        'ecg:tracing:write',
        'ecg:tracing:read',
      ],
    },
    {
      role: 'radiologist',
      reach: 'county',
      permissions: [
        ...ofCategory('request:read', 'task:read', 'task:claim', 'report:read', 'report:write'),
        'ecg:tracing:read',
      ],
    },
    {
      role: 'senior-radiologist',
      reach: 'county',
      permissions: [
        ...ofCategory('request:read', 'task:read', 'report:read', 'report:write', 'report:publish'),
        'ecg:tracing:read',
      ],
    },
  ],
})

/** Sections of a report; `lines` is how many the editor opens with. */
export const sections = [
  { key: 'measurements', label: 'ecg.report.section.measurements', required: true, lines: 3 },
  { key: 'conclusion', label: 'ecg.report.section.conclusion', required: true, lines: 3 },
] as const
