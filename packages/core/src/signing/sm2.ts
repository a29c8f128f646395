import { sm2, sm3 } from 'sm-crypto-v2'

/** Both as hexadecimal digits: 64 for the private key, 130 for the public one (an uncompressed point, `04` first). */
export interface KeyPair {
  readonly privateKey: string
  readonly publicKey: string
}

/**
 * The default distinguishing identifier of a signer (可辨别标识), GM/T 0009-2012, 10: 16 bytes of ASCII. It enters the hash before
 * the message. `node:crypto` leaves it out, so its SM2 signatures are nobody else's.
 */
export const distinguishingIdentifier = '1234567812345678'

export function generateKeyPair(): KeyPair {
  return sm2.generateKeyPairHex()
}

/** SM3 hash (GB/T 32905-2016) of bytes, as 64 hexadecimal digits. */
export function sm3Hash(bytes: Uint8Array): string {
  return sm3(bytes)
}

/** Signs bytes with SM2 (GB/T 32918.2-2016) over SM3; DER `SEQUENCE { r, s }` as GM/T 0009 writes it. */
export function sm2Sign(message: Uint8Array, { privateKey, publicKey }: KeyPair): Uint8Array {
  const options = { hash: true, der: true, publicKey, userId: distinguishingIdentifier }
  return Buffer.from(sm2.doSignature(message, privateKey, options), 'hex')
}

/** Is it the signature of this key over these bytes? What is not a signature at all is not. */
export function sm2Verify(message: Uint8Array, signature: Uint8Array, publicKey: string): boolean {
  try {
    const options = { hash: true, der: true, userId: distinguishingIdentifier }
    return sm2.doVerifySignature(message, Buffer.from(signature).toString('hex'), publicKey, options)
  } catch {
    return false
  }
}
