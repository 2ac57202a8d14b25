import type { RowDispersion, RowSide } from './dispersions.ts';
import { type Limits, wilsonLimits } from './wilson.ts';

/** A difference as a proportion of the before total, with its interval. */
export interface ShiftLimits extends Limits {
  readonly estimate: number;
}

/**
 * Returns the difference of two shares with its interval.
 *
 * Formula: with Wilson limits of either share, spread by critical² φ~, low = a - b - sqrt((a - la)² + (ub - b)²) and
 * high = a - b + sqrt((ua - a)² + (b - lb)²).
 * Source: Newcombe 1998, method 10, https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I.
 * Assumptions: those of the dispersion. Smallest n: that of the dispersion; a share of 0 has an interval too.
 */
export function limitsOfShares(row: RowDispersion, critical: number): ShiftLimits {
  return limitsByFactor(row, critical, { factor: 1, logError: 0 });
}

/**
 * Returns after x factor - before with its interval, for a factor that was measured independently of the counts.
 *
 * Formula: as `limitsOfShares` with factor x (a - la) for a - la, to which critical x factor x a x logError is added as
 * the sides of a right angle; logError is the standard error of ln factor. Source: Zou and Donner 2008,
 * https://doi.org/10.1002/sim.3095 (variance recovered from limits), and the first order of the product.
 */
export function limitsByFactor(
  { before, after, shrunken }: RowDispersion,
  critical: number,
  { factor, logError }: { readonly factor: number; readonly logError: number },
): ShiftLimits {
  const spread = critical ** 2 * shrunken;
  const b = reachOf(before, spread);
  const a = reachOf(after, spread);
  const estimate = factor * a.share - b.share;
  const slack = critical * factor * a.share * logError;
  return {
    estimate,
    low: estimate - Math.hypot(factor * a.down, slack, b.up),
    high: estimate + Math.hypot(factor * a.up, slack, b.down),
  };
}

/**
 * Returns after x factor - before with its interval, where the factor comes from rows that did not change. The interval
 * holds the row against the others of those only, so that it is right however large the row is; `estimate` takes the
 * factor that is given, and a large row that is itself among them pulls that factor to its own side by less than the
 * interval is wide.
 *
 * Formula: B (o_a - o_b), where o are the odds against the unchanged rows and B is their share before; Wilson limits of
 * x / (x + rest) become limits of the odds, and are joined as in `limitsOfShares`. The reach on the before side is
 * multiplied by the root of [c² (1 - B)/B + b (1 - b) + 2 c b] / [b + b²/B], c = B o_a: B is counted in the same columns.
 * Source: Newcombe 1998 (above); the first order of c - b in multinomial counts.
 */
export function limitsByRows(
  { before, after, shrunken }: RowDispersion,
  critical: number,
  { totals, factor }: { readonly totals: { readonly before: number; readonly after: number }; readonly factor: number },
): ShiftLimits {
  const spread = critical ** 2 * shrunken;
  const unchanged = before.rest / totals.before;
  const b = oddsReach(before, spread, unchanged);
  const a = oddsReach(after, spread, unchanged);
  const alone = b.share + b.share ** 2 / unchanged;
  const joint = (a.share ** 2 * (1 - unchanged)) / unchanged + b.share * (1 - b.share) + 2 * a.share * b.share;
  const stretch = alone > 0 ? Math.sqrt(Math.max(0, joint) / alone) : 1;
  const middle = a.share - b.share;
  return {
    estimate: (factor * after.part) / totals.after - before.part / totals.before,
    low: middle - Math.hypot(a.down, stretch * b.up),
    high: middle + Math.hypot(a.up, stretch * b.down),
  };
}

interface Reach {
  readonly share: number;
  readonly down: number;
  readonly up: number;
}

function reachOf({ part, rest }: RowSide, spread: number): Reach {
  const share = part / (part + rest);
  const { low, high } = wilsonLimits(part, part + rest, spread);
  return { share, down: share - low, up: high - share };
}

function oddsReach({ part, rest }: RowSide, spread: number, scale: number): Reach {
  const { low, high } = wilsonLimits(part, part + rest, spread);
  const share = (scale * part) / rest;
  return { share, down: share - (scale * low) / (1 - low), up: (scale * high) / (1 - high) - share };
}
