/** What a gate could not have seen, by hand-made subjects: shares in points, all of them turned into ticks. */
import { describe, expect, test } from 'vitest';
import { type Asking, blindTo, unlisted } from '../../lib/gate/blind.ts';
import type { Certainty } from '../../lib/gate/certainty.ts';
import { parseCondition } from '../../lib/gate/condition.ts';
import { figureOf, scaleOf } from '../../lib/gate/figure.ts';
import type { Seen } from '../../lib/gate/seen.ts';
import type { Subject } from '../../lib/gate/subject.ts';
import type { Usual } from '../../lib/gate/usual.ts';
import type { Comparison, Side } from '../../lib/model/comparison.ts';

const points = (each: number): number => Math.round(each * 1e6);

interface List {
  readonly cut?: Side['cut'];
  readonly floor?: number | null;
  readonly rest?: number;
}

const sideOf = ({ cut = 'size', floor = 1, rest = 10 }: List): Side =>
  ({ cut, floorTicks: floor === null ? null : points(floor), restTicks: points(rest) }) as Side;

function asking(text: string, before: List = {}, after: List = {}, factor = 1): Asking {
  const condition = parseCondition(text);
  if (condition === null) throw new Error(text);
  const comparison = { before: sideOf(before), after: sideOf(after) } as Comparison;
  return { comparison, place: 2, condition, scale: { on: 'share', factor, low: factor, high: factor } };
}

/** Before and after as [lowest, highest] shares; a side that is not listed begins at nothing. */
function subject(
  listed: Subject['listed'],
  before: readonly [number, number],
  after: readonly [number, number],
): Subject {
  const side = ([low, high]: readonly [number, number]) => ({
    ticks: points((low + high) / 2),
    range: { low: points(low), high: points(high) },
  });
  return {
    by: 'symbol',
    name: 'f',
    before: side(before),
    after: side(after),
    listed,
    known: listed === 'both',
    test: null,
    interval: null,
    noise: null,
    reason: null,
  };
}

interface Known {
  readonly certainty?: Certainty;
  readonly usual?: Usual;
  readonly isRare?: boolean;
}

function blind(asked: Asking, of: Subject, { certainty, usual, isRare = false }: Known = {}): unknown {
  const figure = figureOf(of, asked.scale);
  const seen: Seen = { subject: of, figure, certainty: certainty ?? null, usual: usual ?? null, isRare };
  return blindTo(seen, asked).map(({ comparison, name, smallest, why }) => [
    comparison,
    name,
    smallest === null ? null : smallest / 1e6,
    why,
  ]);
}

describe('a row that one list may hide', () => {
  const gone = subject('before', [12, 12], [0, 30]);
  const come = subject('after', [0, 30], [12, 12]);
  const both = subject('both', [12, 12], [0, 30]);

  test.each<readonly [string, Subject, number | null]>([
    // 30 - 12 = 18 up at most, 12 down at most.
    ['grew>17', gone, 18],
    ['grew>18', gone, null],
    ['shrank>11', gone, 12],
    ['shrank>12', gone, null],
    ['shift>17', gone, 18],
    ['grew>11', come, 12],
    ['grew>12', come, null],
    ['shrank>17', come, 18],
    ['shrank>18', come, null],
    ['shift>17', come, 18],
    ['grew>17', both, null],
  ])('%s', (condition, of, hidden) => {
    expect(blind(asking(condition), of)).toEqual(hidden === null ? [] : [[2, 'f', hidden, 'cut']]);
  });

  test('is seen where its bound is no larger than the threshold, whatever it may have been before', () => {
    expect(blind(asking('shrank>4'), subject('before', [12, 12], [0, 4]))).toEqual([]);
    expect(blind(asking('shrank>3.9'), subject('before', [12, 12], [0, 4]))).toEqual([[2, 'f', 12, 'cut']]);
  });

  test('is hidden by more where the total grew', () => {
    // 30 x 1.5 - 12.
    expect(blind(asking('grew>20', {}, {}, 1.5), gone)).toEqual([[2, 'f', 33, 'cut']]);
    // Its bound is 6 of the total before.
    expect(blind(asking('shrank>5', {}, {}, 1.5), subject('before', [12, 12], [0, 4]))).toEqual([[2, 'f', 12, 'cut']]);
  });

  test.each<readonly [List, List, boolean]>([
    [{ floor: 5 }, { floor: 9 }, true],
    [{ floor: 9 }, { floor: 5 }, true],
    [{ floor: 15 }, { floor: 15 }, false],
    [{ floor: null }, { floor: 15 }, true],
    [{ floor: 15 }, { floor: null }, true],
  ])('without a threshold only above twice the smallest share of both lists: %j, %j', (before, after, hides) => {
    // 18 up at most.
    expect(blind(asking('grew', before, after), gone)).toEqual(hides ? [[2, 'f', 18, 'cut']] : []);
  });
});

describe('a sum of rows', () => {
  const group = (before: number, after: number): Subject => ({
    ...subject('both', [before, before], [after, after]),
    by: 'group',
  });

  test.each<readonly [string, number, number, number, number, number | null]>([
    // Fell by 9 as listed, and 40 points more are left over after: up by 31 or down by 9.
    ['g:grew>30', 10, 1, 10, 50, 31],
    ['g:grew>31', 10, 1, 10, 50, null],
    ['g:shrank>8', 10, 1, 10, 50, 9],
    ['g:shrank>9', 10, 1, 10, 50, null],
    // As much is left over before: up by 9, or down by 31.
    ['g:shrank>30', 1, 10, 50, 10, 31],
    ['g:grew>8', 1, 10, 50, 10, 9],
    ['g:shift>30', 1, 10, 50, 10, 31],
    // Lists that leave over as much hide nothing of it, as far as anybody knows.
    ['g:grew>1', 10, 11, 10, 10.5, null],
    ['g:grew>1', 10, 11, 10, 11, null],
  ])('%s of %f and %f, %f and %f left over', (condition, before, after, restBefore, restAfter, hidden) => {
    const asked = asking(condition, { rest: restBefore }, { rest: restAfter });
    expect(blind(asked, group(before, after))).toEqual(hidden === null ? [] : [[2, 'f', hidden, 'cut']]);
  });

  test('what is left over after counts in the total before', () => {
    expect(blind(asking('g:grew>4', { rest: 10 }, { rest: 10 }, 1.5), group(3, 2))).toEqual([[2, 'f', 5, 'cut']]);
  });
});

describe('a row that both lists hold', () => {
  const grown = subject('both', [10, 10], [13, 13]);
  const usual = (isAbove: boolean): Known => ({ usual: { isAbove, smallest: points(4) } });
  const certain = (isSignificant: boolean, smallest: number): Known => ({
    certainty: { q: 0.01, isSignificant, low: 0, high: 0, smallest: points(smallest) },
  });

  test.each<readonly [string, Known, unknown]>([
    ['grew>2.9', {}, null],
    // The usual noise explains what the figures show.
    ['grew>2.9', usual(false), [4, 'noise']],
    ['grew>3', usual(false), null],
    ['grew', usual(false), null],
    ['grew>2.9', usual(true), null],
    ['shrank>1', usual(false), null],
    // Too rare to be judged where others were.
    ['grew>2.9', { isRare: true }, [null, 'rare']],
    ['grew>3', { isRare: true }, null],
    ['f:grew', { isRare: true }, [null, 'rare']],
    ['grew', { isRare: true }, null],
    // Tested: what would have been seen decides, save where it certainly went the other way.
    ['grew>4', certain(false, 5), [5, 'noise']],
    ['grew>5', certain(false, 5), null],
    ['grew', certain(false, 5), null],
    ['shrank>4', certain(true, 5), null],
    ['shrank>4', certain(false, 5), [5, 'noise']],
    ['grew>4', certain(true, 5), [5, 'noise']],
  ])('%s %j', (condition, known, expected) => {
    expect(blind(asking(condition), grown, known)).toEqual(expected === null ? [] : [[2, 'f', ...(expected as [])]]);
  });

  test('one that did not move went no other way', () => {
    expect(blind(asking('shrank>4'), subject('both', [10, 10], [10, 10]), certain(true, 5))).toHaveLength(1);
  });
});

describe('rows that no list holds', () => {
  test.each<readonly [string, List, List, number | null]>([
    ['grew>1.9', {}, { floor: 2 }, 2],
    ['grew>2', {}, { floor: 2 }, null],
    ['grew>1.9', { floor: 2 }, { floor: 1 }, null],
    ['shrank>1.9', { floor: 2 }, { floor: 1 }, 2],
    ['shrank>1.9', { floor: 1 }, { floor: 2 }, null],
    ['shift>1.9', { floor: 2 }, { floor: 1 }, 2],
    ['shift>1.9', { floor: 1 }, { floor: 2 }, 2],
    ['grew', {}, { floor: 2 }, null],
    // What is left over, where that is less, or where nothing else bounds them.
    ['grew>1', {}, { floor: 9, rest: 2 }, 2],
    ['grew>1', {}, { floor: 2, rest: 40, cut: 'picked' }, 40],
    ['grew>1', {}, { floor: null, rest: 40 }, 40],
    ['grew>1', {}, { floor: 2, rest: 40, cut: 'none' }, null],
  ])('%s, before %j, after %j', (condition, before, after, room) => {
    const found = unlisted(asking(condition, before, after));
    expect(found).toEqual(room === null ? [] : [{ comparison: 2, name: null, smallest: points(room), why: 'cut' }]);
  });

  test('count in the total before', () => {
    expect(unlisted(asking('grew>2', {}, { floor: 2 }, 1.5))).toMatchObject([{ smallest: points(3) }]);
  });
});

describe('by what is looked', () => {
  test.each([
    [{ cost: { before: 100, after: 150 } }, { on: 'cost', factor: 1.5, low: 1.5, high: 1.5 }],
    [{}, { on: 'share', factor: 1, low: 1, high: 1 }],
    [
      { composition: { factor: 2, low: 1, high: 3, method: 'shares' } },
      { on: 'corrected', factor: 2, low: 1, high: 3 },
    ],
    [{ composition: { factor: 2, low: 1, high: 3, method: 'runs' } }, { on: 'corrected', factor: 2, low: 2, high: 2 }],
  ])('%j', (known, scale) => {
    expect(scaleOf({ cost: null, composition: null, ...known } as unknown as Comparison)).toEqual(scale);
  });

  test('the ends of a figure are those of the factor, rounded outwards', () => {
    const {
      low,
      high,
      points: middle,
    } = figureOf(subject('both', [9.99, 10.01], [12.99, 13.01]), {
      on: 'corrected',
      factor: 2,
      low: 1.5,
      high: 2.5,
    });
    // 12.99 x 1.5 - 10.01 = 9.475 and 13.01 x 2.5 - 9.99 = 22.535.
    expect([low, middle, high]).toEqual([points(9.47), points(16), points(22.54)]);
  });

  test('a figure that ends at nothing ends at nothing', () => {
    // Up to -0.004 points, outwards to 0 and not below it.
    const { high } = figureOf(subject('both', [10, 10], [9.9, 9.996]), { on: 'share', factor: 1, low: 1, high: 1 });
    expect(Object.is(high, 0)).toBe(true);
  });
});
