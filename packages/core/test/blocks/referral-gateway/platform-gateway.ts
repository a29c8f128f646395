import { ReferralGateway } from '../../../src/blocks/orders/index.ts'
import { definePlugin, servePlugin } from '../../../src/index.ts'

type Resource = { readonly resourceType: string; readonly [key: string]: unknown }

/** A regional platform as the example reaches it: what it got. */
export const platformGot: Resource[] = []
const post = async (bundle: Resource) => {
  platformGot.push(bundle)
  return []
}
const reportsOf = async (_numbers: readonly string[]): Promise<Resource[]> => []

// #region provider
export const platform = definePlugin('platform', { core: '*', provides: { gateway: ReferralGateway } })

export const platformServed = servePlugin(platform, {
  handlers: {},
  provide: {
    gateway: () => ({
      describe: async () => ({ name: '省人民医院', images: { url: '', token: '' } }),
      send: async ({ bundle }) => ({ issues: await post(bundle) }),
      answers: async ({ numbers }) => ({ reports: await reportsOf(numbers) }),
    }),
  },
})
// #endregion provider
