import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Agreement } from '../harness/row.ts';
import { megabytes } from '../rows/sizes.ts';

/** Returns whether a picture is there to its last tag. Two programs draw differently, so figures are not compared. */
export function writtenPicture(ours: string, theirs: string | null): Agreement {
  const [own, other] = [endOf(ours), theirs === null ? null : endOf(theirs)];
  const peer = other === null ? '' : `, the peer's ${megabytes(other.bytes)}`;
  const isWhole = own.text.trimEnd().endsWith('</svg>');
  return {
    holds: isWhole,
    said: `${isWhole ? 'whole' : 'cut off'}, ${megabytes(own.bytes)}${peer}; drawn differently, not compared`,
  };
}

function endOf(path: string): { text: string; bytes: number } {
  const descriptor = openSync(path, 'r');
  const bytes = fstatSync(descriptor).size;
  const end = Buffer.alloc(Math.min(64, bytes));
  readSync(descriptor, end, 0, end.length, bytes - end.length);
  closeSync(descriptor);
  return { text: end.toString('latin1'), bytes };
}
