import { Alert, Button, Input, QRCode, Space } from 'antd'
import { type ReactElement, useState } from 'react'
import { CountyTime } from '../county-time.tsx'
import { useT } from '../labels.tsx'
import { ProblemAlert } from '../problem-alert.tsx'
import { useCommand } from '../queries.ts'
import { type IssuedLink, linkAddress, linksClient } from './links-client.ts'

interface IssuedLinkProps {
  readonly report: string
  readonly issued: IssuedLink
  readonly again: () => void
}

/** The code to scan, the address to copy, and the paper that carries it: now or never, nobody can read the token again. */
export function IssuedLinkView({ report, issued: { token, link }, again }: IssuedLinkProps): ReactElement {
  const t = useT()
  const [copied, setCopied] = useState(false)
  const address = linkAddress(token)
  const print = useCommand(() => linksClient.printWithLink({ id: report, token }), {
    done: (paper) => save(paper as unknown as Blob, `${report}.pdf`),
  })
  const copy = (): void => void navigator.clipboard.writeText(address).then(() => setCopied(true))
  return (
    <section className="share-issued" aria-label={t('orders.share.issued')}>
      <QRCode value={address} size={220} type="svg" errorLevel="M" bordered={false} />
      <strong>{t('orders.share.scan')}</strong>
      <span>
        {t('orders.share.until')} <CountyTime at={link.expiresAt} /> · {t(`orders.share.code.${link.codeKind}`)}
      </span>
      <Space.Compact>
        <Input readOnly value={address} aria-label={t('orders.share.address')} data-address />
        <Button onClick={copy}>{t(copied ? 'orders.share.copied' : 'orders.share.copy')}</Button>
      </Space.Compact>
      <div>
        <Button type="primary" loading={print.busy} onClick={() => void print.run(undefined)}>
          {t('orders.share.print')}
        </Button>
        <Button onClick={again}>{t('orders.share.another')}</Button>
      </div>
      {print.problem ? <ProblemAlert problem={print.problem} /> : null}
      <Alert type="info" showIcon title={t('orders.share.once')} />
    </section>
  )
}

function save(paper: Blob, name: string): void {
  const url = URL.createObjectURL(paper)
  const anchor = Object.assign(document.createElement('a'), { href: url, download: name })
  anchor.click()
  URL.revokeObjectURL(url)
}
