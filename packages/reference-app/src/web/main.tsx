import { CountyProviders, currentLanguage, loadWords } from '@ygt/core/web'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { Application } from './application.tsx'
import { SHELL_STYLE } from './shell-style.ts'
import { nonce } from './style-nonce.ts'

const root = createRoot(document.querySelector('#root') as HTMLElement)

async function start(): Promise<void> {
  const language = currentLanguage()
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  const words = await loadWords(language)
  root.render(
    <BrowserRouter>
      <CountyProviders words={words} nonce={nonce}>
        <style href="ygt-shell" precedence="default">
          {SHELL_STYLE}
        </style>
        <Application />
      </CountyProviders>
    </BrowserRouter>,
  )
}

/** Without words there is nothing to say it in but both languages. */
function unreachable(): void {
  root.render(
    <main className="ygt-state" role="alert">
      <h1>{unreachableWords.zh}</h1>
      <p>{unreachableWords.en}</p>
    </main>,
  )
  setTimeout(() => globalThis.location.reload(), 10_000)
}

const unreachableWords = {
  zh: '暂时连不上服务器，10 秒后自动重试。',
  en: 'The server cannot be reached; trying again in 10 seconds.',
}

start().catch(unreachable)
