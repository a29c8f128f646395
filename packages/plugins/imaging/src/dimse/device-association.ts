import type { Socket } from 'node:net'
import { Writable } from 'node:stream'
import { ReportCommitment } from '../commitment-job.ts'
import { type Device, device } from '../device.ts'
import type { ImagingContext } from '../imaging-context.ts'
import type { Ingest } from '../server/ingest.ts'
import { study } from '../study.ts'
import {
  type Association,
  constants,
  Implementation,
  largestPdu,
  type PresentationContext,
  type requests,
  responses,
  Scp,
} from './dimse-library.ts'
import { type Found, findStudies } from './find-studies.ts'
import { readIdentifier, writeIdentifier } from './identifier.ts'
import { moveInstances } from './move-instances.ts'
import { negotiated, sopClasses } from './presentation-contexts.ts'
import { receiveInstance } from './receive-instance.ts'
import { type DimseRefusal, refusalOf, status } from './status.ts'
import { commitmentOf, reportRequest } from './storage-commitment.ts'
import { rememberCaller } from './unknown-callers.ts'
import { findWorklist } from './worklist.ts'

type Answer<R> = (response: R) => void
type Requests = { [K in keyof typeof requests]: InstanceType<(typeof requests)[K]> }

export interface AssociationParts {
  readonly ctx: ImagingContext
  readonly ingest: Ingest
  /** Told of what went wrong on our side. */
  readonly failed: (error: unknown) => void
}

/** One association of a device: who it is, what it may, what it asks. */
export class DeviceAssociation extends Scp {
  readonly #parts: AssociationParts
  readonly #socket: Socket
  #device: Device | undefined
  #association: Association | undefined
  #arriving: Arriving | undefined
  #cancelled = new Set<number>()

  constructor(socket: Socket, parts: AssociationParts) {
    const idle = parts.ctx.settings.dimse.idleSeconds * 1000
    super(socket, { connectTimeout: idle, pduTimeout: idle, associationTimeout: 30_000 })
    this.#socket = socket
    this.#parts = parts
  }

  override associationRequested(association: Association): void {
    this.#association = association
    void this.#admit(association).catch((error: unknown) => {
      this.#parts.failed(error)
      this.#reject(constants.RejectResult.Transient, constants.RejectReason.NoReasonGiven)
    })
  }

  async #admit(association: Association): Promise<void> {
    const { ctx } = this.#parts
    const aeTitle = association.getCallingAeTitle().trim()
    const known = await ctx.store(device).findBy({ aeTitle })
    if (!known?.active) {
      const address = (this.#socket.remoteAddress ?? '').replace(/^::ffff:/, '')
      const calledAeTitle = association.getCalledAeTitle().trim()
      if (!known) await rememberCaller(ctx, { aeTitle, calledAeTitle, address })
      return this.#reject(constants.RejectResult.Permanent, constants.RejectReason.CallingAeNotRecognized)
    }
    this.#device = known
    for (const { id } of association.getPresentationContexts()) answerContext(association.getPresentationContext(id))
    this.#accept(association)
  }

  /** We take larger PDUs than the device may; the library would offer it its own limit. */
  #accept(association: Association): void {
    const theirs = association.getMaxPduLength()
    Implementation.setMaxPduLength(largestPdu)
    association.setMaxPduLength(largestPdu)
    this.sendAssociationAccept()
    association.setMaxPduLength(theirs)
  }

  #reject(result: number, reason: number): void {
    this.sendAssociationReject(result, constants.RejectSource.ServiceUser, reason)
    this.#socket.end()
  }

  override associationReleaseRequested(): void {
    this.sendAssociationReleaseResponse()
  }

  override abort(): void {
    this.#arriving = undefined
    this.#socket.destroy()
  }

  override cEchoRequest(request: Requests['CEchoRequest'], answer: Answer<any>): void {
    const response = responses.CEchoResponse.fromRequest(request)
    response.setStatus(status.success)
    answer(response)
  }

  override createStoreWritableStream(context: PresentationContext): Writable {
    const { maxInstanceMiB } = this.#parts.ctx.settings.dimse
    this.#arriving = new Arriving(context.getAcceptedTransferSyntaxUid() ?? '', maxInstanceMiB * 2 ** 20)
    return this.#arriving
  }

  /** The library would parse it; it is kept as it came. */
  override createDatasetFromStoreWritableStream(_: Writable, __: PresentationContext, done: (set: any) => void): void {
    done(undefined)
  }

  override cStoreRequest(request: Requests['CStoreRequest'], answer: Answer<any>): void {
    const arrived = this.#arriving
    this.#arriving = undefined
    const response = responses.CStoreResponse.fromRequest(request)
    const store = async () => {
      if (!arrived || arrived.tooLarge) throw Object.assign(new Error('larger than what is taken'), { code: 'ENOSPC' })
      const sopInstanceUid = request.getAffectedSopInstanceUid()
      response.setAffectedSopInstanceUid(sopInstanceUid)
      await receiveInstance(
        this.#parts.ctx,
        { device: this.#known(), ingest: this.#parts.ingest },
        {
          sopClassUid: request.getAffectedSopClassUid(),
          sopInstanceUid,
          transferSyntaxUid: arrived.transferSyntaxUid,
          dataSet: arrived.chunks,
        },
      )
    }
    this.#answering(store, response, answer)
  }

  override cFindRequest(request: Requests['CFindRequest'], answer: Answer<any>): void {
    const last = responses.CFindResponse.fromRequest(request)
    const find = async () => {
      const worklist = request.getAffectedSopClassUid() === sopClasses.modalityWorklist
      const { dataSet, transferSyntaxUid } = this.#identifier(request)
      const known = this.#known()
      const found = await (worklist ? findWorklist : findStudies)(this.#parts.ctx, known, dataSet)
      await this.#recordLook(found, worklist ? 'worklist' : 'search')
      for (const one of found.answers) {
        if (this.#cancelled.delete(request.getMessageId())) {
          last.setStatus(status.cancelled)
          return
        }
        const response = responses.CFindResponse.fromRequest(request)
        response.setDataset(writeIdentifier(one, transferSyntaxUid, known.characterSet))
        response.setStatus(status.pending)
        this.sendResponse(request as never, response as never)
      }
      if (found.more) last.setStatus(status.outOfResources)
    }
    this.#answering(find, last, (response) => answer([response]))
  }

  override cMoveRequest(request: Requests['CMoveRequest'], answer: Answer<any>): void {
    const last = responses.CMoveResponse.fromRequest(request)
    const messageId = request.getMessageId()
    const move = async () => {
      const { dataSet, transferSyntaxUid } = this.#identifier(request)
      const destination = String(request.getCommandDataset().getElement('MoveDestination') ?? '').trim()
      const counts = await moveInstances(this.#parts.ctx, {
        asking: this.#known(),
        destination,
        asked: dataSet,
        messageId,
        progress: ({ remaining, completed, failed }) => {
          const pending = responses.CMoveResponse.fromRequest(request)
          pending.setStatus(status.pending)
          counted(pending, { remaining, completed, failed })
          if (remaining > 0) this.sendResponse(request as never, pending as never)
          return !this.#cancelled.delete(messageId)
        },
      })
      counted(last, counts)
      if (counts.remaining > 0) last.setStatus(status.cancelled)
      else if (counts.failed > 0)
        last.setStatus(counts.completed > 0 ? status.subOperationsWithFailures : status.unableToPerformSubOperations)
      if (counts.failed > 0)
        last.setDataset(writeIdentifier({ FailedSOPInstanceUIDList: counts.failedUids }, transferSyntaxUid, 'utf-8'))
    }
    this.#answering(move, last, (response) => answer([response]))
  }

  override nActionRequest(request: Requests['NActionRequest'], answer: Answer<any>): void {
    const { ctx, failed } = this.#parts
    const response = responses.NActionResponse.fromRequest(request)
    let report = async (): Promise<void> => undefined
    const take = async () => {
      const { dataSet, transferSyntaxUid } = this.#identifier(request)
      const known = this.#known()
      const commitment = commitmentOf(dataSet, known.id)
      if (known.host && known.port) await ctx.schedule(ReportCommitment, commitment, { at: ctx.now() })
      // a device that names no address of its own waits on this association
      else report = async () => this.sendRequests((await reportRequest(ctx, commitment, transferSyntaxUid)) as never)
    }
    this.#answering(take, response, (taken) => {
      answer(taken)
      void report().catch(failed)
    })
  }

  override cCancelRequest(request: Requests['CCancelRequest']): void {
    this.#cancelled.add(request.getMessageIdBeingRespondedTo())
  }

  /** Answers once the work is done, with success unless it says otherwise; a failure becomes its status. */
  #answering<R extends Answered>(work: () => Promise<unknown>, response: R, answer: Answer<R>): void {
    response.setStatus(status.success)
    work()
      .catch((error: unknown) => {
        const refusal: DimseRefusal = refusalOf(error)
        if (refusal !== error) this.#parts.failed(error)
        response.setStatus(refusal.status)
        response.setErrorComment(refusal.message)
      })
      .then(() => {
        if (!this.#socket.destroyed) answer(response)
      })
      .catch(this.#parts.failed)
  }

  /** The bytes of an identifier. The library has parsed them too, without the character sets of this country. */
  #identifier(request: { getAffectedSopClassUid(): string; getRequestedSopClassUid(): string }) {
    const raw = (this as unknown as { dimseStream: { toBuffer(): Buffer } }).dimseStream.toBuffer()
    const context = this.#association?.getAcceptedPresentationContextFromRequest(request as never)
    const transferSyntaxUid = context?.getAcceptedTransferSyntaxUid() ?? ''
    const dataSet = readIdentifier(raw, transferSyntaxUid, this.#known().characterSet)
    return { dataSet, transferSyntaxUid }
  }

  #known(): Device {
    if (!this.#device) throw new Error('a request before the association was accepted')
    return this.#device
  }

  async #recordLook({ patients, answers }: Found, how: 'worklist' | 'search'): Promise<void> {
    const { id, aeTitle } = this.#known()
    if (patients.length === 0) return
    await this.#parts.ctx.audit({
      action: how,
      resource: study.id,
      record: id,
      patient: patients.length === 1 ? (patients[0] ?? null) : null,
      detail: { device: aeTitle, patients: [...patients], results: answers.length },
    })
  }
}

interface Answered {
  setStatus(status: number): void
  setErrorComment(comment: string): void
}

/** A data set while it arrives, in the pieces in which it came; one beyond the limit is let go as it comes. */
class Arriving extends Writable {
  readonly transferSyntaxUid: string
  readonly #limit: number
  chunks: Buffer[] = []
  #size = 0

  constructor(transferSyntaxUid: string, limit: number) {
    super()
    this.transferSyntaxUid = transferSyntaxUid
    this.#limit = limit
  }

  get tooLarge(): boolean {
    return this.#size > this.#limit
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.#size += chunk.length
    if (this.tooLarge) this.chunks = []
    else this.chunks.push(chunk)
    done()
  }
}

function answerContext(context: PresentationContext): void {
  const { Accept, RejectAbstractSyntaxNotSupported, RejectTransferSyntaxesNotSupported } =
    constants.PresentationContextResult
  const outcome = negotiated(context.getAbstractSyntaxUid(), context.getTransferSyntaxUids())
  if (outcome.accepted) context.setResult(Accept, outcome.transferSyntax)
  else
    context.setResult(
      outcome.reason === 'abstract-syntax' ? RejectAbstractSyntaxNotSupported : RejectTransferSyntaxesNotSupported,
    )
}

function counted(
  response: InstanceType<typeof responses.CMoveResponse>,
  { remaining, completed, failed }: { remaining: number; completed: number; failed: number },
): void {
  response.setRemaining(remaining)
  response.setCompleted(completed)
  response.setFailures(failed)
  response.setWarnings(0)
}
