import { z } from 'zod'
import { defineEndpoint } from '../../endpoint/define-endpoint.ts'
import { TooLarge } from '../../problem/core-problems.ts'
import { CaseNotWaiting, InvalidReport, UnknownCase } from '../orders/index.ts'
import { CallbackOff, CallbackUnsigned } from './gateway-problems.ts'

/** Largest answer that is taken, in bytes. */
export const largestCallback = 1 << 20

export const gatewayApi = {
  /**
   * A hospital outside the county sends an answer by itself: a DiagnosticReport, signed in `x-ygt-signature`. Said again it is
   * harmless.
   */
  takeAnswer: defineEndpoint('POST /answers', {
    access: { public: 'another hospital calls; the signature over the body says who it is' },
    upload: ['application/fhir+json'],
    limit: largestCallback,
    output: z.object({ taken: z.boolean() }),
    problems: [CallbackOff, CallbackUnsigned, TooLarge, InvalidReport, UnknownCase, CaseNotWaiting],
  }),
}
