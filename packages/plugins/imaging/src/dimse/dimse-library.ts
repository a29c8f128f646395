import dimse from 'dcmjs-dimse'

/** The parts of dcmjs-dimse (CommonJS) that are used, by name. */
export const { Scp, Dataset, Implementation, association, constants, requests, responses } = dimse
export type Association = InstanceType<typeof dimse.association.Association>
export type PresentationContext = InstanceType<typeof dimse.association.PresentationContext>
export type DimseDataset = InstanceType<typeof dimse.Dataset>
export type Request = InstanceType<typeof dimse.requests.CEchoRequest>
export type Response = InstanceType<typeof dimse.responses.CEchoResponse>

/** Largest PDU that is offered to others, in bytes. */
export const largestPdu = 131_072

// what it would print names patients; failures are answered to the device and shown to the operator
dimse.log.setLevel('silent')
dimse.Implementation.setMaxPduLength(largestPdu)

/** A data set that is sent as it is: neither parsed nor written again, private elements and all. */
export class RawDataSet extends Dataset {
  readonly #bytes: Buffer
  constructor(bytes: Buffer, transferSyntaxUid: string, identity: Readonly<Record<string, string>> = {}) {
    super({ ...identity }, transferSyntaxUid)
    this.#bytes = bytes
  }
  override getDenaturalizedDataset(): Buffer {
    return this.#bytes
  }
}
