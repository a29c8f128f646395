import { defineEndpoint, NotFound, z } from '@ygt/core'
import { deviceCharacterSets, deviceReaches } from './device.ts'

const manage = { permission: 'imaging:device:manage' }
const id = z.object({ id: z.string().max(64) })

export const callerCard = z.object({
  id: z.string(),
  aeTitle: z.string(),
  address: z.string(),
  calledAeTitle: z.string(),
  firstAt: z.string(),
  lastAt: z.string(),
  attempts: z.int(),
})

/** Unknown devices that were refused; the known ones are a resource (`/api/imaging/devices`). */
export const deviceApi = {
  unknownCallers: defineEndpoint('GET /unknown-callers', {
    access: manage,
    output: z.object({
      items: z.array(callerCard),
      /** What devices are to be set to; `port` is absent while the service is off. */
      service: z.object({ aeTitle: z.string(), port: z.int().nullable() }),
    }),
  }),
  admitCaller: defineEndpoint('POST /unknown-callers/:id/admit', {
    access: manage,
    input: id.extend({
      name: z.string().trim().min(1).max(100),
      institution: z.string().min(1).max(64),
      modality: z
        .string()
        .regex(/^[A-Z0-9]{2,16}$/)
        .nullish(),
      characterSet: z.enum(deviceCharacterSets).default('utf-8'),
      reach: z.enum(deviceReaches).default('none'),
    }),
    output: z.object({ device: z.string() }),
    problems: [NotFound],
  }),
  dismissCaller: defineEndpoint('POST /unknown-callers/:id/dismiss', {
    access: manage,
    input: id,
    output: z.object({ dismissed: z.boolean() }),
  }),
}
