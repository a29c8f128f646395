import { z } from 'zod'
import { defineEndpoint } from '../endpoint/define-endpoint.ts'
import { TooManyRequests } from '../problem/core-problems.ts'
import { LinkCodeNeeded, LinkCodeWrong, LinkNotOpen } from './link-problems.ts'

/** The only door for somebody who holds a link. The token comes in the body: addresses end up in logs. */
export const linksApi = {
  openLink: defineEndpoint('POST /links/open', {
    access: {
      public: 'whoever holds a link opens it here, with its code where one is asked for; attempts are counted',
    },
    // a wrong code is counted although it is refused
    transaction: false,
    input: z.object({ token: z.string().min(1).max(200), code: z.string().max(20).optional() }),
    output: z.object({ pass: z.string(), endsAt: z.string(), kind: z.string(), expiresAt: z.string() }),
    problems: [LinkNotOpen, LinkCodeNeeded, LinkCodeWrong, TooManyRequests],
  }),
}
