import type { ByteSource } from '../model/bytes.ts';

/** Bytes that are read at once. */
export const CHUNK: number = 1 << 16;

/** Returns bytes as a source. */
export function sourceOf(bytes: Uint8Array): ByteSource {
  let at = 0;
  return (into) => {
    const count = Math.min(into.length, bytes.length - at);
    into.set(bytes.subarray(at, at + count));
    at += count;
    return count;
  };
}

/** Returns a source that gives what one gives, and then what the other does. */
export function following(first: ByteSource, second: ByteSource): ByteSource {
  let isFirst = true;
  return (into) => {
    const count = isFirst ? first(into) : 0;
    isFirst &&= count > 0;
    return isFirst ? count : second(into);
  };
}

/** Returns the bytes of a source up to a place. */
export function upTo(source: ByteSource, end: number): ByteSource {
  let left = end;
  return (into) => {
    const count = left === 0 ? 0 : source(into.length > left ? into.subarray(0, left) : into);
    left -= count;
    return count;
  };
}

/** Returns a source that tells its bytes before it gives them. */
export function tellingOf(source: ByteSource, tell: (bytes: Uint8Array) => void): ByteSource {
  return (into) => {
    const count = source(into);
    if (count > 0) tell(into.subarray(0, count));
    return count;
  };
}

/** Returns the next bytes of a source, as many as a chunk has, or all that are left. */
export function nextChunk(source: ByteSource): Buffer {
  const chunk = Buffer.allocUnsafe(CHUNK);
  let filled = 0;
  for (let count = -1; count !== 0 && filled < CHUNK; filled += count) count = source(chunk.subarray(filled));
  return chunk.subarray(0, filled);
}

/** Returns all that is left of a source, behind bytes that were read before. */
export function allOf(source: ByteSource, before: Uint8Array = new Uint8Array(0)): Buffer {
  const chunks: Uint8Array[] = [before];
  for (let chunk = nextChunk(source); chunk.length > 0; chunk = nextChunk(source)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
