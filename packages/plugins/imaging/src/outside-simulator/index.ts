export type { OutsideAnswer } from './answer-case.ts'
export { type OutsideHospital, type OutsideHospitalOptions, startOutsideHospital } from './outside-hospital.ts'
