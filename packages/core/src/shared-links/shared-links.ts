import { z } from 'zod'
import { defineContract, operation } from '../contract/define-contract.ts'
import { NotFound } from '../problem/core-problems.ts'
import { LinkTooLong } from './link-problems.ts'
import { linkStates } from './link-state.ts'
import { accessKinds, codeKinds } from './shared-link.ts'

/** What a link is for, as its issuer states it. */
export const linkDraft = z.object({
  recipientName: z.string().trim().min(1).max(100),
  purpose: z.string().trim().min(2).max(200),
  days: z.int().min(1).max(180).nullish(),
  mostUses: z.int().min(1).max(1000).nullish(),
  codeKind: z.enum(codeKinds).default('none'),
})

/** A link as those see it who may see its record. */
export const linkCard = z.object({
  id: z.string(),
  state: z.enum(linkStates),
  createdAt: z.string(),
  issuerName: z.string(),
  recipientName: z.string(),
  purpose: z.string(),
  codeKind: z.enum(codeKinds),
  expiresAt: z.string(),
  mostUses: z.int().nullable(),
  uses: z.int(),
  lastUsedAt: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  withdrawnByName: z.string().nullable(),
  statusReason: z.string().nullable(),
})

export type LinkCard = z.output<typeof linkCard>

export const linkAccessCard = z.object({
  id: z.string(),
  at: z.string(),
  event: z.enum(accessKinds),
  opened: z.string().nullable(),
  network: z.string(),
  agent: z.string(),
})

const of = z.object({ kind: z.string().max(80), record: z.string().max(64) })
const one = of.extend({ link: z.string().max(64) })

/**
 * Links to a record for somebody who is not signed in. Whoever calls has looked whether the caller may share the record: the county
 * keeps the link, opens it, counts, locks, withdraws and logs.
 */
export const SharedLinks = defineContract('shared-links', {
  version: 1,
  operations: {
    /** The token is answered here and never again. `code` is what `codeKind` says, in plain; it is not kept. */
    issue: operation(
      of.extend({
        patient: z.string().max(64),
        organization: z.string().max(64),
        code: z.string().max(40).nullish(),
        ...linkDraft.shape,
      }),
      z.object({ token: z.string(), link: linkCard }),
      [LinkTooLong],
    ),
    list: operation(of, z.array(linkCard)),
    /** Ends it at once, whoever is reading. */
    withdraw: operation(one.extend({ reason: z.string().trim().min(4).max(500) }), linkCard, [NotFound]),
    accesses: operation(one, z.array(linkAccessCard), [NotFound]),
    /** Is this the token of a link of this record that opens now? For paper that carries it. */
    holds: operation(of.extend({ token: z.string().max(200) }), z.object({ holds: z.boolean() })),
  },
})
