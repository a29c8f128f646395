import type { ImagingDriver } from './imaging/driver.ts'

/** What each function's scenarios act through, by slug. A function appears here when its first scenario is written. */
export interface FunctionDrivers {
  readonly imaging: ImagingDriver
}

/** The driver of a function; `unknown` while it has none. */
export type DriverOf<F extends string> = F extends keyof FunctionDrivers ? FunctionDrivers[F] : unknown
