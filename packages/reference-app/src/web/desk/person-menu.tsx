import { useDirectory, useNavigate, useSession, useT } from '@ygt/core/web'
import { Dropdown } from 'antd'
import type { ReactElement } from 'react'
import { PageIcon } from './page-icon.tsx'

export function PersonMenu(): ReactElement {
  const t = useT()
  const go = useNavigate()
  const { name, practitioner, account, signOut } = useSession()
  const { practitioners } = useDirectory()
  const items = [
    { key: 'account', label: t('shell.person.account', { account }), disabled: true },
    ...(practitioner === null ? [] : [{ key: 'certificate', label: t('shell.person.certificate') }]),
    { key: 'shortcuts', label: t('shell.person.shortcuts') },
    { type: 'divider' as const },
    { key: 'sign-out', label: t('shell.sign-out') },
  ]
  const choose = (key: string): void => {
    if (key === 'sign-out') void signOut()
    else if (key === 'certificate') void go('/signatures/simulator')
    else globalThis.dispatchEvent(new KeyboardEvent('keydown', { key: '?' }))
  }
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
      <button type="button" className="shell-person">
        <PageIcon name="UserOutlined" />
        {practitioners.get(practitioner ?? '')?.shown ?? name}
      </button>
    </Dropdown>
  )
}
