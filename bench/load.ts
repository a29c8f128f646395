import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'

export interface Load {
  readonly url: string
  readonly seconds: number
  readonly connections: number
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Loaded {
  /** Answers per second. */
  readonly rate: number
  readonly errors: number
}

/** Loads a server on this machine from a process of its own, so that the server keeps its core to itself. */
export function load(options: Load): Promise<Loaded> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['child'])
    child.on('message', (message) => resolve(message as Loaded))
    child.on('error', reject)
    child.send(options)
  })
}

if (process.argv[2] === 'child') process.on('message', (message) => void answer(message as Load))

async function answer({ url, seconds, connections, method = 'GET', headers = {}, body }: Load): Promise<void> {
  const request = { url, duration: seconds, connections, method, headers: { ...headers } }
  const result = await autocannon({ ...request, ...(body !== undefined && { body }) })
  process.send?.({ rate: result.requests.average, errors: result.errors + result.non2xx } satisfies Loaded)
  process.disconnect()
}
