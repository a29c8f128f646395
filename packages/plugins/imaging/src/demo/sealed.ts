import { ordersPlugin } from '@ygt/core/blocks/orders'
import { signaturesPlugin } from '@ygt/core/blocks/signatures'
import { demoPin, type SignedIn } from '@ygt/core/testing'

interface Said {
  readonly id: string
  readonly purpose: 'sign' | 'publish'
}

/** Signs a report as its page does, where this person has a certificate: what goes along with the command. */
export async function sealed(by: SignedIn, { id, purpose }: Said): Promise<{ readonly signature?: string }> {
  const signing = by.client(signaturesPlugin)
  const { state } = await by.ok(signing.myCertificate({}))
  if (state !== 'active') return {}
  const { session } = await by.ok(signing.openSession({ pin: demoPin }))
  const { signature } = await by.ok(by.client(ordersPlugin).prepareSignature({ id, purpose }))
  await by.ok(signing.sign({ session, signatures: [signature] }))
  return { signature }
}
