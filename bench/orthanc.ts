import { spawn } from 'node:child_process'
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
      Name: 'bench',
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
  const child = spawn('Orthanc', [file], { stdio: 'ignore' })
  const failed = once(child, 'error').then(() => {
    throw new Error('Orthanc is not installed: apt-get install orthanc orthanc-dicomweb')
  })
  failed.catch(() => undefined)
  const url = `http://127.0.0.1:${httpPort}`
  const answers = async () => {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`Orthanc ended with ${child.exitCode}`)
      if (
        await fetch(`${url}/system`).then(
          (r) => r.ok,
          () => false,
        )
      )
        return
      await pause(50)
    }
  }
  await Promise.race([answers(), failed])
  return {
    url,
    dicomPort,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
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
