import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { USUAL_NOISE } from '../../lib/diff/usual-noise.ts';
import { compositionFactor } from '../../lib/stats/composition-factor.ts';
import { dispersionOfRuns } from '../../lib/stats/dispersion-of-runs.ts';
import { columnsToFind, noiseOf, smallestShift } from '../../lib/stats/noise-floor.ts';
import { testShifts } from '../../lib/stats/test-shifts.ts';
import { meanOf, testMeans } from '../../lib/stats/welch.ts';
import { kept, pairOf, sum } from './tables.ts';

/** The document in one line, so that a sentence may be broken anywhere. */
const TEXT = readFileSync('docs/explanation/statistics.md', 'utf8').replace(/\s+/g, ' ');
const ROW = 'veth_xdp_rcv_one';

const TABLE = pairOf('counts.tsv', 'redirect', 'redirect-egress');
const AT = TABLE.names.indexOf(ROW);
const totals = (side: readonly (readonly number[])[]): readonly number[] =>
  [0, 1, 2, 3, 4].map((run) => sum(side.map((row) => row[run] ?? 0)));
const points = (proportion: number): string => (proportion * 100).toFixed(2);

/** Expects the document to say each of the sentences. */
function expectSaid(...sentences: readonly string[]): void {
  expect(sentences.filter((sentence) => !TEXT.includes(sentence))).toEqual([]);
}

const share = testShifts(TABLE).rows[AT];
const factor = compositionFactor(TABLE);
if (share === null || share === undefined || factor.kind === 'none') throw new Error('the example has no test');
const corrected = testShifts(TABLE, { reference: { kind: 'rows', weights: factor.weights } }).rows[AT];
const measured = testShifts(TABLE, { reference: { kind: 'factor', factor: 1.0765, logError: 0.01 } }).rows[AT];
const [before, after] = [TABLE.before[AT] ?? [], TABLE.after[AT] ?? []];

test('the example of dispersion', () =>
  expectSaid(
    `${before.join(' ')} samples before and ${after.join(' ')} after`,
    `φ = ${share.dispersion.toFixed(2)}, φ~ = ${share.posterior.toFixed(0)}, df = ${share.df.toFixed(1)}`,
  ));

test('the example of the F test', () =>
  expectSaid(
    `${((sum(before) / sum(totals(TABLE.before))) * 100).toFixed(1)} % to ${((sum(after) / sum(totals(TABLE.after))) * 100).toFixed(1)} %: p = ${share.p.toFixed(5)}, q = ${share.q.toFixed(4)}`,
  ));

test('the example of composition', () =>
  expectSaid(`${factor.factor.toFixed(3)}, ${factor.low.toFixed(3)} to ${factor.high.toFixed(3)}`));

test('the example of the corrected shift, by shares and by a measured factor', () =>
  expectSaid(
    `corrected by ${points(corrected?.estimate ?? 0)} points, p = ${corrected?.p.toFixed(2)}`,
    `(logError 0.01) by ${points(measured?.estimate ?? 0)}, p = ${measured?.p.toFixed(2)}`,
  ));

test('the example of intervals', () =>
  expectSaid(
    `${points(share.low)} to ${points(share.high)} points; corrected ${points(corrected?.low ?? 0)} to ${points(corrected?.high ?? 0)}`,
  ));

test('the example of the noise floor', () => {
  const one = noiseOf(kept(TABLE).before);
  if (one === null) throw new Error('no noise');
  const design = { share: 0.1, total: 4500 };
  const floor = (columns: number): string => points(smallestShift({ ...design, columns }, one) ?? 0);
  expectSaid(
    `(d0 ${one.prior.df.toFixed(1)}, φ0 ${one.prior.variance.toFixed(2)})`,
    `grow by ${floor(5)} points; with 10 runs by ${floor(10)}, with 20 by ${floor(20)}`,
    `0.5 points takes ${columnsToFind(0.005, design, one)} runs a side`,
  );
});

test('the example of one run a side', () => {
  const first = (side: readonly (readonly number[])[]): readonly (readonly number[])[] =>
    side.map(([count = 0]) => [count]);
  const [n = 0, m = 0] = [totals(TABLE.before)[0], totals(TABLE.after)[0]];
  const prior = { df: USUAL_NOISE.df, variance: dispersionOfRuns(USUAL_NOISE, n, m) };
  const { rows } = testShifts({ before: first(TABLE.before), after: first(TABLE.after) }, { prior });
  const row = rows[AT];
  const judged = rows.filter((each) => each !== null).length;
  expectSaid(
    `φ0 ${USUAL_NOISE.dispersion}, N0 ${USUAL_NOISE.samplesPerRun}`.replace(/\s+/g, ' '),
    `${points(row?.estimate ?? 0)} points, interval ${points(row?.low ?? 0)} to ${points(row?.high ?? 0)}, chance ${row?.q.toFixed(2)} in ${judged} rows`,
  );
});

test('the example of rates', () => {
  const [a, b] = [meanOf([1, 2, 3, 4, 5]), meanOf([2, 4, 6, 8, 10])];
  const found = a === null || b === null ? null : testMeans(a, b);
  expectSaid(`t on ${found?.df.toFixed(2)} degrees of freedom, p = ${found?.p.toFixed(4)}`);
});
