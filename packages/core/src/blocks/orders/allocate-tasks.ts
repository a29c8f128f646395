import { durationMilliseconds } from '../../kernel/duration.ts'
import { sql } from '../../persistence/sql.ts'
import { fail } from '../../problem/define-problem.ts'
import { type Candidate, chooseReader } from './allocation.ts'
import { ReturnAllocation } from './allocation-jobs.ts'
import { NotAReader } from './order-problems.ts'
import { reader } from './reader.ts'
import { type OrdersContext, orderCardOf, type Service, serviceOf } from './service-directory.ts'
import { type OrderTask, task } from './task.ts'

/** Gives a task that waits in the list to a reader on duty, if its category has a roster and somebody can read it. */
export async function allocateTask(ctx: OrdersContext, id: string): Promise<void> {
  const found = await ctx.store(task).find(id)
  if (!found || !waits(found)) return
  const service = await serviceOf(ctx, found.category)
  if (!service.duty) return
  // one at a time for each roster, so that each sees the load that the one before it made
  await ctx.nextNumber(`allocation:${found.category}:${found.organization}`)
  const again = await ctx.store(task).get(id)
  if (!waits(again)) return
  const chosen = chooseReader(await candidates(ctx, again, service.duty), again)
  if (!chosen) return
  await give(ctx, again, chosen.practitioner)
}

function waits(row: OrderTask): boolean {
  return row.state === 'ready' && row.assignee === null && !row.pooled
}

/** The oldest and most pressing tasks that nobody was given, some hundreds at a time. */
export async function allocateWaiting(ctx: OrdersContext): Promise<void> {
  const rows = await ctx.query<{ id: string }>(
    sql`select id from ${task} t where state = 'ready' and assignee is null and pooled = ${false}
      order by rank, due_at, id limit 300`,
  )
  for (const { id } of rows) await ctx.work(() => allocateTask(ctx, id))
}

/** Nobody took it in time: it is for everybody now. */
export async function returnAllocation(
  ctx: OrdersContext,
  { task: id, assignedAt }: { readonly task: string; readonly assignedAt: string },
): Promise<void> {
  const found = await ctx.store(task).find(id)
  if (found?.state === 'ready' && found.assignedAt === assignedAt) await ctx.act(task, id, 'giveUp')
}

/** Somebody in charge gives a task to a reader and says why; it may be one who is not on the roster now. */
export async function assignTask(
  ctx: OrdersContext,
  { id, practitioner, reason }: { readonly id: string; readonly practitioner: string; readonly reason: string },
): Promise<OrderTask> {
  const found = await ctx.store(task).get(id)
  const permission = `orders:task:claim@${found.category}`
  const able = await ctx.uses.directory.holders({ permission, organization: found.organization })
  if (!able.some((h) => h.practitioner === practitioner)) fail(NotAReader)
  const facts = await handOver(ctx, found, practitioner)
  const given = await ctx.act(task, id, 'assign', { ...facts, reason })
  await returnLater(ctx, given)
  return given
}

async function give(ctx: OrdersContext, row: OrderTask, practitioner: string): Promise<void> {
  const given = await ctx.act(task, row.id, 'allocate', await handOver(ctx, row, practitioner))
  await returnLater(ctx, given)
}

async function handOver(ctx: OrdersContext, row: OrderTask, practitioner: string) {
  const [who] = await ctx.uses.directory.practitioners({ ids: [practitioner] })
  const hold = ctx.settings.holdFor[row.priority]
  const heldUntil = new Date(Date.parse(ctx.now()) + durationMilliseconds(hold)).toISOString()
  return { assignee: practitioner, name: who?.name ?? practitioner, heldUntil }
}

async function returnLater(ctx: OrdersContext, row: OrderTask): Promise<void> {
  const { id, assignedAt, heldUntil } = row
  if (assignedAt === null || heldUntil === null) return
  await ctx.schedule(ReturnAllocation, { task: id, assignedAt }, { at: heldUntil, key: id })
}

/** Readers on duty on site, or those on call for what cannot wait, with what they have to do already. */
async function candidates(ctx: OrdersContext, row: OrderTask, duty: string): Promise<Candidate[]> {
  const all = await ctx.uses.directory.onDuty({ organization: row.organization, duty })
  const onSite = all.filter((d) => !d.onCall)
  const asked = onSite.length > 0 || row.priority === 'routine' ? onSite : all
  const people = [...new Set(asked.map((d) => d.practitioner))]
  const able = await ctx.uses.directory.holders({
    permission: `orders:task:claim@${row.category}`,
    organization: row.organization,
  })
  const may = new Set(able.map((h) => h.practitioner))
  const { items: profiles } = await ctx
    .store(reader)
    .list({ where: { category: row.category, practitioner: people }, limit: 200, sort: 'id' })
  const profileOf = new Map(profiles.map((p) => [p.practitioner, p]))
  const loads = await ctx.query<{ assignee: string; open: number; lastAssignedAt: string }>(
    sql`select coalesce(owner, assignee) as assignee, sum(points) as open, max(assigned_at) as last_assigned_at
      from ${task} t where category = ${row.category} and state in ${['ready', 'in-progress']}
        and (assignee in ${people} or owner in ${people}) group by coalesce(owner, assignee)`,
  )
  const loadOf = new Map(loads.map((l) => [l.assignee, l]))
  return people
    .filter((p) => may.has(p))
    .map((practitioner) => ({
      practitioner,
      skills: profileOf.get(practitioner)?.skills ?? [],
      capacity: profileOf.get(practitioner)?.capacity ?? 100,
      open: Number(loadOf.get(practitioner)?.open ?? 0),
      lastAssignedAt: String(loadOf.get(practitioner)?.lastAssignedAt ?? ''),
    }))
}

/** What the plugin says of an order: needed when its task is made. */
export async function assessed(service: Service, order: any): Promise<{ skills: string[]; points: number }> {
  const { skills, points } = await service.assess({ order: orderCardOf(order, undefined) })
  return { skills: [...skills], points }
}
