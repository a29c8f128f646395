import type { CastResident } from './cast-resident.ts'
import { family } from './family.ts'
import { otherResidents } from './other-residents.ts'

export type { CastEvent, CastIdentifier, CastResident } from './cast-resident.ts'
export { family } from './family.ts'
export { otherResidents } from './other-residents.ts'
export {
  type CastPost,
  type CastStaff,
  demoPassword,
  demoPin,
  everyStaffMember,
  type RoleId,
  type StaffKey,
  staff,
} from './staff.ts'

/** The day on which the stories of the cast stand, `YYYY-MM-DD`: the newborn is four days old. */
export const castToday = '2026-11-24'

/** All residents of the cast as a list. */
export const everyCastResident: readonly CastResident[] = [...Object.values(family), ...Object.values(otherResidents)]
