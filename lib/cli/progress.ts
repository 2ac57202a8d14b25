import { escapeHarmful } from '../model/escape.ts';
import type { Io } from './io.ts';

/** Work that takes less is not spoken of. */
const QUIET_MS = 1000;
/** How long a line stands before the next one. */
const EACH_MS = 200;
const MEGABYTE = 1e6;

/** Tells how far the reading of an input is: `done` bytes of `total`, null where nobody knows how many come. */
export type Progress = (name: string, done: number, total: number | null) => void;

/**
 * Returns what keeps a line on the terminal up to date while inputs are read: bytes, rate, time left. It is written to
 * standard error where that is a terminal, and is taken away behind the last byte. `now` is in milliseconds.
 */
export function progressOn(io: Io, now: () => number): Progress {
  let current = '';
  let began = 0;
  let shown = 0;
  return (name, done, total) => {
    const time = now();
    if (name !== current) {
      current = name;
      began = time;
      shown = time - EACH_MS;
    }
    const isOver = done === total;
    const wasShown = shown > began;
    if (isOver) {
      if (wasShown) io.stderr('\r\u001b[K');
      current = '';
      return;
    }
    // Asking for the terminal loads Node's streams, which a short run does without.
    if (time - began < QUIET_MS || time - shown < EACH_MS || io.isErrorTTY !== true) return;
    shown = time;
    io.stderr(`\r${lineOf(name, done, total, (time - began) / 1000)}\u001b[K`);
  };
}

function lineOf(name: string, done: number, total: number | null, seconds: number): string {
  const rate = done / seconds;
  const whole = total === null ? '' : ` of ${megabytes(total)}`;
  const left = total === null ? '' : `, ${Math.ceil((total - done) / rate)} s left`;
  return `reading ${escapeHarmful(name.slice(-40))}: ${megabytes(done)}${whole} MB, ${megabytes(rate)} MB/s${left}`;
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(bytes < 10 * MEGABYTE ? 1 : 0);
}
