import { NO_FACTS, type Profile, type SideName } from '../../lib/model/profile.ts';
import { sideOfWords } from '../../lib/sections/side-words.ts';

/** Returns a profile of one row under a label; its side is what the label tells unless `side` says otherwise. */
export function labelled(label: string | null, symbol = label ?? 'none', side?: SideName | null): Profile {
  return {
    source: 'mail.txt',
    line: 10,
    endLine: 10,
    format: 'perf-rows',
    columns: ['Overhead', 'Shared Object', 'Symbol'],
    facts: NO_FACTS,
    entries: [
      {
        line: 10,
        overhead: { ticks: 13_150_000, slack: 5_000 },
        samples: null,
        period: null,
        comm: null,
        pid: null,
        cpu: null,
        dso: '[kernel]',
        level: 'k',
        symbol,
      },
    ],
    elided: false,
    label,
    side: side === undefined ? sideOfWords(label ?? '') : side,
    stated: null,
    stacks: null,
  };
}
