/** Where bytes live that do not belong in a table: images, waveforms, documents. Keys are `/`-separated, `[a-z0-9._-]`. */
export interface BlobStore {
  /** Writes the whole body durably, or leaves nothing; an existing key is not replaced (`exists`), and counts as put just now. */
  put(key: string, body: AsyncIterable<Uint8Array> | Uint8Array, known?: KnownBody): Promise<PutResult>
  /** The bytes, or those of a range as far as there are any; rejects when the key is absent. */
  get(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array>>
  /** Size in bytes, or `undefined` when absent. */
  size(key: string): Promise<number | undefined>
  remove(key: string): Promise<void>
  /**
   * Everything whose key begins with a folder (`dicom/`), in no order, a page at a time: constant memory however much there is. What
   * comes or goes meanwhile may be missed. In a folder, also `.part-…` files: of writes that are under way, or that a crash cut off.
   */
  list(folder: string): AsyncIterable<ListedBlob>
  /**
   * Removes a key that was last put before an instant, and says whether it did. In a folder a put at the same moment keeps its bytes;
   * S3 knows no such condition, so there a put between look and removal, milliseconds apart, loses them.
   */
  removeOlder(key: string, before: Date): Promise<boolean>
}

export interface ListedBlob {
  readonly key: string
  /** When it was last put, by the clock of the store. */
  readonly putAt: Date
}

/** What a caller knows of the bytes already, so that it is not worked out twice. */
export interface KnownBody {
  /** Hex SHA-256 of the bytes. */
  readonly sha256: string
}

export interface PutResult {
  readonly size: number
  /** Hex SHA-256 of the bytes. */
  readonly sha256: string
  /** `exists`: the key was taken before; nothing was written. */
  readonly outcome: 'written' | 'exists'
}

/** Inclusive start, exclusive end, in bytes. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}
