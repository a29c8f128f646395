import { z } from 'zod'
import { defineEndpoint, file } from '../endpoint/define-endpoint.ts'

/** What the pages need before and beside their own data: words, the name of the county, what is up. */
export const shellApi = {
  labels: defineEndpoint('GET /labels/:language', {
    access: {
      public: 'the sign-in page and the check of printed reports have words too; no label holds data of people',
    },
    input: z.object({ language: z.enum(['zh', 'en']) }),
    output: file('application/json'),
  }),
  about: defineEndpoint('GET /about', {
    access: { public: 'the sign-in page says which county this is' },
    output: z.object({ name: z.string(), nameEn: z.string().nullable(), version: z.string() }),
  }),
  application: defineEndpoint('GET /application', {
    access: { signedIn: true },
    output: z.object({
      plugins: z.array(z.object({ id: z.string(), status: z.enum(['up', 'down']) })),
      /** Overlays of `county.yaml`: ids of pages and contributions. */
      pages: z.object({ order: z.array(z.string()), hide: z.array(z.string()) }),
    }),
  }),
}
