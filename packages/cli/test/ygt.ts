import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const bin = join(import.meta.dirname, '../bin/run.js')
const repository = join(import.meta.dirname, '../../..')

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
  /** The result of `--json`. */
  json<T = any>(): T
}

/** Runs `ygt` as its users do: a process of its own, no terminal. */
export function ygt(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Record<string, string> } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { ...process.env, YGT_LANG: 'en', NO_COLOR: '1', ...options.env }
    execFile(
      process.execPath,
      [bin, ...args],
      { cwd: options.cwd ?? repository, env, maxBuffer: 1 << 26 },
      (error, out, err) => {
        const code = error ? Number((error as { code?: number }).code ?? 1) : 0
        resolve({ code, out, err, json: () => JSON.parse(out) })
      },
    )
  })
}

/** A county in a temporary folder whose packages are those of the workspace. */
export function countyFolder(yaml: string): { readonly root: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'ygt-cli-'))
  writeFileSync(join(root, 'county.yaml'), yaml)
  mkdirSync(join(root, 'node_modules/@ygt'), { recursive: true })
  for (const [name, folder] of [
    ['core', 'core'],
    ['plugin-imaging', 'plugins/imaging'],
  ] as const)
    symlinkSync(join(repository, 'packages', folder), join(root, 'node_modules/@ygt', name))
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) }
}

export { cpSync }
