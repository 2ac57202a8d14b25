import type { Comparison } from '../../model/comparison.ts';
import { diagnostic, InputError } from '../../model/diagnostic.ts';
import { isAtEqualCost } from '../../report/judged.ts';
import type { Measure } from '../picture-options.ts';

/** What a picture measures and by how much the after side is to be multiplied for it. */
export interface Measured {
  readonly name: Measure;
  /** The cost of a unit of work after / before; 1 for shares. */
  readonly factor: number;
}

/**
 * Returns the measure of a comparison; without a wish it is what was tested. Throws an InputError where what is asked
 * for is not known.
 */
export function measureOf(comparison: Comparison, wanted: Measure | null): Measured {
  const { composition, cost, after } = comparison;
  const tested = comparison.shifts.some(isAtEqualCost);
  const name = wanted ?? (tested && composition !== null ? 'corrected' : 'share');
  if (name === 'share') return { name, factor: 1 };
  const factor = name === 'corrected' ? composition?.factor : cost === null ? undefined : cost.after / cost.before;
  if (factor !== undefined) return { name, factor };
  const why =
    name === 'corrected'
      ? 'the change of the total cost is not known here; it takes four symbols or more that both sides list and that agree, or the rates of both sides (--rate)'
      : 'the cost of a unit of work is not known here; it takes the rates of both sides (--rate)';
  throw new InputError(diagnostic('no-measure', `--measure ${name}: ${why}`, after.source, after.line));
}
