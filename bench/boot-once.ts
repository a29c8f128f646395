// Starts the county of a folder until its first page is served, then ends: node bench/boot-once.ts FOLDER DATA
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// as `ygt start` does
enableCompileCache()
const { serveCounty } = await import('../packages/reference-app/src/index.ts')

const [root = '', data = ''] = process.argv.slice(2)
const served = await serveCounty({ root, data, port: 0, web: join(data, 'web') })
const page = await fetch(served.address)
if (!page.ok) throw new Error(`The first page was answered with ${page.status}`)
process.exit(0)
