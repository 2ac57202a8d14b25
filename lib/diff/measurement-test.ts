import type { MeasuredPair, MeasuredSide, MeasuredTest } from '../model/measurement.ts';
import { type Mean, meanOf, testMeans } from '../stats/welch.ts';

/**
 * Returns measurements with what can be told of their difference: over the means of runs where both sides have several,
 * else over the values of one run, as many of them as are independent. The latter tells the two runs apart and no more:
 * seconds of one run are no repetitions of it. Costs and other figures of a single line are not tested.
 */
export function testMeasurements(pairs: readonly MeasuredPair[]): readonly MeasuredPair[] {
  return pairs.map((pair) => ({ ...pair, test: testOf(pair) }));
}

function testOf({ before, after }: MeasuredPair): MeasuredTest | null {
  const repeated = before.runs.length > 1 && after.runs.length > 1;
  const of = repeated ? 'runs' : 'values';
  const mean = (side: MeasuredSide): Mean | null =>
    repeated ? meanOf(side.runs) : meanOf(side.values, side.independent);
  const [a, b] = [mean(before), mean(after)];
  const test = a === null || b === null ? null : testMeans(a, b);
  return test === null ? null : { ...test, of, method: 'Welch t' };
}
