import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { CommandBar } from '../command-bar.tsx'
import { CountyTime } from '../county-time.tsx'
import { useT } from '../labels.tsx'
import { Answered } from '../page-states.tsx'
import { useAnswer, useCommand } from '../queries.ts'
import { StatusTag } from '../status-tag.tsx'
import { type LinkRow, linkKeys, linksClient } from './links-client.ts'

const tones = {
  active: 'done',
  expired: 'neutral',
  withdrawn: 'neutral',
  locked: 'warning',
  'used-up': 'neutral',
} as const

/** The links of a report: to whom, until when, how often opened; each can be withdrawn, and its log be looked at. */
export function LinkList({ report }: { readonly report: string }): ReactElement {
  const t = useT()
  const links = useAnswer(linkKeys.ofReport(report), () => linksClient.listLinks({ id: report }))
  return (
    <section>
      <h3>{t('orders.share.links')}</h3>
      <Answered query={links}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="ygt-muted">{t('orders.share.links.none')}</p>
          ) : (
            <ul className="share-links">
              {items.map((link) => (
                <OneLink key={link.id} report={report} link={link} />
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  )
}

function OneLink({ report, link }: { readonly report: string; readonly link: LinkRow }): ReactElement {
  const t = useT()
  const [logged, setLogged] = useState(false)
  const withdraw = useCommand((reason: string) => linksClient.withdrawLink({ id: report, link: link.id, reason }), {
    refresh: [linkKeys.ofReport(report)],
  })
  const { state, recipientName, purpose, issuerName, createdAt, expiresAt, uses, mostUses, statusReason } = link
  const used =
    mostUses === null ? t('orders.share.uses', { uses }) : t('orders.share.uses-of', { uses, most: mostUses })
  return (
    <li data-link={state}>
      <header>
        <strong>
          {recipientName} · {purpose}
        </strong>
        <StatusTag tone={tones[state]}>{t(`orders.share.state.${state}`)}</StatusTag>
      </header>
      <span>
        {t('orders.share.until')} <CountyTime at={expiresAt} /> · {used} · {t(`orders.share.code.${link.codeKind}`)}
      </span>
      <small className="ygt-muted">
        {t('orders.share.issued-by', { name: issuerName })} <CountyTime at={createdAt} />
      </small>
      {statusReason === null ? null : <small>{t('orders.share.withdrawn-because', { reason: statusReason })}</small>}
      <footer>
        <CommandBar
          size="small"
          primary={false}
          commands={state === 'active' || state === 'locked' ? ['withdraw'] : []}
          busy={withdraw.busy}
          problem={withdraw.problem}
          offered={[
            {
              id: 'withdraw',
              label: 'orders.share.withdraw',
              danger: true,
              reason: true,
              confirm: t('orders.share.withdraw.confirm', { name: recipientName }),
              run: withdraw.run,
            },
          ]}
        />
        <Button size="small" aria-expanded={logged} onClick={() => setLogged(!logged)}>
          {t('orders.share.log')}
        </Button>
      </footer>
      {logged ? <AccessLog report={report} link={link.id} /> : null}
    </li>
  )
}

function AccessLog({ report, link }: { readonly report: string; readonly link: string }): ReactElement {
  const t = useT()
  const log = useAnswer(linkKeys.accesses(link), () => linksClient.linkAccesses({ id: report, link }))
  return (
    <Answered query={log}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="ygt-muted">{t('orders.share.log.none')}</p>
        ) : (
          <ul className="share-log">
            {items.map(({ id, at, event, opened, network, agent }) => (
              <li key={id}>
                <CountyTime at={at} />
                <span>{event === 'read' ? t(readOf(opened)) : t(`orders.share.event.${event}`)}</span>
                <span className="ygt-muted">
                  {network} {agent}
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  )
}

/** What was read, in the words of the plugin that showed it: `imaging.sharedImages` is `imaging.opened.sharedImages`. */
function readOf(opened: string | null): string {
  return (opened ?? '').replace('.', '.opened.')
}
