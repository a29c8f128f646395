import { useDirectory, useSession, useT } from '@ygt/core/web'
import { Dropdown } from 'antd'
import type { ReactElement } from 'react'
import { useNavigate } from 'react-router'
import { PageIcon } from './page-icon.tsx'

/** Where somebody works now and as what; whoever has several posts changes here. */
export function PostSwitch(): ReactElement {
  const t = useT()
  const go = useNavigate()
  const { post, posts, switchPost } = useSession()
  const { organizations } = useDirectory()
  const nameOf = (one: (typeof posts)[number]): string =>
    organizations.get(one.organization)?.shown ?? one.organizationName
  const shown = post ? (
    <span className="shell-post">
      <b>{nameOf(post)}</b>
      <span>{t(`core.role.${post.role}`)}</span>
    </span>
  ) : (
    <span className="shell-post">{t('web.no-post')}</span>
  )
  if (posts.length < 2) return shown
  const items = posts.map((one) => ({ key: one.id, label: `${nameOf(one)} · ${t(`core.role.${one.role}`)}` }))
  const take = async (key: string): Promise<void> => {
    await switchPost(key)
    await go('/')
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, selectable: true, selectedKeys: post ? [post.id] : [], onClick: ({ key }) => void take(key) }}
    >
      <button type="button" className="shell-post-switch" aria-label={t('shell.post.switch')}>
        {shown}
        <PageIcon name="DownOutlined" />
      </button>
    </Dropdown>
  )
}
