import { z } from 'zod'
import { defineEndpoint } from '../../endpoint/define-endpoint.ts'
import { NotFound } from '../../problem/core-problems.ts'
import { AwaitingReview, NotAReader, UnknownCategory } from './order-problems.ts'
import { taskView } from './order-view-shapes.ts'

const manage = { permission: 'orders:task:manage' } as const

export const readerLine = z.object({
  practitioner: z.string(),
  duty: z.enum(['on-site', 'on-call']).nullable(),
  until: z.string().nullable(),
  skills: z.array(z.string()),
  capacity: z.int(),
  openTasks: z.int(),
  claimed: z.int(),
  openPoints: z.int(),
  reports: z.int(),
  donePoints: z.int(),
  /** 1 for a fair share of the day's work by capacity; null while there is none. */
  share: z.number().nullable(),
})

/** Allocation over HTTP: how the work is spread, who reads what, and a task given by hand. */
export const allocationApi = {
  allocationBoard: defineEndpoint('GET /allocation', {
    access: { permission: 'orders:task:read' },
    input: z.object({ category: z.string().max(40), organization: z.string().max(64) }),
    output: z.object({
      duty: z.string().nullable(),
      waiting: z.int(),
      oldestReadyAt: z.string().nullable(),
      readers: z.array(readerLine),
    }),
    problems: [UnknownCategory],
  }),
  assignTask: defineEndpoint('POST /tasks/:id/assign', {
    access: manage,
    input: z.object({
      id: z.string().max(64),
      practitioner: z.string().min(1).max(64),
      reason: z.string().trim().min(4).max(500),
    }),
    output: taskView,
    problems: [NotFound, NotAReader, AwaitingReview],
  }),
  setReader: defineEndpoint('PUT /readers/:practitioner', {
    access: manage,
    input: z.object({
      practitioner: z.string().max(64),
      category: z.string().max(40),
      skills: z.array(z.string().trim().min(1).max(60)).max(60),
      capacity: z.int().min(0).max(200),
    }),
    output: z.object({ practitioner: z.string(), skills: z.array(z.string()), capacity: z.int() }),
  }),
}
