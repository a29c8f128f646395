import { useT } from '@ygt/core/web'
import { Button } from 'antd'
import type { ReactElement } from 'react'

/** States in which trying again may help. */
const retried: readonly string[] = ['offline', 'wait', 'over']

/** Why there is nothing to see, in a sentence that a resident understands, and what to do now. */
export function SharedNotice({ state, again }: { readonly state: string; readonly again?: () => void }): ReactElement {
  const t = useT()
  return (
    <section className="shell-shared-card" role="alert" data-shared-state={state}>
      <h2>{t(`shell.shared.${state}`)}</h2>
      <p>{t(`shell.shared.${state}.text`)}</p>
      {again && retried.includes(state) ? (
        <Button type="primary" onClick={again}>
          {t('shell.shared.again')}
        </Button>
      ) : null}
    </section>
  )
}
