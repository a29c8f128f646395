import { z } from 'zod'

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Settings of the built-in way to a hospital outside the county (上级医院). Without name and address nobody is connected. */
export const gatewaySettings = z
  .object({
    /** The hospital as people know it: 省人民医院. */
    name: z.string().trim().max(100).default(''),
    /** Base address of its FHIR R4 server: `https://referral.example.org/fhir`. */
    fhir: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
    /** Base address of its DICOMweb server, to which images go (STOW-RS); without one no images are sent there. */
    dicomweb: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
    /** Bearer token for both: `${UPPER_HOSPITAL_TOKEN}`, so that it stands in the environment and not in the file. */
    token: z.string().default(''),
    /** Secret with which answers are signed that it sends by itself; while it is empty they are only fetched. */
    callbackSecret: z.union([z.literal(''), z.string().min(32)]).default(''),
    /** A call on which nothing moves for so long is given up, in seconds. */
    timeoutSeconds: z.int().min(1).max(600).default(30),
    /** Largest answer that is read, in KiB. */
    maxAnswerKiB: z.int().min(1).max(65_536).default(4096),
    /** Plain HTTP to another machine, for a line that is encrypted below (VPN). */
    plainHttp: z.boolean().default(false),
  })
  .superRefine(({ fhir, dicomweb, plainHttp }, ctx) => {
    for (const [path, address] of Object.entries({ fhir, dicomweb })) {
      if (address === '' || plainHttp) continue
      const { protocol, hostname } = new URL(address)
      if (protocol === 'http:' && !loopback.test(hostname))
        ctx.addIssue({
          code: 'custom',
          path: [path],
          message: 'https is needed, or plainHttp: true on an encrypted line',
        })
    }
  })
  .prefault({})

export type GatewaySettings = z.output<typeof gatewaySettings>
