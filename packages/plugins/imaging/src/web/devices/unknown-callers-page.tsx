import type { TypesOf } from '@ygt/core'
import { Answered, CommandBar, CountyTime, Empty, Page, Panel, useAnswer, useCommand, useT } from '@ygt/core/web'
import { type ReactElement, useState } from 'react'
import type { deviceApi } from '../../device-api.ts'
import { keys, useImaging } from '../clients.ts'
import { AdmitForm } from './admit-form.tsx'

type Callers = TypesOf<(typeof deviceApi)['unknownCallers']>['out']
export type CallerCard = Callers['items'][number]

/** Devices that tried to connect and were refused: let in with one click, or struck off the list. */
export default function UnknownCallersPage(): ReactElement {
  const t = useT()
  const client = useImaging()
  const [admitting, setAdmitting] = useState<CallerCard>()
  const callers = useAnswer(keys.callers, () => client.unknownCallers({}), { every: 15_000 })
  return (
    <Page title={t('imaging.page.unknown-callers')}>
      <Answered query={callers} rows={4}>
        {({ items, service }) => (
          <>
            <Panel title={t('imaging.callers.settings')}>
              <p className="ygt-number">
                {service.port === null
                  ? t('imaging.callers.off')
                  : t('imaging.callers.on', { aeTitle: service.aeTitle, port: service.port })}
              </p>
            </Panel>
            <Panel title={t('imaging.callers.refused')} flush>
              {items.length === 0 ? (
                <Empty title={t('imaging.callers.none')}>{t('imaging.callers.none.text')}</Empty>
              ) : (
                <CallerTable items={items} admit={setAdmitting} />
              )}
            </Panel>
          </>
        )}
      </Answered>
      {admitting ? <AdmitForm caller={admitting} close={() => setAdmitting(undefined)} /> : null}
    </Page>
  )
}

function CallerTable({
  items,
  admit,
}: {
  readonly items: readonly CallerCard[]
  readonly admit: (caller: CallerCard) => void
}): ReactElement {
  const t = useT()
  const client = useImaging()
  const dismiss = useCommand((id: string) => client.dismissCaller({ id }), { refresh: [keys.callers] })
  return (
    <div className="ygt-table-scroll">
      <table className="ygt-table">
        <thead>
          <tr>
            {['aeTitle', 'address', 'called', 'attempts', 'last'].map((column) => (
              <th key={column} data-align={column === 'attempts' ? 'right' : undefined}>
                {t(`imaging.callers.${column}`)}
              </th>
            ))}
            <th data-align="right">{t('imaging.callers.action')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((caller) => (
            <tr key={caller.id}>
              <td>
                <strong className="ygt-number">{caller.aeTitle}</strong>
              </td>
              <td className="ygt-number">{caller.address}</td>
              <td className="ygt-number">{caller.calledAeTitle}</td>
              <td className="ygt-number" data-align="right">
                {caller.attempts}
              </td>
              <td>
                <CountyTime at={caller.lastAt} />
              </td>
              <td data-align="right">
                <CommandBar
                  size="small"
                  primary={false}
                  commands={['admit', 'dismiss']}
                  busy={dismiss.busy}
                  problem={dismiss.problem}
                  offered={[
                    { id: 'admit', label: 'imaging.callers.admit', run: async () => admit(caller) },
                    { id: 'dismiss', label: 'imaging.callers.dismiss', run: () => dismiss.run(caller.id) },
                  ]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
