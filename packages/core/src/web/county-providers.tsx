import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider, type ThemeConfig } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import { type ReactElement, type ReactNode, useState } from 'react'
import { KIT_STYLE } from './kit-style.ts'
import { LabelsProvider, useLabels } from './labels.tsx'
import { createQueryMemory } from './queries.ts'
import { ShortcutsProvider } from './shortcuts.tsx'
import { deskTheme, readingTheme } from './theme.ts'

export interface CountyProvidersProps {
  /** Labels of the present language. */
  readonly words: Readonly<Record<string, string>>
  /** Nonce of the page's policy for styles. */
  readonly nonce?: string | undefined
  readonly children: ReactNode
}

/** What every page of a county stands on: answers, words, theme, shortcuts. */
export function CountyProviders({ words, nonce, children }: CountyProvidersProps): ReactElement {
  const [memory] = useState(createQueryMemory)
  return (
    <QueryClientProvider client={memory}>
      <LabelsProvider words={words}>
        <Themed nonce={nonce} theme={deskTheme}>
          <style href="ygt-kit" precedence="default">
            {KIT_STYLE}
          </style>
          <ShortcutsProvider>{children}</ShortcutsProvider>
        </Themed>
      </LabelsProvider>
    </QueryClientProvider>
  )
}

/** A dark, quiet part of the application; its dialogs and menus open within it, in its colours. */
export function ReadingRoom({ children }: { readonly children: ReactNode }): ReactElement {
  const [room, setRoom] = useState<HTMLElement | null>(null)
  return (
    <div className="ygt-reading" ref={setRoom}>
      {room ? (
        <Themed theme={readingTheme} within={room}>
          {children}
        </Themed>
      ) : null}
    </div>
  )
}

interface ThemedProps {
  readonly nonce?: string | undefined
  readonly theme: ThemeConfig
  readonly within?: HTMLElement
  readonly children: ReactNode
}

function Themed({ nonce, theme, within, children }: ThemedProps): ReactElement {
  const { language } = useLabels()
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zh : en}
      button={{ autoInsertSpace: false }}
      {...(nonce && { csp: { nonce } })}
      {...(within && { getPopupContainer: () => within })}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}
