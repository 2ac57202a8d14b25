import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import type { Report } from '../report/report.ts';
import type { Options } from './options.ts';

/** Returns what is to be said of a comparison that has rows, of which those that were asked for are none. */
export function nothingShown({ comparisons }: Report, { only, match, minDelta }: Options): readonly Diagnostic[] {
  const asked = [
    ...(match === null ? [] : ['--match']),
    ...(only === null ? [] : ['--only']),
    ...(minDelta > 0 ? ['--min-delta'] : []),
  ];
  if (asked.length === 0) return [];
  return comparisons
    .filter(({ rows, hidden }) => rows.length === 0 && hidden !== null)
    .map(({ place }) => {
      const where = place === null ? '' : ` of comparison ${place}`;
      return diagnostic(
        'nothing-shown',
        `no row${where} is left by ${asked.join(' and ')}; the last lines sum them all`,
      );
    });
}
