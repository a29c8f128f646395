import { Button, Select } from 'antd'
import type { ReactElement } from 'react'
import type { ReviewRule } from '../../../blocks/orders/review-rule.ts'
import { useT } from '../../labels.tsx'
import { useCentre } from '../centre.tsx'

const priorities = ['routine', 'urgent', 'stat'] as const

interface ReviewRuleRowProps {
  readonly number: number
  readonly rule: ReviewRule
  /** Roles that may publish at all. */
  readonly roles: readonly string[]
  readonly mayChange: boolean
  readonly change: (rule: ReviewRule) => void
  /** Puts it before the one above; the first cannot go up. */
  readonly lift: (() => void) | undefined
  readonly remove: () => void
}

/** One rule: for which examinations and priorities which roles publish. */
export function ReviewRuleRow({
  number,
  rule,
  roles,
  mayChange,
  change,
  lift,
  remove,
}: ReviewRuleRowProps): ReactElement {
  const t = useT()
  const { examinations } = useCentre()
  // what divides the orders of a centre is in the detail of its examinations: the modality of imaging
  const skills = [
    ...new Set(
      examinations.flatMap(({ detail }) => Object.values(detail ?? {}).filter((one) => typeof one === 'string')),
    ),
  ]
  const { skill, priority = [], roles: admitted } = rule
  const of = (next: Partial<ReviewRule>): ReviewRule => {
    const { skill: wanted, priority: among, roles: who } = { skill, priority, roles: admitted, ...next }
    return { ...(wanted && { skill: wanted }), ...(among && among.length > 0 && { priority: among }), roles: who }
  }
  return (
    <div className="review-rule" data-review-rule>
      <span className="ygt-muted ygt-number">{number}</span>
      <label className="ygt-field">
        <span>{t('orders.review-level.skill')}</span>
        <Select
          allowClear
          disabled={!mayChange}
          placeholder={t('orders.review-level.every')}
          value={skill ?? null}
          onChange={(value: string | null) => change(of({ skill: value ?? undefined }))}
          options={skills.map((value) => ({ value, label: value }))}
        />
      </label>
      <label className="ygt-field">
        <span>{t('orders.review-level.priority')}</span>
        <Select
          mode="multiple"
          disabled={!mayChange}
          placeholder={t('orders.review-level.every')}
          value={priority}
          onChange={(value: NonNullable<ReviewRule['priority']>) => change(of({ priority: value }))}
          options={priorities.map((value) => ({ value, label: t(`orders.priority.${value}`) }))}
        />
      </label>
      <label className="ygt-field">
        <span>{t('orders.review-level.roles')}</span>
        <Select
          mode="multiple"
          disabled={!mayChange}
          value={admitted}
          onChange={(value: string[]) => change(of({ roles: value }))}
          options={[...new Set([...roles, ...admitted])].map((value) => ({ value, label: t(`core.role.${value}`) }))}
        />
      </label>
      {mayChange ? (
        <span className="ygt-commands">
          <Button size="small" disabled={!lift} onClick={lift}>
            {t('orders.review-level.lift')}
          </Button>
          <Button size="small" onClick={remove}>
            {t('orders.review-level.remove')}
          </Button>
        </span>
      ) : null}
    </div>
  )
}
