import { useLabels } from '@ygt/core/web'
import { Button } from 'antd'
import type { ReactElement } from 'react'

/** The other language, named in itself. */
const other = { zh: { language: 'en', name: 'English' }, en: { language: 'zh', name: '\u4e2d\u6587' } } as const

export function LanguageSwitch(): ReactElement {
  const { language, changeLanguage } = useLabels()
  const next = other[language]
  return (
    <Button type="text" lang={next.language} onClick={() => void changeLanguage(next.language)}>
      {next.name}
    </Button>
  )
}
