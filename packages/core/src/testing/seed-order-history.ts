import { caseFact } from '../blocks/orders/case-fact.ts'
import { factOfCase } from '../blocks/orders/fact-of-case.ts'
import { rankOf } from '../blocks/orders/order-codes.ts'
import { report } from '../blocks/orders/report.ts'
import { request } from '../blocks/orders/request.ts'
import { task } from '../blocks/orders/task.ts'
import type { Runtime } from '../kernel/runtime.ts'
import type { Resource } from '../resource/define-resource.ts'
import { type ImportedRecord, importRecords } from '../resource/import-records.ts'
import { everyCastResident } from './people/cast.ts'
import { townshipCentres } from './people/county.ts'

export interface HistoryOptions {
  readonly category: string
  readonly prefix: string
  readonly performer: string
  /** What was examined: detail, code and words. */
  readonly examinations: readonly { readonly code: string; readonly display: string; readonly modality: string }[]
  readonly writers: readonly (readonly [id: string, name: string])[]
  readonly reviewers: readonly (readonly [id: string, name: string])[]
  readonly months: number
  readonly each: number
}

interface Past {
  readonly request: ImportedRecord
  readonly task: ImportedRecord
  readonly report: ImportedRecord
  readonly at: Date
}

const minute = 60_000

/**
 * Orders of the months before today, published, with their reports and figures: so that statistics of a demo county have a past. All
 * of them can be opened like any other. Set-wise: nobody is told of them and no work is opened.
 */
export async function seedOrderHistory(runtime: Runtime, options: HistoryOptions): Promise<number> {
  const now = runtime.clock.now()
  const cases = pastCases(now, options)
  for (const [, ofDay] of Map.groupBy(cases, ({ at }) => at.toISOString().slice(0, 10))) {
    const [first] = ofDay
    if (!first) continue
    const then = { ...runtime, clock: { ...runtime.clock, now: () => first.at } }
    const load = (resource: Resource, records: readonly ImportedRecord[]) =>
      importRecords(records, { runtime: then, resource, reason: 'the past of a made-up county' })
    await load(
      request,
      ofDay.map((one) => one.request),
    )
    await load(
      task,
      ofDay.map((one) => one.task),
    )
    await load(
      report,
      ofDay.map((one) => one.report),
    )
    await load(
      caseFact,
      ofDay.map((one) => factRecord(one, options)),
    )
  }
  await runtime.work.run(async ({ transaction }) => {
    await transaction.change(`update orders_request set state = 'completed' where id like 'past-%'`)
    await transaction.change(`update orders_task set state = 'completed' where id like 'past-%'`)
    await transaction.change(`update orders_report set state = 'final' where id like 'past-%'`)
  })
  return cases.length
}

function pastCases(now: Date, { months, each, ...options }: HistoryOptions): Past[] {
  return Array.from({ length: months * each }, (_, n) => {
    const back = months - Math.floor(n / each)
    const day = 1 + ((n * 7) % 27)
    const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, day, 1, (n * 13) % 60))
    return pastCase(n, at, options)
  })
}

function pastCase(n: number, at: Date, options: Omit<HistoryOptions, 'months' | 'each'>): Past {
  const { category, prefix, performer, examinations, writers, reviewers } = options
  const of = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T
  const person = of(everyCastResident, n)
  const { code, display, modality } = of(examinations, n * 5 + (n >> 3))
  const [author, authorName] = of(writers, n)
  const [reviewer, reviewerName] = of(reviewers, n >> 1)
  const placer = of(townshipCentres, (n * n) % 7)
  const priority = n % 11 === 0 ? 'stat' : n % 4 === 0 ? 'urgent' : 'routine'
  const pace = priority === 'stat' ? 0.2 : priority === 'urgent' ? 0.6 : 1
  const after = (minutes: number) => new Date(at.getTime() + minutes * pace * minute).toISOString()
  const took = { ready: 8 + (n % 23), claim: 15 + ((n * 7) % 61), sign: 30 + ((n * 5) % 97) }
  const published = took.sign + 6 + ((n * 3) % 41) + (n % 17 === 0 ? 1500 : 0)
  const patient = {
    ...{ patient: person.id, patientName: person.zh, patientSex: person.sex, patientBirthDate: person.birthDate },
    ...{ category, display, accessionNumber: `${prefix}P${String(n).padStart(9, '0')}` },
  }
  const due = priority === 'stat' ? 30 : priority === 'urgent' ? 120 : 1440
  const id = `past-${category}-${n}`
  return {
    at,
    request: {
      id,
      organization: placer,
      values: {
        ...{ ...patient, code, priority, setting: 'outpatient', purpose: '复查', performer, detail: { modality } },
        ...{ requester: 'zhoumin', requesterName: '周敏', completedAt: after(published) },
      },
    },
    task: {
      id: `${id}-task`,
      organization: performer,
      values: {
        ...{ ...patient, request: id, priority, rank: rankOf(priority), placer, pooled: false, referred: false },
        ...{
          skills: [],
          points: 1,
          owner: author,
          ownerName: authorName,
          dueAt: after(due / pace),
          completedAt: after(published),
        },
        ...{ readyAt: after(took.ready), claimedAt: after(took.claim), submittedAt: after(took.sign) },
      },
    },
    report: {
      id: `${id}-report`,
      organization: placer,
      values: {
        ...{
          ...patient,
          request: id,
          task: `${id}-task`,
          performer,
          revision: 1,
          author,
          authorName,
          reviewer,
          reviewerName,
        },
        ...{ content: { findings: '未见明显异常。', impression: '未见明显异常。' }, positive: (n * 7) % 10 < 4 },
        ...{ signedAt: after(took.sign), publishedAt: after(published) },
      },
    },
  }
}

function factRecord(
  { request: asked, task: done, report: out, at }: Past,
  { category }: HistoryOptions,
): ImportedRecord {
  const whole = (record: ImportedRecord, state: string) =>
    ({
      ...record.values,
      id: record.id,
      organization: record.organization,
      state,
      createdAt: at.toISOString(),
    }) as never
  const values = factOfCase(whole(asked, 'completed'), whole(done, 'completed'), [whole(out, 'final')], {
    divideBy: 'modality',
  })
  return { id: `past-${category}-${asked.id}-fact`, organization: asked.organization, values }
}
