import { Button, Drawer } from 'antd'
import { type ReactElement, useState } from 'react'
import { useT } from '../labels.tsx'
import { useAnswer } from '../queries.ts'
import type { ReportRow } from '../reports/reports-client.ts'
import { useSession } from '../session.tsx'
import { IssueForm } from './issue-form.tsx'
import { IssuedLinkView } from './issued-link.tsx'
import { LinkList } from './link-list.tsx'
import { type IssuedLink, linkKeys, linksClient } from './links-client.ts'
import { SHARE_STYLE } from './share-style.ts'

/** 云胶片: gives the resident a link to report and images, and shows the links that were given. */
export function ShareReport({ report }: { readonly report: ReportRow }): ReactElement | null {
  const t = useT()
  const { may } = useSession()
  const [open, setOpen] = useState(false)
  const [issued, setIssued] = useState<IssuedLink>()
  const { id, category, publishedAt, patientName, state } = report
  const links = useAnswer(linkKeys.ofReport(id), () => linksClient.listLinks({ id }), { enabled: open })
  if (publishedAt === null || !may(`orders:report:share@${category}`)) return null
  const now = links.data?.items.find((link) => link.id === issued?.link.id)
  const ended = now !== undefined && now.state !== 'active'
  const close = (): void => {
    setOpen(false)
    setIssued(undefined)
  }
  return (
    <>
      <Button onClick={() => setOpen(true)} data-share>
        {t('orders.share.button')}
      </Button>
      <Drawer
        open={open}
        onClose={close}
        size={520}
        title={t('orders.share.title', { name: patientName })}
        destroyOnHidden
      >
        <style href="ygt-share" precedence="default">
          {SHARE_STYLE}
        </style>
        <div className="share-panel">
          {issued && !ended ? (
            <IssuedLinkView report={id} issued={issued} again={() => setIssued(undefined)} />
          ) : state === 'entered-in-error' ? (
            <p>{t('orders.share.retracted')}</p>
          ) : (
            <IssueForm report={id} patientName={patientName} done={setIssued} />
          )}
          <LinkList report={id} />
        </div>
      </Drawer>
    </>
  )
}
