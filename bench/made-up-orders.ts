import type { ImportedRecord } from '../packages/core/src/resource/import-records.ts'

const names = ['王伟', '李静', '张敏', '刘洋', '陈杰', '杨丽', '赵强', '黄磊']

function shared(n: number, centres: readonly string[]) {
  const patientName = names[n % names.length] ?? ''
  return {
    organization: centres[n % centres.length] ?? '',
    values: {
      category: 'imaging',
      patient: `r${n % 100_000}`,
      patientName,
      patientSex: 'male',
      patientBirthDate: '1960-01-01',
      accessionNumber: `YX${String(n).padStart(10, '0')}`,
      display: '胸部CT平扫',
    },
  }
}

/** Requests of made-up residents, spread over institutions. */
export function* requests(centres: readonly string[], count: number): Generator<ImportedRecord> {
  for (let n = 0; n < count; n++) {
    const { organization, values } = shared(n, centres)
    yield {
      id: `q${n}`,
      organization,
      values: {
        ...values,
        code: 'CT',
        priority: 'routine',
        setting: 'outpatient',
        purpose: '复查',
        requester: 'zhoumin',
        requesterName: '周敏',
        performer: 'county-hospital',
      },
    }
  }
}

/** Their tasks at the lead hospital: one in fifty pressing, one in nine urgent. */
export function* tasks(centres: readonly string[], count: number): Generator<ImportedRecord> {
  for (let n = 0; n < count; n++) {
    const { organization, values } = shared(n, centres)
    const rank = n % 50 === 0 ? 0 : n % 9 === 0 ? 1 : 2
    const dueAt = new Date(1.79e12 + n * 60_000).toISOString()
    yield {
      id: `t${n}`,
      organization: 'county-hospital',
      values: {
        ...values,
        request: `q${n}`,
        priority: ['stat', 'urgent', 'routine'][rank],
        rank,
        placer: organization,
        dueAt,
        skills: ['CT'],
        points: 3,
        pooled: false,
      },
    }
  }
}

/** A report for every second of them. */
export function* reports(centres: readonly string[], count: number): Generator<ImportedRecord> {
  for (let n = 0; n < count; n += 2) {
    const { organization, values } = shared(n, centres)
    yield {
      id: `p${n}`,
      organization,
      values: {
        ...values,
        request: `q${n}`,
        task: `t${n}`,
        performer: 'county-hospital',
        revision: 1,
        content: { findings: '未见异常', impression: '未见异常' },
        author: 'linjing',
        authorName: '林静',
      },
    }
  }
}
