#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Config, execute } from '@oclif/core'

enableCompileCache()
// waits for the disk take a thread each, and archives write many files at once; it holds from the first wait on
process.env.UV_THREADPOOL_SIZE ??= '16'
const root = fileURLToPath(new URL('..', import.meta.url))
const pjson = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
// in the workspace the commands run from their sources; src/ is not published
if (existsSync(`${root}src/index.ts`)) pjson.oclif.commands.target = './src/index.ts'
await execute({ dir: import.meta.url, loadOptions: await Config.load({ root, pjson }) })
