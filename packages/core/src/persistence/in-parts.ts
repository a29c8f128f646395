/**
 * A stream cut into parts of one size, the last one shorter; no more than a part and a chunk are held. An empty stream has no part.
 * @param size bytes of a part, 1 or more
 */
export async function* inParts(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer, void> {
  let waiting: Uint8Array[] = []
  let held = 0
  for await (const chunk of source) {
    let rest = chunk
    while (held + rest.length >= size) {
      yield Buffer.concat([...waiting, rest.subarray(0, size - held)])
      rest = rest.subarray(size - held)
      waiting = []
      held = 0
    }
    // a copy: whoever reads from a file or socket may use the memory of a chunk again
    if (rest.length > 0) waiting.push(Uint8Array.from(rest))
    held += rest.length
  }
  if (held > 0) yield Buffer.concat(waiting)
}
