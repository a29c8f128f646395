import { z } from 'zod'
import { defineContract, operation } from '../contract/define-contract.ts'

const organizationCard = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  heading: z.string(),
  kind: z.string(),
  parent: z.string().nullable(),
})
const practitionerCard = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  title: z.string().nullable(),
})

/** Who and where: names of institutions and practitioners, and who holds a permission. */
export const Directory = defineContract('directory', {
  version: 1,
  operations: {
    organization: operation(z.object({ id: z.string() }), organizationCard.nullable()),
    organizations: operation(z.object({ ids: z.array(z.string()) }), z.array(organizationCard)),
    practitioners: operation(z.object({ ids: z.array(z.string()) }), z.array(practitionerCard)),
    /** Practitioners whose post holds the permission (with qualifier) and reaches the organization. */
    holders: operation(
      z.object({ permission: z.string(), organization: z.string() }),
      z.array(z.object({ practitioner: z.string() })),
    ),
    /** Who has a duty at an institution at a moment (now, unless told): those on shift first, those on call after them. */
    onDuty: operation(
      z.object({ organization: z.string(), duty: z.string(), at: z.iso.datetime().optional() }),
      z.array(z.object({ practitioner: z.string(), onCall: z.boolean(), until: z.string() })),
    ),
    /** The unit and everything below it. */
    subtree: operation(z.object({ organization: z.string() }), z.array(z.string())),
  },
})
