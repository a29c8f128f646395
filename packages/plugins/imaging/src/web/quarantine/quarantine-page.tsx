import { Answered, CountyTime, Empty, Page, useAnswer, useLiveRefresh, useT, useUrlState } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { keys, useImaging } from '../clients.ts'
import { readablePersonName } from '../readable-values.ts'
import { ResolvePanel } from './resolve-panel.tsx'

/** Images that arrived and fit no request: whose are they. */
export default function QuarantinePage(): ReactElement {
  const t = useT()
  const client = useImaging()
  const [{ open }, change] = useUrlState({ open: '' })
  const waiting = useAnswer(keys.quarantine, () => client.quarantine({}), { every: 60_000 })
  useLiveRefresh('work', keys.quarantine)
  return (
    <Page
      fill
      title={t('imaging.page.quarantine')}
      note={waiting.data ? t('web.list.total', { n: waiting.data.items.length }) : null}
    >
      <Answered query={waiting}>
        {({ items }) => {
          const shown = items.find(({ id }) => id === open) ?? items[0]
          if (!shown)
            return (
              <div className="ygt-list">
                <Empty title={t('imaging.quarantine.none')}>{t('imaging.quarantine.none.text')}</Empty>
              </div>
            )
          return (
            <div className="imaging-quarantine">
              <div className="ygt-list">
                <div className="ygt-table-scroll">
                  <table className="ygt-table">
                    <thead>
                      <tr>
                        <th>{t('imaging.quarantine.named')}</th>
                        <th>{t('imaging.quarantine.images')}</th>
                        <th>{t('imaging.study.arrived')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {items.map((study) => (
                        <tr
                          key={study.id}
                          tabIndex={0}
                          data-open="true"
                          aria-selected={study.id === shown.id}
                          onClick={() => change({ open: study.id })}
                          onKeyDown={(event) => event.key === 'Enter' && change({ open: study.id })}
                        >
                          <td>
                            <strong>{readablePersonName(study.patientName)}</strong>
                          </td>
                          <td>
                            {study.modalities} {t('imaging.quarantine.count', { n: study.instanceCount })}
                          </td>
                          <td>
                            <CountyTime at={study.createdAt} />
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </div>
              <ResolvePanel key={shown.id} study={shown} />
            </div>
          )
        }}
      </Answered>
      <style
        href="imaging-quarantine"
        precedence="default"
      >{`.imaging-quarantine > .ygt-panel { overflow: auto; min-height: 0; } .imaging-quarantine { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 12px; flex: 1; min-height: 0; } .imaging-compare { display: grid; grid-template-columns: 110px 1fr 1fr; } .imaging-compare > * { padding: 7px 10px; border-bottom: 1px solid var(--ygt-line); } .imaging-compare > b { color: var(--ygt-soft); font-weight: 600; } .imaging-compare [data-differs="true"] { background: color-mix(in srgb, var(--ygt-warning) 14%, transparent); font-weight: 600; } .imaging-resolve { overflow: auto; display: grid; gap: 12px; align-content: start; } .imaging-candidates { list-style: none; display: grid; gap: 6px; } .imaging-candidates label { display: flex; gap: 12px; align-items: baseline; padding: 8px 10px; border: 1px solid var(--ygt-line); border-radius: 4px; cursor: pointer; } .imaging-candidates label:has(:checked) { border-color: var(--ygt-accent); background: var(--ygt-tint); }`}</style>
    </Page>
  )
}
