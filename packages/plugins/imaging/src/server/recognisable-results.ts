import { type Port, sql } from '@ygt/core'
import type { RecognisableResults } from '@ygt/core/blocks/orders'
import type { ImagingContext } from '../imaging-context.ts'
import { studyQuality } from '../quality/study-quality.ts'
import { partsOf } from '../recognition-catalogue.ts'
import { study } from '../study.ts'

const why = 'images are recognised by their quality, whoever took them'

/** What the orders block asks of imaging to recognise results: parts of examinations, and images that are good enough. */
export function recognisableResults(ctx: ImagingContext): Port<typeof RecognisableResults> {
  return {
    describe: async () => ({ category: 'imaging', catalogue: ctx.settings.recognition }),
    partsOf: async ({ examinations }) => examinations.map((one) => ({ parts: partsOf(one) })),
    /** With images, none of them graded 丙 or 废片 and not replaced since. */
    async fit({ requests }) {
      if (requests.length === 0) return []
      const rows = await ctx.query<{ request: string; grade: string | null }>(
        sql`select st.request, case when q.sample_grade in ${[...insufficient]} then q.sample_grade else q.grade end as grade from ${sql.unscoped(study, why)} st
          left join ${sql.unscoped(studyQuality, why)} q on q.study = st.id
          where st.request in ${requests} and st.state = 'matched'`,
      )
      const usable = rows.filter(({ grade }) => grade === null || !insufficient.includes(grade))
      const best = new Map(usable.toSorted(byGrade).map(({ request, grade }) => [request, grade]))
      return [...best].map(([request, grade]) => ({ request, grade }))
    },
  }
}

const insufficient: readonly string[] = ['C', 'reject']
const byGrade = (a: { readonly grade: string | null }, b: { readonly grade: string | null }) =>
  (b.grade ?? 'Z').localeCompare(a.grade ?? 'Z')
