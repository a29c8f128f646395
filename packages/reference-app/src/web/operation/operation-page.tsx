import { Answered, coreClient, Page, Panel, StatusTag, useAnswer, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { QueuePanel } from './queue-panel.tsx'

const serviceTones = { up: 'done', down: 'critical', off: 'neutral' } as const

/** The operator's room: what is up, what waits in the queue, what was given up. */
export default function OperationPage(): ReactElement {
  const t = useT()
  const plugins = useAnswer(['core', 'operations', 'plugins'], () => coreClient.plugins({}), { every: 30_000 })
  return (
    <Page title={t('shell.page.operation')}>
      <Panel title={t('shell.operation.plugins')} flush>
        <Answered query={plugins} rows={4}>
          {({ items }) => (
            <table className="ygt-table">
              <thead>
                <tr>
                  {['plugin', 'version', 'status', 'startup', 'claims'].map((column) => (
                    <th key={column} data-align={column === 'claims' ? 'right' : undefined}>
                      {t(`shell.operation.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map((plugin) => (
                  <tr key={plugin.id}>
                    <td>
                      <strong>{plugin.id}</strong>
                    </td>
                    <td className="ygt-number">{plugin.version}</td>
                    <td>
                      <StatusTag tone={plugin.status === 'up' ? 'done' : 'critical'}>
                        {t(`shell.operation.status.${plugin.status}`)}
                      </StatusTag>
                      {plugin.failure ? <p className="ygt-muted">{plugin.failure}</p> : null}
                      {plugin.services.map((service) => (
                        <p key={service.name} className="ygt-muted">
                          <StatusTag tone={serviceTones[service.status]}>
                            {t(`shell.operation.service.${service.status}`)}
                          </StatusTag>{' '}
                          {t(service.name)} {service.detail}
                        </p>
                      ))}
                    </td>
                    <td>{t(`shell.operation.startup.${plugin.startup}`)}</td>
                    <td data-align="right">{plugin.claims.length}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Answered>
      </Panel>
      <QueuePanel />
    </Page>
  )
}
