import { ordersPlugin } from '@ygt/core/blocks/orders'
import type { SignedIn } from '@ygt/core/testing'
import { imaging } from '../plugin.ts'

const grades = [
  { grade: 'A', reasons: [] },
  { grade: 'A', reasons: [] },
  { grade: 'B', reasons: ['positioning'] },
  { grade: 'A', reasons: [] },
  { grade: 'C', reasons: ['motion', 'labelling'] },
] as const

/** Grades what has been read, rejects a radiograph that still waits, and draws a sample of the month. */
export async function playQuality({ radiologist, head }: { readonly radiologist: SignedIn; readonly head: SignedIn }) {
  const client = radiologist.client(imaging)
  const { items } = await radiologist.ok(client.listQuality({ limit: 100 }))
  const waiting = await radiologist.ok(
    radiologist.client(ordersPlugin).listTasks({ category: 'imaging', state: 'ready', limit: 100 }),
  )
  const again = waiting.items.find(({ priority }) => priority === 'routine')?.request
  for (const [n, { study, request }] of items.entries()) {
    const given = grades[n % grades.length] ?? grades[0]
    if (request === again)
      await radiologist.ok(
        client.gradeStudy({ id: study, grade: 'reject', reasons: ['motion'], note: '请患者屏气后重拍正位片' }),
      )
    else if (!waiting.items.some((task) => task.request === request))
      await radiologist.ok(
        client.gradeStudy({ id: study, grade: given.grade, reasons: [...given.reasons], agreement: 'agree' }),
      )
  }
  const month = items[0]?.day.slice(0, 7)
  if (month) await head.ok(head.client(imaging).drawSample({ month, seed: month, each: 3 }))
}
