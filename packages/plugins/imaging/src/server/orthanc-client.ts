import type { ImagingContext } from '../imaging-context.ts'

type Address = ImagingContext['settings']['archive']

/** Time for an answer of Orthanc's, in milliseconds. */
const patience = 60_000

/** Stores a file (`POST /instances`); the id that Orthanc gives it. Rejects when it cannot be reached or refuses. */
export async function storeInOrthanc(address: Address, file: Uint8Array): Promise<string> {
  const response = await call(address, '/instances', { method: 'POST', body: new Uint8Array(file) })
  const { ID } = (await response.json()) as { readonly ID?: string }
  if (!ID) throw new Error('Orthanc gave no id to an instance')
  return ID
}

/** The file of an instance, as Orthanc was given it. */
export async function readFromOrthanc(address: Address, id: string): Promise<Buffer> {
  const response = await call(address, `/instances/${encodeURIComponent(id)}/file`, {})
  return Buffer.from(await response.arrayBuffer())
}

async function call({ url, user, password }: Address, path: string, request: RequestInit): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const response = await fetch(`${url.replace(/\/$/, '')}${path}`, {
    ...request,
    ...(user !== '' && { headers: { authorization } }),
    signal: AbortSignal.timeout(patience),
  })
  if (!response.ok) throw new Error(`Orthanc answered ${response.status} to ${path}`)
  return response
}
