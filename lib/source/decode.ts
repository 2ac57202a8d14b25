import { gunzipSync } from 'node:zlib';
import { diagnostic, InputError } from '../model/diagnostic.ts';

/** Bytes that an input may decode to when --max-bytes does not say otherwise: 1 GiB. */
export const DEFAULT_MAX_BYTES: number = 2 ** 30;

/** How much of an input is looked at to tell text from binary data. */
const SNIFFED = 8192;

/**
 * Returns the text of an input's bytes: gzip is undone (also several times, as archives do), a byte order mark is
 * honoured, broken UTF-8 is read as Latin-1 the way old mails are. Throws an InputError for a perf.data file, for
 * other binary data and for more than `maxBytes`.
 */
export function decodeText(bytes: Uint8Array, name: string, maxBytes: number = DEFAULT_MAX_BYTES): string {
  const plain = gunzip(bytes, name, maxBytes);
  if (plain.length > maxBytes) throw tooLarge(name, maxBytes);
  if (Buffer.from(plain.buffer, plain.byteOffset, Math.min(8, plain.length)).toString('latin1') === 'PERFILE2') {
    const message =
      'this is a perf.data file, expected a printed table; print it: perf report --stdio -i FILE > before.txt';
    throw new InputError(diagnostic('perf-data', message, name));
  }
  if (plain[0] === 0xff && plain[1] === 0xfe) return new TextDecoder('utf-16le').decode(plain);
  if (plain[0] === 0xfe && plain[1] === 0xff) return new TextDecoder('utf-16be').decode(plain);
  const zero = plain.subarray(0, SNIFFED).indexOf(0);
  if (zero >= 0) {
    const message = `byte ${zero + 1} is NUL, so this is binary data, expected text; print the profile with perf report --stdio`;
    throw new InputError(diagnostic('binary-data', message, name));
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    return new TextDecoder('windows-1252').decode(plain);
  }
}

function gunzip(bytes: Uint8Array, name: string, maxBytes: number): Uint8Array {
  let current = bytes;
  for (let round = 0; round < 4 && current[0] === 0x1f && current[1] === 0x8b; round++) {
    try {
      current = gunzipSync(current, { maxOutputLength: maxBytes });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(name, maxBytes);
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
      `more than ${maxBytes} bytes, expected at most that; raise the limit with --max-bytes`,
      name,
    ),
  );
}
