import { connect } from 'node:net'
import { type Association, association as associations, type Request, type Response, Scp } from './dimse-library.ts'
import { status } from './status.ts'

export interface Peer {
  readonly host: string
  readonly port: number
  readonly aeTitle: string
}

/** A service that is proposed to a peer, in one transfer syntax. `provider`: we are its SCP, although we open the association. */
export interface Proposal {
  readonly abstractSyntax: string
  readonly transferSyntax: string
  readonly provider?: boolean
}

/** An association that we opened. */
export interface OutgoingAssociation {
  /** Whether the peer took a proposal, in its transfer syntax. */
  accepts(proposal: Proposal): boolean
  /** Sends one request and waits for its final response; its status. */
  send(request: Request): Promise<number>
  release(): Promise<void>
}

/** Time for a peer to answer, in milliseconds: a full disk or a tape may take it a while. */
const patience = 120_000

class Requestor extends Scp {}

/** Opens an association; rejects when the peer cannot be reached or refuses it. */
export async function openAssociation(
  peer: Peer,
  { callingAeTitle, proposals }: { readonly callingAeTitle: string; readonly proposals: readonly Proposal[] },
): Promise<OutgoingAssociation> {
  const socket = connect({ host: peer.host, port: peer.port })
  socket.setNoDelay(true)
  const network = new Requestor(socket, {
    connectTimeout: patience,
    pduTimeout: patience,
    associationTimeout: patience,
  })
  const ended = new Promise<never>((_, reject) => {
    const fail = (message: string) => () => {
      socket.destroy()
      reject(new Error(`${peer.aeTitle} at ${peer.host}:${peer.port}: ${message}`))
    }
    network.on('networkError', (error: Error) => fail(error.message)())
    network.on('associationRejected', ({ reason }: { reason: number }) => fail(`association rejected (${reason})`)())
    network.on('abort', fail('association aborted'))
    network.on('close', fail('connection closed'))
  })
  ended.catch(() => undefined) // after the release, nobody waits for it
  const proposed = proposalOf(peer, callingAeTitle, proposals)
  const accepted = new Promise<Association>((resolve) => network.on('associationAccepted', resolve))
  network.on('connect', () => network.sendAssociationRequest(proposed))
  const agreed = await Promise.race([accepted, ended])
  return {
    accepts: ({ abstractSyntax, transferSyntax }) =>
      agreed.getPresentationContexts().some(({ id }: { id: number }) => {
        const context = agreed.getPresentationContext(id)
        return (
          context.getAbstractSyntaxUid() === abstractSyntax &&
          context.getResult() === 0 &&
          context.getAcceptedTransferSyntaxUid() === transferSyntax
        )
      }),
    send(request) {
      const answered = new Promise<number>((resolve) =>
        request.on('response', (response: Response) => {
          if (response.getStatus() !== status.pending) resolve(response.getStatus())
        }),
      )
      network.sendRequests(request)
      return Promise.race([answered, ended])
    },
    async release() {
      const released = new Promise<void>((resolve) => network.on('associationReleaseResponse', resolve))
      network.sendAssociationReleaseRequest()
      await Promise.race([released, ended]).catch(() => undefined)
      socket.destroy()
    },
  }
}

function proposalOf(peer: Peer, callingAeTitle: string, proposals: readonly Proposal[]): Association {
  const proposed = new associations.Association(callingAeTitle, peer.aeTitle)
  for (const { abstractSyntax, transferSyntax, provider } of proposals) {
    const id = proposed.addPresentationContext(abstractSyntax)
    proposed.addTransferSyntaxToPresentationContext(id, transferSyntax)
    if (provider) {
      proposed.getPresentationContext(id).setUserRole(false)
      proposed.getPresentationContext(id).setProviderRole(true)
    }
  }
  return proposed
}
