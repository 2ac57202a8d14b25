import { closeSync, openSync, renameSync, writeSync } from 'node:fs';

/** Characters that are gathered before they are written. */
const CHUNK = 1 << 20;

/** Writes texts one behind the other to a file, which appears under its name when it is whole; returns its bytes. */
export function writeTexts(path: string, texts: Iterable<string>): number {
  const descriptor = openSync(`${path}.part`, 'w');
  let bytes = 0;
  let waiting = '';
  const flush = (): void => {
    const buffer = Buffer.from(waiting, 'utf8');
    for (let at = 0; at < buffer.length; ) at += writeSync(descriptor, buffer, at);
    bytes += buffer.length;
    waiting = '';
  };
  try {
    for (const text of texts) {
      waiting += text;
      if (waiting.length >= CHUNK) flush();
    }
    flush();
  } finally {
    closeSync(descriptor);
  }
  renameSync(`${path}.part`, path);
  return bytes;
}
