import { constants } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { diagnostic, InputError } from '../model/diagnostic.ts';

/** Bytes that an input may decode to when --max-bytes does not say otherwise: 1 GiB. */
export const DEFAULT_MAX_BYTES: number = 2 ** 30;

/** Text of perf packs to a tenth or a thirtieth; what unpacks to a hundred times its bytes was made to fill the memory. */
const MOST_UNPACKED = 100;
/** Small things may be of one letter. */
const UNPACKED_ANYWAY = 2 ** 26;

/** How much of an input is looked at to tell text from binary data. */
const SNIFFED = 8192;

/** What a perf.data file begins with (util/header.c): this, on a machine of the other byte order, before perf 3.2. */
const RECORDINGS: ReadonlySet<string> = new Set(['PERFILE2', '2ELIFREP', 'PERFFILE']);

/** Returns whether the bytes begin a perf.data file. */
export function isRecording(bytes: Uint8Array): boolean {
  return RECORDINGS.has(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.length)).toString('latin1'));
}

/**
 * Returns the bytes of an input's text: gzip is undone, also several times, as archives do. Throws an InputError for a
 * perf.data file, for other binary data and for more than `maxBytes`; where that is the default, also for gzip that unpacks to a
 * hundred times its bytes.
 */
export function plainBytes(bytes: Uint8Array, name: string, maxBytes: number = DEFAULT_MAX_BYTES): Uint8Array {
  const plain = unpacked(bytes, name, maxBytes);
  refuseBinary(plain, name);
  return plain;
}

/** Returns the bytes of an input with gzip undone, whatever they are. Throws an InputError for more than `maxBytes`. */
export function unpacked(bytes: Uint8Array, name: string, maxBytes: number): Uint8Array {
  const plain = gunzip(bytes, name, maxBytes);
  if (plain.length > maxBytes) throw tooLarge(name, maxBytes);
  return plain;
}

/** Throws an InputError for more bytes than a text can hold. */
export function refuseLong(plain: Uint8Array, name: string): void {
  if (plain.length <= constants.MAX_STRING_LENGTH) return;
  const message = `${plain.length} bytes, expected at most ${constants.MAX_STRING_LENGTH} of text other than folded stacks and samples of perf script, whose every line is one; split it, or take out what is no sample`;
  throw new InputError(diagnostic('too-large', message, name));
}

/** Returns the text of plain bytes: a byte order mark is honoured, broken UTF-8 is read as Latin-1 the way old mails are. */
export function textOfBytes(plain: Uint8Array): string {
  if (isUtf16(plain)) return new TextDecoder(plain[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(plain);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    return new TextDecoder('windows-1252').decode(plain);
  }
}

/** Throws an InputError where the first bytes of an input are those of a recording or of other binary data, not gzip. */
export function refuseBinary(bytes: Uint8Array, name: string): void {
  if (isRecording(bytes)) {
    const message =
      'this is a recording of perf that comes through a pipe or compressed, expected a plain perf.data file; name the file, or print it: perf report --stdio > before.txt';
    throw new InputError(diagnostic('perf-data', message, name));
  }
  if (isGzip(bytes) || isUtf16(bytes)) return;
  const zero = bytes.subarray(0, SNIFFED).indexOf(0);
  if (zero >= 0) {
    const message = `byte ${zero + 1} is NUL, so this is binary data, expected text; print the profile with perf report --stdio`;
    throw new InputError(diagnostic('binary-data', message, name));
  }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Returns the text of an input's bytes, whatever they are packed in. Throws an InputError like `plainBytes`.
 */
export function decodeText(bytes: Uint8Array, name: string, maxBytes: number = DEFAULT_MAX_BYTES): string {
  const plain = plainBytes(bytes, name, maxBytes);
  refuseLong(plain, name);
  return textOfBytes(plain);
}

/** Whether a byte order mark of UTF-16 stands in front. */
function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function gunzip(bytes: Uint8Array, name: string, maxBytes: number): Uint8Array {
  let current = bytes;
  const isStated = maxBytes !== DEFAULT_MAX_BYTES;
  const most = isStated ? maxBytes : Math.min(maxBytes, Math.max(UNPACKED_ANYWAY, bytes.length * MOST_UNPACKED));
  for (let round = 0; round < 4 && isGzip(current); round++) {
    try {
      current = gunzipSync(current, { maxOutputLength: most });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(name, most);
      const reason = error instanceof Error ? error.message : String(error);
      throw new InputError(
        diagnostic(
          'unreadable',
          `damaged gzip data (${reason}), expected a whole file; fetch or compress it again`,
          name,
        ),
      );
    }
  }
  return current;
}

/** Returns the error for an input, or what it decompresses to, that is above the limit. */
export function tooLarge(name: string, maxBytes: number): InputError {
  return new InputError(
    diagnostic(
      'too-large',
      `more than ${maxBytes} bytes, expected at most that; state another limit with --max-bytes`,
      name,
    ),
  );
}
