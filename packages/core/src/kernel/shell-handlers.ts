import { createHash } from 'node:crypto'
import { brotliCompressSync, constants } from 'node:zlib'
import type { FileReply } from '../endpoint/define-endpoint.ts'
import type { CountyConfig } from '../plugin/county-config.ts'
import type { Labels, Language } from './labels.ts'
import type { Runtime } from './runtime.ts'

export interface ShellParts {
  readonly runtime: () => Runtime
  readonly config: CountyConfig
  readonly version: () => string
}

interface Asked {
  readonly request: { readonly headers: Readonly<Record<string, unknown>> }
}

/** Handlers of `shellApi`. */
export function shellHandlers({ runtime, config, version }: ShellParts) {
  const packed = new Map<Language, PackedLabels>()
  return {
    async labels({ language }: { language: Language }, { request: { headers } }: Asked): Promise<FileReply> {
      const words = packed.get(language) ?? pack(runtime().labels, language)
      packed.set(language, words)
      const caching = { etag: words.etag, 'cache-control': 'no-cache', vary: 'accept-encoding' }
      if (headers['if-none-match'] === words.etag) return { type, status: 304, body: '', headers: caching }
      const brotli = /\bbr\b/.test(String(headers['accept-encoding'] ?? ''))
      return {
        type,
        body: brotli ? words.brotli : words.text,
        headers: { ...caching, ...(brotli && { 'content-encoding': 'br' }) },
      }
    },
    about: async () => ({ name: config.county.name, nameEn: config.county.nameEn ?? null, version: version() }),
    application: async () => ({
      plugins: [...runtime().plugins.values()].map(({ id, status }) => ({ id, status })),
      pages: { order: config.pages.order ?? [], hide: config.pages.hide ?? [] },
    }),
  }
}

const type = 'application/json; charset=utf-8'

interface PackedLabels {
  readonly text: string
  readonly brotli: Uint8Array
  readonly etag: string
}

function pack(labels: Labels, language: Language): PackedLabels {
  const text = JSON.stringify(labels[language])
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  return { text, etag, brotli: brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) }
}
