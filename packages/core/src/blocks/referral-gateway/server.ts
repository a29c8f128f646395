import type { Port } from '../../contract/define-contract.ts'
import { servePlugin } from '../../plugin/serve-plugin.ts'
import { TooLarge } from '../../problem/core-problems.ts'
import { fail } from '../../problem/define-problem.ts'
import { InvalidReport, type ReferralGateway } from '../orders/index.ts'
import { largestCallback } from './api.ts'
import { isSigned } from './callback-signature.ts'
import { searchAnswers, sendBundle } from './fhir-client.ts'
import { CallbackOff, CallbackUnsigned } from './gateway-problems.ts'
import { jsonOf } from './operation-outcome.ts'
import { gatewayPlugin } from './plugin.ts'
import type { GatewaySettings } from './settings.ts'

/** The way to a hospital outside the county over HTTP. */
export const gatewayServed = servePlugin(gatewayPlugin, {
  handlers: {
    async takeAnswer(_, ctx) {
      const secret = ctx.settings.callbackSecret
      if (secret === '') fail(CallbackOff)
      const body = await gathered(ctx.upload.stream)
      if (!isSigned(body, ctx.request.headers['x-ygt-signature'], { secret, now: ctx.now() })) fail(CallbackUnsigned)
      const report = jsonOf(Buffer.from(body).toString('utf8'))
      if (typeof report !== 'object' || report === null || Array.isArray(report)) return fail(InvalidReport)
      const { taken } = await ctx.uses.orders.caseAnswered({ report: report as Record<string, unknown> })
      return { taken }
    },
  },
  provide: { gateway: ({ settings }) => httpGateway(settings) },
})

function httpGateway(settings: GatewaySettings): Port<typeof ReferralGateway> {
  const { name, fhir, dicomweb, token } = settings
  const connected = name !== '' && fhir !== ''
  return {
    describe: async () => (connected ? { name, images: { url: dicomweb, token } } : null),
    send: async ({ bundle }) => ({ issues: [...(await sendBundle(settings, bundle))] }),
    answers: async ({ numbers }) => ({ reports: numbers.length === 0 ? [] : await searchAnswers(settings, numbers) }),
  }
}

async function gathered(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > largestCallback) fail(TooLarge, { limit: largestCallback })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
