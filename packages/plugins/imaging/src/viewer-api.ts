import { defineEndpoint, z } from '@ygt/core'
import { hangingProtocol } from './hanging-protocol.ts'

/** What the viewer asks for besides images. */
export const viewerApi = {
  hangingProtocols: defineEndpoint('GET /hanging-protocols', {
    access: { permission: 'imaging:study:read' },
    output: z.object({ items: z.array(hangingProtocol) }),
  }),
}
