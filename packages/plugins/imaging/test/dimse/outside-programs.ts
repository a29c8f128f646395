import { spawn, spawnSync } from 'node:child_process'

/** Fails the suite, and says how to make it run, where programs of a Debian package are missing. */
export function requirePrograms(debianPackage: string, programs: readonly string[]): void {
  const absent = programs.filter((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0)
  if (absent.length > 0)
    throw new Error(`This suite needs ${absent.join(', ')}: apt-get install ${debianPackage} (Debian, Ubuntu)`)
}

export interface Ran {
  readonly code: number | null
  /** What it printed, on both streams. */
  readonly output: string
  readonly bytes: Buffer
}

/** Runs a program to its end. dcmtk's tools wait for each other's packets unless Nagle's delay is off. */
export function runProgram(program: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, TCP_NODELAY: '1' }, timeout: 20_000 })
    const printed: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      const bytes = Buffer.concat(printed)
      resolve({ code, bytes, output: bytes.toString('utf8') })
    })
  })
}
