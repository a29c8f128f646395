import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import type { StartedService } from '@ygt/core'
import type { ImagingContext } from '../imaging-context.ts'
import { createIngest } from '../server/ingest.ts'
import { DeviceAssociation } from './device-association.ts'
import { guardPdus } from './pdu-guard.ts'

/** DICOM network services for the devices of the county (PS3.4, PS3.7, PS3.8); off until `imaging.dimse.port` is set. */
export async function startDimse(ctx: ImagingContext): Promise<StartedService | undefined> {
  const { port, host, aeTitle } = ctx.settings.dimse
  if (port === null) return undefined
  const { server, close } = listener(ctx)
  server.listen({ port, host })
  await once(server, 'listening')
  const bound = server.address()
  return { detail: `${aeTitle} : ${typeof bound === 'object' && bound ? bound.port : port}`, stop: close }
}

function listener(ctx: ImagingContext): { readonly server: Server; readonly close: () => Promise<void> } {
  const { maxAssociations } = ctx.settings.dimse
  const ingest = createIngest(ctx, 'dimse')
  const open = new Set<Socket>()
  const failed = (error: unknown) => process.emitWarning(error as Error)
  const server = createServer({ noDelay: true }, (socket) => {
    if (open.size >= maxAssociations) return void socket.destroy()
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    guardPdus(socket)
    const association = new DeviceAssociation(socket, { ctx, ingest, failed })
    // a connection that broke is the device's affair: it sends again what was not answered
    association.on('networkError', () => socket.destroy())
  })
  return {
    server,
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}
