/** What a gate makes of comparisons that were made by hand. */
import { describe, expect, test } from 'vitest';
import { parseCondition } from '../../lib/gate/condition.ts';
import { judgeGate } from '../../lib/gate/judge-gate.ts';
import type { Comparison } from '../../lib/model/comparison.ts';
import type { GateCondition, GateResult } from '../../lib/model/gate.ts';
import type { NoiseBasis, Testing } from '../../lib/model/judgement.ts';
import { comparison, group, type Known, shift, ticks } from './hand.ts';

function gate(text: string, ...comparisons: readonly Comparison[]): GateResult {
  const condition = parseCondition(text);
  const [result] = condition === null ? [] : judgeGate(comparisons, [condition]);
  if (result === undefined) throw new Error(text);
  return result;
}

const TESTING: Testing = {
  alpha: 0.05,
  family: 2,
  totals: { before: [1000, 1000], after: [1000, 1000] },
  prior: { dispersion: 1, df: 8 },
  reference: null,
};
const tested = (q: number, low: number, high: number): Known => ({
  test: { q },
  interval: { low: ticks(low), high: ticks(high), level: 0.95 },
});
const names = ({ findings }: GateResult): readonly string[] => findings.map(({ name }) => name);

describe('repeated runs', () => {
  const rows = [
    shift('grown', 10, 15, tested(0.001, 4, 6)),
    shift('maybe', 10, 13, tested(0.2, -1, 7)),
    shift('fell', 20, 12, tested(0.001, -9, -7)),
    shift('less', 20, 18, tested(0.04, -3, -1)),
    shift('rare', 0.2, 0.3, { reason: 'few-samples' }),
  ];
  const of = comparison(rows, { testing: TESTING });

  test.each([
    ['grew', 'met', ['grown']],
    ['shift', 'met', ['fell', 'grown', 'less']],
    ['shrank', 'met', ['fell', 'less']],
    ['shrank>2', 'underpowered', ['fell']],
    ['grew>5', 'underpowered', []],
    ['grown:grew>4.99', 'met', ['grown']],
    ['grown:grew>5', 'not-met', []],
    ['grown:shrank', 'not-met', []],
    ['maybe:grew', 'not-met', []],
  ])('%s is %s by %j', (condition, outcome, found) => {
    const result = gate(condition, of);
    expect([result.outcome, names(result)]).toEqual([outcome, found]);
    expect(result.met).toBe(found.length > 0);
  });

  test('the interval of the test stands with what it found', () => {
    expect(gate('grew', of).findings[0]).toEqual({
      comparison: 1,
      by: 'symbol',
      name: 'grown',
      on: 'share',
      points: 5e6,
      low: 4e6,
      high: 6e6,
      q: 0.001,
      noise: null,
    });
    const zero = comparison([shift('z', 10, 15, tested(0.001, 0, 6)), shift('y', 10, 5, tested(0.001, -6, 0))], {
      testing: TESTING,
    });
    expect(gate('shift', zero).findings.map(({ low, high }) => [low, high])).toEqual([
      [0, 6e6],
      [-6e6, 0],
    ]);
  });

  test('the largest that does not meet it is named, of those that went that way and could be judged', () => {
    const more = comparison(
      [shift('small', 10, 11, tested(0.3, -1, 3)), ...rows, shift('still', 1, 1, tested(1, -1, 1))],
      { testing: TESTING },
    );
    expect(gate('grew', more).nearest?.name).toBe('maybe');
    // Fell by two, which is significant and not above the threshold.
    expect(gate('shrank>2', more).nearest?.name).toBe('less');
    expect(gate('rare:grew', more).nearest).toBeNull();
    expect(gate('still:grew', more).nearest).toBeNull();
    expect(gate('still:shift', more).nearest).toBeNull();
  });

  test('the smallest that would have been seen is that of the worst', () => {
    // Half an interval is t(0.05) = 2.2281 errors, and 3.9173 of them are seen among four.
    expect(gate('grew', of).smallest).toBeCloseTo((4 / 2.228139) * 3.917301 * 1e6, -2);
    expect(gate('grown:grew', of).smallest).toBeCloseTo((1 / 2.228139) * 3.917301 * 1e6, -2);
    expect(gate('rare:grew', of).smallest).toBeNull();
    const [left, right] = [comparison([rows[0] ?? shift('', 0, 0)], { testing: TESTING }), of];
    expect(gate('grew', left, right).smallest).toBe(gate('grew', right).smallest);
    expect(gate('grew', right, left).smallest).toBe(gate('grew', right).smallest);
  });

  test('what they are too few for is told, whatever else meets it', () => {
    const blind = (condition: string) => gate(condition, of).blind.map(({ name, why }) => [name, why]);
    // fell and less are seen to have gone the other way; 4 points are 7.03 that would have been seen.
    expect(blind('grew>1')).toEqual([['maybe', 'noise']]);
    expect(blind('grew>7')).toEqual([['maybe', 'noise']]);
    expect(blind('grew>7.1')).toEqual([]);
  });
});

describe('several comparisons', () => {
  const one = comparison([shift('a', 10, 12), shift('b', 10, 14)]);
  const two = comparison([shift('a', 10, 13), shift('c', null, 15), shift('d', 15, null)]);

  test('are told apart by their place, and their findings stand the largest first', () => {
    // c has at most 1 before, d at most 1 after: 14 points for certain.
    const told = gate('shift', one, two).findings.map(({ comparison: place, name, points, low, high }) => [
      place,
      name,
      points,
      low / 1e6,
      high / 1e6,
    ]);
    expect(told).toEqual([
      [2, 'c', null, 14, 15],
      [2, 'd', null, -15, -14],
      [1, 'b', 4e6, 4, 4],
      [2, 'a', 3e6, 3, 3],
      [1, 'a', 2e6, 2, 2],
    ]);
  });

  test('a bounded one counts as much as is certain of it', () => {
    const known = comparison([shift('e', 0, 14.5), shift('f', 14.2, 0)]);
    expect(names(gate('shift', two, known))).toEqual(['e', 'f', 'c', 'd', 'a']);
  });

  test('each has to hold what is asked about', () => {
    expect(gate('b:grew', one).outcome).toBe('met');
    expect(gate('b:grew', one, two).outcome).toBe('missing');
    expect(gate('b:grew', two, one).met).toBe(true);
    expect(gate('grew', comparison([]), one).outcome).toBe('met');
    expect(gate('grew', comparison([])).outcome).toBe('not-met');
    expect(gate('nobody:grew', comparison([])).outcome).toBe('missing');
  });

  test('the nearest is the largest of all', () => {
    expect(gate('grew>10', one, two).nearest).toMatchObject({ comparison: 1, name: 'b' });
    expect(gate('a:grew>10', one, two).nearest).toMatchObject({ comparison: 2, name: 'a' });
    expect(gate('a:grew>10', two, one).nearest).toMatchObject({ comparison: 1, name: 'a' });
    expect(gate('shrank>20', one, two).nearest).toMatchObject({ name: 'd', points: null });
    expect(gate('a:shrank', one, two).nearest).toBeNull();
  });

  test('what each is looked at by is named once', () => {
    const corrected = comparison([shift('a', 10, 12)], {
      composition: { factor: 1, low: 1, high: 1, method: 'shares' },
    });
    expect(gate('grew', one, corrected, two).on).toEqual(['share', 'corrected']);
  });

  test('what a list may hide does not unsay what is certain, and stands the worst first', () => {
    const hide = (floor: number) => ({ cut: 'size' as const, floorTicks: ticks(floor), restTicks: ticks(30) });
    const cut = (floor: number, ...rows: Parameters<typeof comparison>[0]) =>
      comparison(rows, {}, { before: hide(floor), after: hide(floor) });
    const [few, many] = [cut(2, shift('a', 10, 10)), cut(3, shift('a', 10, 10))];
    expect(gate('grew>1', few, many).blind.map(({ comparison: place, smallest }) => [place, smallest])).toEqual([
      [2, 3e6],
      [1, 2e6],
    ]);
    expect(gate('grew>1', many, few).blind.map(({ comparison: place }) => place)).toEqual([1, 2]);
    expect(gate('grew>1', few).outcome).toBe('underpowered');
    expect(gate('grew>1', cut(2, shift('a', 10, 12))).outcome).toBe('met');
    // A name asks about nothing that no list holds.
    expect(gate('a:grew>1', few).blind).toEqual([]);
  });
});

describe('single runs', () => {
  const noise = { alpha: 0.05, df: 10, family: 3, samples: { before: { low: 100 }, after: { low: 100 } } };
  const held = (verdict: 'above' | 'within'): Known => ({
    noise: { verdict, chance: { low: 0, high: 0 }, interval: { low: 0, high: ticks(2), level: 0.95 } },
  });
  const of = comparison(
    [shift('above', 10, 15, held('above')), shift('within', 10, 13, held('within')), shift('rare', 0.1, 9)],
    { noise: noise as unknown as NoiseBasis },
  );

  test('meet what the figures guarantee where it is above the usual noise', () => {
    const result = gate('grew', of);
    expect(result.findings.map(({ name, noise: found, q }) => [name, found, q])).toEqual([['above', 'above', null]]);
    expect(result.nearest).toMatchObject({ name: 'within', noise: 'within', q: null });
    expect(gate('above:grew>4.99', of).outcome).toBe('met');
    expect(gate('above:grew>5', of).outcome).toBe('not-met');
    expect(gate('within:grew>2.99', of).outcome).toBe('underpowered');
    expect(gate('within:grew>3', of).outcome).toBe('not-met');
  });

  test('held against noise of one’s own are certain, and not called above or within', () => {
    const [result] = judgeGate([of], [parseCondition('grew') as GateCondition], { ownNoise: true });
    expect(result?.findings.map(({ name, noise: found, q }) => [name, found, q])).toEqual([
      ['above', null, 0],
      ['within', null, 0],
    ]);
  });

  test('know nothing of what is too rare', () => {
    expect(gate('rare:grew', of).blind).toEqual([{ comparison: 1, name: 'rare', smallest: null, why: 'rare' }]);
    expect(gate('rare:grew>9', of).outcome).toBe('not-met');
    // A group has no verdict of its own and is no rare row.
    const groups = [group('group', 'g', 10, 12)];
    expect(gate('g:grew>1', comparison([], { groups, noise: noise as unknown as NoiseBasis })).blind).toMatchObject([
      { name: 'g', why: 'noise' },
    ]);
  });

  test('of shares alone go by what the figures guarantee', () => {
    const plain = comparison([shift('a', 10, 15), shift('b', 10, 10)]);
    expect(gate('grew>4.99', plain).findings.map(({ noise: found, q }) => [found, q])).toEqual([[null, null]]);
    expect(gate('grew>5', plain).outcome).toBe('not-met');
    expect(gate('b:grew', plain).outcome).toBe('not-met');
    expect(gate('b:shift', plain).outcome).toBe('not-met');
  });
});
