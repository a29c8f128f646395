import { simulatorPlugin } from '@ygt/core/blocks/signature-simulator'
import { demoPin, type SignedIn, type StaffKey, staff } from '@ygt/core/testing'

/** Who signs in the demo county. */
const signers: readonly StaffKey[] = [
  'radiologist',
  'seniorRadiologist',
  'otherSeniorRadiologist',
  'departmentHead',
  'townshipRadiologist',
]

/** A certificate of the simulator for each radiologist of the cast, all with the PIN that the sign-in help names. */
export async function seedCertificates(as: (account: string) => Promise<SignedIn>): Promise<void> {
  for (const key of signers) {
    const signer = await as(staff[key].account)
    await signer.ok(signer.client(simulatorPlugin).enrol({ pin: demoPin }))
  }
}
