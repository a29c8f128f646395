import {
  Answered,
  CountyTime,
  coreClient,
  Empty,
  StatusTag,
  toneOfUrgency,
  useAnswer,
  useCommand,
  useLiveRefresh,
  useT,
} from '@ygt/core/web'
import { Popover } from 'antd'
import { type ReactElement, useState } from 'react'
import { useNavigate } from 'react-router'
import { PageIcon } from './page-icon.tsx'

const key = ['core', 'notifications'] as const

/** What somebody is told while they do something else; the number moves by itself. */
export function Bell(): ReactElement {
  const t = useT()
  const [open, setOpen] = useState(false)
  const notices = useAnswer(key, () => coreClient.notifications({ limit: 30 }))
  useLiveRefresh('notification', key)
  const unread = notices.data?.unread ?? 0
  const critical = notices.data?.items.some((item) => item.readAt === null && item.urgency === 'critical') ?? false
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={<Notices query={notices} close={() => setOpen(false)} />}
    >
      <button type="button" className="shell-bell" aria-label={t('shell.bell', { n: unread })}>
        <PageIcon name="BellOutlined" />
        {unread > 0 ? (
          <b className="shell-badge" data-critical={critical}>
            {unread}
          </b>
        ) : null}
      </button>
    </Popover>
  )
}

type Query = ReturnType<
  typeof useAnswer<
    Awaited<ReturnType<typeof coreClient.notifications>> extends infer A
      ? A extends { readonly ok: true; readonly data: infer D }
        ? D
        : never
      : never
  >
>

function Notices({ query, close }: { readonly query: Query; readonly close: () => void }): ReactElement {
  const t = useT()
  const go = useNavigate()
  const read = useCommand((ids: readonly string[]) => coreClient.readNotifications({ ids: [...ids] }), {
    refresh: [key],
  })
  return (
    <div className="shell-notices">
      <Answered query={query} rows={3}>
        {({ items, unread }) => (
          <>
            <header>
              <h2>{t('shell.bell.title')}</h2>
              {unread > 0 ? (
                <button
                  type="button"
                  className="ygt-link"
                  onClick={() => void read.run(items.filter((i) => i.readAt === null).map((i) => i.id))}
                >
                  {t('shell.bell.read-all')}
                </button>
              ) : null}
            </header>
            {items.length === 0 ? <Empty title={t('shell.bell.empty')} /> : null}
            <ul>
              {items.map((item) => (
                <li key={item.id} data-unread={item.readAt === null}>
                  <button
                    type="button"
                    onClick={() => {
                      if (item.readAt === null) void read.run([item.id])
                      close()
                      void go(item.href)
                    }}
                  >
                    {item.urgency === 'routine' ? null : (
                      <StatusTag tone={toneOfUrgency(item.urgency)}>{t(`core.urgency.${item.urgency}`)}</StatusTag>
                    )}
                    <span>{t(item.kind, item.arguments)}</span>
                    <small className="ygt-muted">
                      <CountyTime at={item.createdAt} />
                    </small>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answered>
    </div>
  )
}
