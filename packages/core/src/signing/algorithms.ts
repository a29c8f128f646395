/**
 * Object identifiers of the Chinese commercial algorithms (商用密码) and of what they stand in. GM/T 0006-2012 lists those under
 * 1.2.156.10197.1; GM/T 0015-2012 (GB/T 20518) uses them in certificates. The rest is RFC 5480, RFC 5280 and RFC 3161.
 */
export const oid = {
  /** The SM2 curve, as the parameter of an EC public key. */
  sm2Curve: '1.2.156.10197.1.301',
  sm3: '1.2.156.10197.1.401',
  /** SM2 signature over an SM3 hash. */
  sm2WithSm3: '1.2.156.10197.1.501',
  ecPublicKey: '1.2.840.10045.2.1',
  commonName: '2.5.4.3',
  serialNumber: '2.5.4.5',
  country: '2.5.4.6',
  organization: '2.5.4.10',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const

/** What a signature is made with, as people read it. */
export const algorithm = 'SM2-SM3'
