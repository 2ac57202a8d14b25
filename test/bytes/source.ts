import type { ByteSource } from '../../lib/model/bytes.ts';

/** Returns bytes as a source that gives so many of them at a time. */
export function sourceOf(bytes: Uint8Array, step: number): ByteSource {
  let at = 0;
  return (into) => {
    const count = Math.min(step, into.length, bytes.length - at);
    into.set(bytes.subarray(at, at + count));
    at += count;
    return count;
  };
}
