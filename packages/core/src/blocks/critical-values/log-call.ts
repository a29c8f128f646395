import type { TypesOf } from '../../endpoint/define-endpoint.ts'
import { NotAllowedNow } from '../../problem/core-problems.ts'
import { fail } from '../../problem/define-problem.ts'
import type { criticalValuesApi } from './api.ts'
import { call } from './call.ts'
import { repeats } from './read-back.ts'
import { type CriticalValue, value } from './value.ts'
import { toldOf, type ValuesContext } from './value-context.ts'
import { ReadBackMissing } from './value-problems.ts'
import { canBeCalled } from './value-views.ts'

type Attempt = Omit<TypesOf<(typeof criticalValuesApi)['logCall']>['in'], 'id'>

/** The receiver repeats the finding. What does not repeat it is logged as reached without read-back, and nothing moves. */
export async function acknowledge(ctx: ValuesContext, id: string, readBack: string): Promise<CriticalValue> {
  const row = await ctx.store(value).get(id)
  refuseUnlessCalled(row, 'acknowledge')
  const heard = repeats(readBack, row)
  const { practitioner, name } = ctx.caller
  await write(ctx, row, {
    attempt: {
      channel: 'system',
      recipient: practitioner,
      recipientName: name,
      outcome: heard ? 'CONFIRMED' : 'REACHED_NO_READBACK',
      readBack,
      remark: null,
    },
    by: { caller: null, callerName: null },
  })
  return heard ? ctx.act(value, id, 'acknowledge', { name, readBack }) : row
}

/** An attempt by telephone or in person. A read-back that repeats the finding acknowledges it. */
export async function logCall(ctx: ValuesContext, id: string, attempt: Attempt): Promise<CriticalValue> {
  const row = await ctx.store(value).get(id)
  refuseUnlessCalled(row, 'call')
  const said = attempt.readBack ?? ''
  if (attempt.outcome === 'CONFIRMED' && said === '') fail(ReadBackMissing)
  const heard = attempt.outcome === 'CONFIRMED' && repeats(said, row)
  const outcome = attempt.outcome === 'CONFIRMED' && !heard ? 'REACHED_NO_READBACK' : attempt.outcome
  const { practitioner, name } = ctx.caller
  await write(ctx, row, { attempt: { ...attempt, outcome }, by: { caller: practitioner, callerName: name } })
  if (heard)
    return ctx.act(value, id, 'confirmCall', {
      name: attempt.recipientName,
      readBack: said,
      practitioner: attempt.recipient ?? null,
    })
  if (outcome === 'UNABLE_TO_REACH' || row.state !== 'confirmed') return row
  return ctx.asSystem('somebody of the institution that asked was reached', (system) => system.act(value, id, 'notify'))
}

function refuseUnlessCalled(row: CriticalValue, command: string): void {
  if (!canBeCalled(row.state)) fail(NotAllowedNow, { state: row.state, command })
}

interface Entry {
  readonly attempt: Readonly<Record<string, unknown>>
  readonly by: { readonly caller: string | null; readonly callerName: string | null }
}

async function write(ctx: ValuesContext, row: CriticalValue, { attempt, by }: Entry): Promise<void> {
  const entry = { value: row.id, category: row.category, calledAt: ctx.now(), told: toldOf(row), rung: null }
  const values = { recipient: null, readBack: null, remark: null, ...entry, ...by, ...attempt } as any
  await ctx.store(call).create(values, { organization: row.organization })
}
