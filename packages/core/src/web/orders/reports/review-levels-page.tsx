import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import type { ReviewRule } from '../../../blocks/orders/review-rule.ts'
import { coreClient } from '../../clients.ts'
import { useT } from '../../labels.tsx'
import { Page, Panel } from '../../page.tsx'
import { Answered, Empty } from '../../page-states.tsx'
import { OfflineAlert, ProblemAlert } from '../../problem-alert.tsx'
import { useAnswer, useCommand } from '../../queries.ts'
import { useCentre, useCentreWords } from '../centre.tsx'
import { reviewLevelKeys, reviewLevelsClient } from '../review-levels-client.ts'
import { ReviewRuleRow } from './review-rule-row.tsx'

/** 审核权限分级: who may publish what, the first rule that fits decides. */
export default function ReviewLevelsPage(): ReactElement {
  const { say } = useCentreWords()
  const { category } = useCentre()
  const levels = useAnswer(reviewLevelKeys.of(category), () => reviewLevelsClient.getReviewLevels({ category }))
  return (
    <Page title={say('page.review-levels')}>
      <Answered query={levels} rows={4}>
        {({ rules, mayChange }) => <Rules key={JSON.stringify(rules)} kept={rules} mayChange={mayChange} />}
      </Answered>
    </Page>
  )
}

interface Line {
  readonly key: number
  readonly rule: ReviewRule
}

function Rules({
  kept,
  mayChange,
}: {
  readonly kept: readonly ReviewRule[]
  readonly mayChange: boolean
}): ReactElement {
  const t = useT()
  const { category } = useCentre()
  const [lines, setLines] = useState<readonly Line[]>(() => kept.map((rule, key) => ({ key, rule })))
  const permission = `orders:report:publish@${category}`
  const roles = useAnswer(['core', 'access', permission], () => coreClient.explainAccess({ permission }))
  const rules = lines.map(({ rule }) => rule)
  const changed = JSON.stringify(rules) !== JSON.stringify(kept)
  const lacking = rules.some((rule) => rule.roles.length === 0)
  const keep = useCommand(() => reviewLevelsClient.keepReviewLevels({ category, rules }), {
    refresh: [reviewLevelKeys.of(category)],
  })
  const set = (at: number, rule: ReviewRule): void =>
    setLines(lines.map((line, index) => (index === at ? { ...line, rule } : line)))
  const lift = (at: number): void =>
    setLines(lines.map((line, index) => lines[index === at ? at - 1 : index === at - 1 ? at : index] ?? line))
  const add = (): void =>
    setLines([...lines, { key: Math.max(-1, ...lines.map(({ key }) => key)) + 1, rule: { roles: [] } }])
  return (
    <Panel title={t('orders.review-level.rules')}>
      <p className="ygt-muted">{t('orders.review-level.how')}</p>
      {lines.length === 0 ? (
        <Empty title={t('orders.review-level.none')}>{t('orders.review-level.none.text')}</Empty>
      ) : null}
      {lines.map(({ key, rule }, index) => (
        <ReviewRuleRow
          key={key}
          number={index + 1}
          rule={rule}
          roles={roles.data?.rolesThatHold ?? []}
          mayChange={mayChange}
          change={(next) => set(index, next)}
          lift={index > 0 ? () => lift(index) : undefined}
          remove={() => setLines(lines.filter((line) => line.key !== key))}
        />
      ))}
      {keep.problem ? <ProblemAlert problem={keep.problem} /> : null}
      {keep.offline ? <OfflineAlert /> : null}
      {mayChange ? (
        <div className="review-level-actions">
          <Button onClick={add}>{t('orders.review-level.add')}</Button>
          <Button
            type="primary"
            disabled={!changed || lacking}
            loading={keep.busy}
            onClick={() => void keep.run(undefined)}
          >
            {t('orders.review-level.keep')}
          </Button>
          {lacking ? <span className="ygt-muted">{t('orders.review-level.lacking')}</span> : null}
        </div>
      ) : null}
      <style href="review-levels" precedence="default">
        {`.review-level-actions { display: flex; gap: 10px; align-items: center; } .review-rule { display: grid; grid-template-columns: 24px 180px 220px minmax(0, 1fr) auto; gap: 10px; align-items: end; } .review-rule > span:first-child { line-height: 32px; }`}
      </style>
    </Panel>
  )
}
