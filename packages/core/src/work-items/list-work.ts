import type { ScopedCaller } from '../access/access-control.ts'
import type { Runtime } from '../kernel/runtime.ts'
import type { Parameter } from '../persistence/database.ts'
import { jsonOf } from '../persistence/insert.ts'
import type { Context } from '../plugin/context.ts'
import { auditEntry } from '../resource/record-writer.ts'
import { workItem } from './work-items.ts'

interface Wanted {
  readonly kind?: string | undefined
  readonly limit?: number | undefined
}

/** What waits for the caller: named for them, or for holders of a permission that they hold there. Most pressing first. */
export async function listWork({ kind, limit = 100 }: Wanted, ctx: Context, runtime: Runtime): Promise<any> {
  const caller = ctx.caller as ScopedCaller
  const mine = await concerns(caller, runtime)
  const filter =
    kind === undefined ? mine : { text: `${mine.text} and w.kind = ?`, parameters: [...mine.parameters, kind] }
  const rows = await runtime.work.query(
    `select w.* from core_work_item w where ${filter.text} order by w.rank, w.opened_at, w.id limit ${limit}`,
    filter.parameters,
  )
  const counts = await runtime.work.query(
    `select w.kind, w.urgency, count(*) as n from core_work_item w where ${mine.text} group by w.kind, w.urgency`,
    mine.parameters,
  )
  const patients = [...new Set(rows.map((r) => r.patient as string | null).filter((p) => p !== null))]
  if (patients.length > 0) {
    runtime.audit.look(
      auditEntry(
        { runtime, resource: workItem, caller, request: null },
        { action: 'list', record: null, patient: null, detail: { patients } },
      ),
    )
  }
  const items = rows.map((r) => ({
    item: r.item,
    kind: r.kind,
    arguments: jsonOf(r.arguments, runtime.database.dialect) ?? {},
    patient: r.patient,
    patientName: r.patient_name,
    assignee: r.assignee,
    origin: r.origin,
    organization: r.organization,
    urgency: r.urgency,
    dueAt: r.due_at,
    openedAt: r.opened_at,
    href: r.href,
  }))
  const numbers = counts.map((c) => ({ kind: c.kind as string, urgency: c.urgency, n: Number(c.n) }))
  return { items, counts: numbers, total: numbers.reduce((sum, c) => sum + c.n, 0) }
}

async function concerns(caller: ScopedCaller, runtime: Runtime): Promise<{ text: string; parameters: Parameter[] }> {
  const asked = await runtime.work.query('select distinct permission from core_work_item')
  const parts = ['w.assignee = ?']
  const parameters: Parameter[] = [caller.practitioner ?? '']
  for (const row of asked) {
    const stated = row.permission as string
    const [permission = '', qualifier] = stated.split('@')
    const scope = caller.scope(permission)
    const spans = [scope.get('*'), qualifier === undefined ? undefined : scope.get(qualifier)].filter(
      (s) => s !== undefined,
    )
    if (spans.includes('county')) {
      parts.push('(w.assignee is null and w.permission = ?)')
      parameters.push(stated)
      continue
    }
    const organizations = [...new Set(spans.flat() as string[])]
    if (organizations.length === 0) continue
    parts.push(
      `(w.assignee is null and w.permission = ? and w.organization in (${organizations.map(() => '?').join(', ')}))`,
    )
    parameters.push(stated, ...organizations)
  }
  return { text: `(${parts.join(' or ')})`, parameters }
}
