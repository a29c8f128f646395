import type { Context, z } from '@ygt/core'
import type { imaging } from './plugin.ts'
import type { ImagingSettings } from './settings.ts'

/** What imaging's handlers work with. */
export type ImagingContext = Context<(typeof imaging)['uses'], z.output<typeof ImagingSettings>>
