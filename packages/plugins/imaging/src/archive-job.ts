import { defineJob, z } from '@ygt/core'

/** Hands images over to the outer archive, where the settings name one; tried again every minute while it is down. */
export const ForwardInstances = defineJob('imaging.forward-instances', {
  payload: z.object({}),
  schedule: '* * * * *',
  outside: true,
})
