import { Button, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { CommandBar } from '../../command-bar.tsx'
import { useDraft } from '../../draft.ts'
import { ChoiceFilter, FilterBar } from '../../filter-bar.tsx'
import { useT } from '../../labels.tsx'
import { LinesInput } from '../../lines-input.tsx'
import { Page, Panel } from '../../page.tsx'
import { Answered, Empty } from '../../page-states.tsx'
import { OfflineAlert, ProblemAlert } from '../../problem-alert.tsx'
import { useAnswer, useCommand } from '../../queries.ts'
import { reportKeys, reportsClient } from '../../reports/reports-client.ts'
import { useUrlState } from '../../url-state.ts'
import { useCentre, useCentreWords } from '../centre.tsx'

/** 常用语 of the department, kept by whoever keeps its templates; and one's own. */
export default function PhrasesPage(): ReactElement {
  const t = useT()
  const { say } = useCentreWords()
  const { category, sections } = useCentre()
  const [{ whose, search }, change] = useUrlState({ whose: 'shared', search: '' })
  const phrases = useAnswer([...reportKeys.phrases, category], () => reportsClient.listPhrases({ category }))
  const remove = useCommand((id: string) => reportsClient.removePhrase({ id }), { refresh: [reportKeys.phrases] })
  const wanted = search.trim().toLowerCase()
  const nameOf = (section: string | null): string => {
    const found = sections.find(({ key }) => key === section)
    return found ? t(found.label) : t('orders.phrases.every-section')
  }
  return (
    <Page title={say('page.phrases')}>
      <KeepPhrase shared={whose === 'shared'} />
      <FilterBar
        search={{ value: search, change: (text) => change({ search: text }), placeholder: t('orders.phrases.find') }}
      >
        <ChoiceFilter
          label={t('orders.phrases.whose')}
          value={whose}
          change={(value) => change({ whose: value })}
          choices={['shared', 'own'].map((value) => ({ value, label: t(`orders.phrases.whose.${value}`) }))}
        />
      </FilterBar>
      <Answered query={phrases} rows={6}>
        {({ items }) => {
          const shown = items
            .filter((one) => one.shared === (whose === 'shared'))
            .filter((one) => one.initials.startsWith(wanted) || one.phrase.toLowerCase().includes(wanted))
          if (shown.length === 0) return <Empty title={t('orders.phrases.none')} />
          return (
            <Panel flush>
              <table className="ygt-table" data-phrases>
                <thead>
                  <tr>
                    <th scope="col">{t('orders.phrases.phrase')}</th>
                    <th scope="col">{t('orders.phrases.section')}</th>
                    <th scope="col">{t('orders.phrases.initials')}</th>
                    <th scope="col" aria-label={t('orders.phrases.remove')} />
                  </tr>
                </thead>
                <tbody>
                  {shown.map((one) => (
                    <tr key={one.id}>
                      <td className="ygt-lines">{one.phrase}</td>
                      <td>{nameOf(one.section)}</td>
                      <td className="ygt-code ygt-muted">{one.initials}</td>
                      <td data-align="right">
                        <CommandBar
                          size="small"
                          primary={false}
                          commands={['remove']}
                          busy={remove.busy}
                          problem={remove.problem}
                          offered={[
                            {
                              id: 'remove',
                              label: 'orders.phrases.remove',
                              danger: true,
                              confirm: t('orders.phrases.remove.confirm', { phrase: one.phrase }),
                              run: () => remove.run(one.id),
                            },
                          ]}
                        />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Panel>
          )
        }}
      </Answered>
    </Page>
  )
}

function KeepPhrase({ shared }: { readonly shared: boolean }): ReactElement {
  const t = useT()
  const { category, sections, plugin } = useCentre()
  const [section, setSection] = useState<string | null>(null)
  const { value, change, clear } = useDraft(`phrase.${plugin}`, '')
  const phrase = value.trim()
  const keep = useCommand(() => reportsClient.keepPhrase({ category, section, phrase, shared }), {
    refresh: [reportKeys.phrases],
    done: clear,
  })
  return (
    <Panel title={t(shared ? 'orders.phrases.keep-shared' : 'orders.phrases.keep-own')}>
      <form
        className="keep-phrase"
        onSubmit={(event) => {
          event.preventDefault()
          if (phrase !== '') void keep.run(undefined)
        }}
      >
        <label className="ygt-field">
          <span>{t('orders.phrases.phrase')}</span>
          <LinesInput value={value} least={1} maxLength={2000} onChange={({ target }) => change(target.value)} />
        </label>
        <label className="ygt-field">
          <span>{t('orders.phrases.section')}</span>
          <Select
            allowClear
            placeholder={t('orders.phrases.every-section')}
            value={section}
            onChange={(key) => setSection(key ?? null)}
            options={sections.map(({ key, label }) => ({ value: key, label: t(label) }))}
          />
        </label>
        <Button type="primary" htmlType="submit" disabled={phrase === ''} loading={keep.busy}>
          {t('orders.phrases.add')}
        </Button>
      </form>
      {keep.problem ? <ProblemAlert problem={keep.problem} /> : null}
      {keep.offline ? <OfflineAlert /> : null}
      <style href="keep-phrase" precedence="default">
        {`[data-phrases] .ygt-commands { justify-content: flex-end; } .keep-phrase { display: grid; grid-template-columns: minmax(0, 1fr) 180px auto; gap: 12px; align-items: end; }`}
      </style>
    </Panel>
  )
}
