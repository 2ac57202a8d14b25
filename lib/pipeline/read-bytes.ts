import { BINARY_FORMATS } from '../formats/registry.ts';
import { diagnostic, InputError } from '../model/diagnostic.ts';
import { readLines } from '../source/lines.ts';
import { type FoundProfiles, findProfiles } from './find-profiles.ts';

/** How bytes are read. What is absent is as on the command line. */
export interface ReadBytesOptions {
  /** What diagnostics call the input. */
  readonly name?: string;
  /** The only format to read, by its name; null reads all. */
  readonly from?: string | null;
  /** The only event to take; null takes all. */
  readonly event?: string | null;
  /** The most bytes that the input may be, unpacked: 1 GiB. */
  readonly maxBytes?: number;
}

/**
 * Returns every profile of an input as it comes from a file or the network, a piece at a time: text in UTF-8, gzipped or
 * not, or a profile of pprof. The pieces are held until the last has come. Throws an InputError where the input is damaged
 * or too large, and what the source throws.
 */
export async function readBytes(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: ReadBytesOptions = {},
): Promise<FoundProfiles> {
  const { name = '<bytes>', from = null, event = null, maxBytes = 2 ** 30 } = options;
  const packed = await joined(pieces, name, maxBytes);
  const isPacked = packed[0] === 0x1f && packed[1] === 0x8b;
  const bytes = isPacked ? await joined(unpacked(packed, name), name, maxBytes) : packed;
  const binary = BINARY_FORMATS.find((format) => format.begins(bytes));
  if (binary !== undefined) return findProfiles({ name, lines: [], read: binary.read(bytes, name) }, from, event);
  return findProfiles(readLines(name, new TextDecoder().decode(bytes)), from, event);
}

async function joined(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  name: string,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > maxBytes)
      throw new InputError(diagnostic('too-large', `more than ${maxBytes} bytes, expected at most that`, name));
    all.push(piece);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of all) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

async function* unpacked(packed: Uint8Array<ArrayBuffer>, name: string): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  // What is damaged is said where it is read.
  writer.write(packed).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = stream.readable.getReader();
  for (;;) {
    let piece: { readonly done: boolean; readonly value?: Uint8Array | undefined };
    try {
      piece = await reader.read();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new InputError(diagnostic('unreadable', `damaged gzip data (${reason}), expected a whole file`, name));
    }
    if (piece.done || piece.value === undefined) return;
    yield piece.value;
  }
}
