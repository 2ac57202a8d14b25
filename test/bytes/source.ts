import type { ByteSource } from '../../lib/model/bytes.ts';
import { sourceOf as wholeOf } from '../../lib/source/byte-sources.ts';

/** Returns bytes as a source that gives so many of them at a time. */
export function sourceOf(bytes: Uint8Array, step: number): ByteSource {
  const source = wholeOf(bytes);
  return (into) => source(into.subarray(0, step));
}
