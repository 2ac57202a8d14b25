import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import type { Report } from '../report/report.ts';
import type { Options } from './options.ts';

/**
 * Returns what is to be said of a comparison with a symbol that --match fits nowhere, as one that is spelled wrong does. That no
 * row is new, or shifted by as much as was asked for, is an answer and needs no word.
 */
export function nothingShown({ comparisons }: Report, { match }: Options): readonly Diagnostic[] {
  if (match === null) return [];
  return comparisons
    .filter(({ rows, comparison }) => rows.length === 0 && !comparison.shifts.some(({ symbol }) => match.test(symbol)))
    .map(({ place, comparison }) => {
      const where = place === null ? '' : ` of comparison ${place}`;
      return diagnostic('nothing-shown', `--match fits none of ${comparison.shifts.length} symbols${where}`);
    });
}
