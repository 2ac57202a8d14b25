import type { Line } from '../../model/line.ts';
import { type Facts, NO_FACTS } from '../../model/profile.ts';

/** A header of perf top, and the index of the first line behind it. */
export interface TopHeader {
  readonly facts: Facts;
  readonly end: number;
}

const BEGIN = /^\s*PerfTop:\s/;
const EVENT = /\[(?:(\d{1,12})(Hz)? )?([^\]]{0,200})\]/;
/** A mailer wraps the header, and two more lines are as far as its 160 bytes reach. */
const MOST_LINES = 3;

/** Returns whether the header of a screen begins at the line. */
export function beginsTopHeader(text: string): boolean {
  return BEGIN.test(text);
}

/**
 * Returns the header that begins at line `at`, joined where a mailer wrapped it. Its grammar is that of util/top.c
 * `perf_top__header_snprintf`; the buffer of 160 bytes may cut it anywhere, so each part is looked for on its own.
 * The samples of one refresh are no count of the decayed table and stay apart from `samples`.
 */
export function readTopHeader(lines: readonly Line[], at: number): TopHeader {
  let text = lines[at]?.text ?? '';
  let end = at + 1;
  while (!text.endsWith(')') && end < at + MOST_LINES) {
    const next = lines[end]?.text.trim() ?? '';
    if (next === '' || /^-{5,}|%/.test(next)) break;
    text = `${text} ${next}`;
    end++;
  }
  const event = EVENT.exec(text);
  const rate = number(event?.[1]);
  return {
    end,
    facts: {
      ...NO_FACTS,
      event: event?.[3]?.trim() || null,
      frequency: event?.[2] === 'Hz' ? rate : null,
      sampleEvery: event?.[2] === 'Hz' ? null : rate,
      cpus: number(/,\s*(\d{1,6}) CPUs?\)/.exec(text)?.[1]),
      irqsPerSec: number(/PerfTop:\s*(\d{1,12}) irqs\/sec/.exec(text)?.[1]),
      lost: number(/\blost:\s*\d{1,15}\/(\d{1,15})/.exec(text)?.[1]),
      dropped: number(/\bdrop:\s*\d{1,15}\/(\d{1,15})/.exec(text)?.[1]),
    },
  };
}

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
