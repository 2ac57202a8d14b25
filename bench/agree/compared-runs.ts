import { readFileSync } from 'node:fs';
import { CHANGED_OF } from '../generate/run-tables.ts';
import type { Agreement } from '../harness/row.ts';

/** How a report of runs begins to tell what it found. */
const FOUND = /^([\d,]+) of ([\d,]+) tested symbols shifted/m;

/**
 * Returns whether a report tested nearly all symbols and found the ones that were changed: most of them, for rare symbols
 * have too few samples, and hardly any other.
 */
export function comparedRuns(report: string, symbols: number): Agreement {
  const [, shifted = '', tested = ''] = FOUND.exec(readFileSync(report, 'utf8')) ?? [];
  const [found, all] = [shifted, tested].map((text) => (text === '' ? Number.NaN : Number(text.replaceAll(',', ''))));
  const changed = Math.floor(symbols / CHANGED_OF);
  const share = (found ?? 0) / changed;
  const holds = (all ?? 0) >= 0.9 * symbols && (all ?? 0) <= symbols && share > 0.5 && share < 1.15;
  return {
    holds,
    said: `${found} of ${all} tested symbols found to have shifted, ${changed} of ${symbols} were changed`,
  };
}
