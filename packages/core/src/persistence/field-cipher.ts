import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Encrypts identifiers of residents at rest (AES-256-GCM, NIST SP 800-38D) and makes the keyed hash that finds them
 * again. Cipher text is `v1:` + base64url(iv 12 bytes, tag 16 bytes, text); values without the prefix pass unchanged.
 */
export interface FieldCipher {
  encrypt(plain: string): string
  decrypt(stored: string): string
  /** Equal for equal values of the same column, useless without the key: HMAC-SHA-256, 132 bits kept. */
  blindIndex(column: string, value: string): string
}

const prefix = 'v1:'

/** Both keys are derived from one county secret of at least 32 bytes. */
export function createFieldCipher(secret: string): FieldCipher {
  if (Buffer.byteLength(secret) < 32) throw new RangeError('The county secret has to be at least 32 bytes long')
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'ygt', purpose, 32))
  const encryptionKey = derive('columns/v1')
  const indexKey = derive('blind-index/v1')
  return {
    encrypt(plain) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', encryptionKey, iv)
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return prefix + Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')
    },
    decrypt(stored) {
      if (!stored.startsWith(prefix)) return stored
      const bytes = Buffer.from(stored.slice(prefix.length), 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', encryptionKey, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
    blindIndex: (column, value) =>
      createHmac('sha256', indexKey).update(`${column}\0${value}`).digest('base64url').slice(0, 22),
  }
}
