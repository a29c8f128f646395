import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A real Orthanc from its Debian packages (`orthanc`, `orthanc-dicomweb`), in a folder of its own. */
export interface Orthanc {
  readonly url: string
  readonly dicomPort: number
  /** Takes it down, and lets it be started again with what it has. */
  down(): Promise<void>
  up(): Promise<void>
  stop(): Promise<void>
}

/** Starts one that keeps what it is given durably (`SyncStorageArea`, its default); rejects when it is not installed. */
export async function startOrthanc(): Promise<Orthanc> {
  const folder = mkdtempSync(join(tmpdir(), 'ygt-orthanc-'))
  const [httpPort, dicomPort] = await Promise.all([freePort(), freePort()])
  const file = join(folder, 'orthanc.json')
  writeFileSync(
    file,
    JSON.stringify({
      Name: 'YGT',
      StorageDirectory: join(folder, 'storage'),
      IndexDirectory: join(folder, 'index'),
      HttpPort: httpPort,
      DicomPort: dicomPort,
      DicomAet: 'ORTHANC',
      DicomCheckCalledAet: false,
      DicomAlwaysAllowStore: true,
      AuthenticationEnabled: false,
      RemoteAccessAllowed: false,
      SyncStorageArea: true,
      Plugins: ['/usr/share/orthanc/plugins/libOrthancDicomWeb.so'],
      DicomWeb: { Enable: true, Root: '/dicom-web/' },
    }),
  )
  const url = `http://127.0.0.1:${httpPort}`
  let child: ChildProcess | undefined
  const down = async () => {
    if (!child || child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  const up = async () => {
    child = spawn('Orthanc', [file], { stdio: 'ignore' })
    await answering(child, url)
  }
  await up()
  return {
    url,
    dicomPort,
    down,
    up,
    async stop() {
      await down()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Until it answers; rejects when it cannot be started or ends. */
async function answering(child: ChildProcess, url: string): Promise<void> {
  let broken: Error | undefined
  child.on('error', () => {
    broken = new Error('Orthanc is not installed: apt-get install orthanc orthanc-dicomweb (Debian, Ubuntu)')
  })
  child.on('exit', (code) => {
    broken ??= new Error(`Orthanc ended with ${code}`)
  })
  for (;;) {
    if (broken) throw broken
    const up = await fetch(`${url}/system`).then(
      (r) => r.ok,
      () => false,
    )
    if (up) return
    await pause(50)
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
