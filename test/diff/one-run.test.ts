/**
 * What single runs say. The probabilities were reckoned with scipy: twice t.sf of the root of the binomial deviance over the
 * dispersion, false_discovery_control over the rows; the intervals by Newcombe's method 10 with the limits spread by it.
 */
import { describe, expect, test } from 'vitest';
import { NO_FACTS, type Profile } from '../../lib/model/profile.ts';
import { type Counts, type Judged, judged, NOISE, runsOf } from './runs.ts';
import { tableOf } from './table.ts';

const rows = (...lines: readonly string[]): readonly string[] => lines.map((line) => line.replace(' ', ' app [.] '));
const withSamples = (low: number, high: number, ...lines: readonly string[]): Profile =>
  tableOf(rows(...lines), { facts: { ...NO_FACTS, samples: { low, high } } });
const chances = ({ verdict }: Judged, symbol: string) => {
  const { noise } = verdict(symbol);
  return [noise?.verdict, noise?.chance.low, noise?.chance.high];
};

describe('of single runs a shift is', () => {
  const before = withSamples(1000, 1000, '60.00 a', '20.00 b');
  const after = withSamples(1000, 1000, '50.00 a', '30.00 c');
  const near = (value: number) => expect.closeTo(value, 6);

  test('above the usual noise, or unclear where a bound leaves it open', () => {
    const seen = judged([before], [after], { noise: NOISE });
    // b: 20.00 and at most 20.01, so nothing at the least and all of it at the most. c: at most 20.005, and 30.00.
    expect(chances(seen, 'a')).toEqual(['above', near(0.004295), near(0.0064425)]);
    expect(chances(seen, 'b')).toEqual(['unclear', near(9.29e-8), near(1)]);
    expect(chances(seen, 'c')).toEqual(['above', near(2.1e-8), near(0.0052713)]);
    expect(seen.verdict('a').noise?.interval).toEqual({
      low: expect.closeTo(-15_967_265, -1),
      high: expect.closeTo(-3_929_266, -1),
      level: 0.95,
    });
    expect(seen.verdict('c').noise?.interval).toMatchObject({
      low: expect.closeTo(4_717_057, -1),
      high: expect.closeTo(15_203_797, -1),
    });
    expect(seen.verdict('a')).toMatchObject({ test: null, reason: 'one-run', interval: null });
    // The error of b after is that of as much as it had before: sqrt(1.5 · 0.2 · 0.8 / 1000).
    expect(seen.verdict('b').errors?.after).toBeCloseTo(Math.sqrt((1.5 * 0.2 * 0.8) / 1000), 12);
    expect([seen.said.proveMoves([], []), seen.said.testing]).toEqual([[], null]);
    // What is just as likely as the level is not less likely.
    const { chance } = seen.verdict('a').noise ?? { chance: { low: 0, high: 0 } };
    expect(chances(judged([before], [after], { noise: NOISE, alpha: chance.high }), 'a')[0]).toBe('unclear');
    expect(chances(judged([before], [after], { noise: NOISE, alpha: chance.low }), 'a')[0]).toBe('within');
  });

  test('within it where not even the largest is less likely than the level', () => {
    const seen = judged([before], [after], { noise: NOISE, alpha: 0.001 });
    expect([chances(seen, 'a')[0], chances(seen, 'b')[0], chances(seen, 'c')[0]]).toEqual([
      'within',
      'unclear',
      'unclear',
    ]);
    expect(seen.verdict('a').noise?.interval.level).toBe(0.999);
  });

  test('unclear where it depends on how many samples there were', () => {
    // 500 samples have a dispersion of 1.25 and p = 0.0174, 2000 one of 2 and p = 0.00115.
    const count = (low: number, high: number): Judged =>
      judged([withSamples(low, high, '60.00 a', '40.00 b')], [withSamples(low, high, '50.00 a', '50.00 b')], {
        noise: NOISE,
        alpha: 0.01,
      });
    const seen = count(500, 2000);
    expect(chances(seen, 'a')).toEqual(['unclear', near(0.0011455), near(0.0173934)]);
    expect(chances(count(500, 500), 'a')).toEqual(['within', near(0.0173934), near(0.0173934)]);
    expect(chances(count(2000, 2000), 'a')).toEqual(['above', near(0.0011455), near(0.0011455)]);
    expect(seen.comparison.noise).toEqual({
      from: 'elsewhere',
      dispersion: 1.5,
      df: 10,
      samplesPerRun: 1000,
      alpha: 0.01,
      family: 2,
      samples: { before: { low: 500, high: 2000 }, after: { low: 500, high: 2000 } },
      decayed: false,
    });
    // The interval is that of the fewest samples.
    const five = judged(
      [withSamples(500, 2000, '60.00 a', '40.00 b')],
      [withSamples(500, 2000, '50.00 a', '50.00 b')],
      {
        noise: NOISE,
      },
    );
    expect(five.verdict('a').noise?.interval).toMatchObject({
      low: expect.closeTo(-17_666_197, -1),
      high: expect.closeTo(-2_162_196, -1),
    });
  });

  test('unclear where the bound leaves room for more than the other side has', () => {
    const shown = withSamples(1000, 1000, '60.00 a', '20.00 b', '1.00 small');
    const seen = judged([withSamples(1000, 1000, '60.00 a', '20.00 b')], [shown], { noise: NOISE });
    // At most 20.005 before: as much as after at the least, and 200 of 1,000 against 10 at the most.
    expect(chances(seen, 'small')).toEqual(['unclear', expect.closeTo(0, 5), near(1)]);
  });

  test('as unlikely as its nearest end says where the farthest has too few samples', () => {
    // 6.05 and 7 samples are tested, 0 and 7 are not.
    const left = withSamples(1000, 1000, '60.00 a', '30.00 b', '0.60 end');
    const right = withSamples(1000, 1000, '60.00 a', '30.00 b', '0.70 c', '0.60 end');
    expect(judged([left], [right], { noise: NOISE }).verdict('c').noise).toMatchObject({
      verdict: 'within',
      chance: { low: 1 },
    });
  });

  test('not told where one side has no counts, or only some of its rows', () => {
    const bare = tableOf(rows('50.00 a', '30.00 c'));
    for (const seen of [judged([before], [bare], { noise: NOISE }), judged([bare], [before], { noise: NOISE })])
      expect([seen.comparison.noise, seen.verdict('a').noise]).toEqual([null, null]);
    // A list that is cut has more samples than it counts.
    const counted = { ...bare, entries: bare.entries.map((entry) => ({ ...entry, samples: 400 })) };
    for (const seen of [judged([before], [counted], { noise: NOISE }), judged([counted], [before], { noise: NOISE })])
      expect(seen.comparison.noise).toBeNull();
  });

  test('unclear of a sum of which one name may be hidden', () => {
    const renames = [{ from: 'old', to: 'new' }];
    const left = withSamples(1000, 1000, '60.00 a', '15.00 old', '10.00 new');
    const right = withSamples(1000, 1000, '60.00 a', '17.00 new', '9.00 end');
    const seen = judged([left], [right], { noise: NOISE, renames });
    // 25.00 before; 17.00 and at most 9.00 more after.
    expect(chances(seen, 'new')).toEqual(['unclear', expect.closeTo(0.01, 1), near(1)]);
    const back = judged([right], [left], { noise: NOISE, renames });
    expect(chances(back, 'new')[0]).toBe('unclear');
  });

  test('not judged where the rows are too rare, and the family is without them', () => {
    const seen = judged(
      [withSamples(1000, 1000, '60.00 a', '39.70 b', '0.30 rare')],
      [withSamples(1000, 1000, '50.00 a', '49.50 b', '0.50 rare')],
      { noise: NOISE },
    );
    expect(seen.verdict('rare')).toMatchObject({ noise: null, errors: null, byComposition: false });
    expect(seen.comparison.noise?.family).toBe(2);
    // What counts too little for the least counts enough for the most.
    const more = judged(
      [withSamples(1000, 4000, '60.00 a', '39.70 b', '0.30 rare')],
      [withSamples(1000, 4000, '50.00 a', '49.50 b', '0.50 rare')],
      { noise: NOISE },
    );
    expect(more.verdict('rare').noise).toMatchObject({ verdict: 'within', chance: { high: 1 } });
    expect(more.comparison.noise?.family).toBe(3);
  });

  test('told by the samples themselves where both lists hold all of theirs', () => {
    // Printed 4.98, counted 500 of 10,000; p of 500 against 600 is 0.0297 at a dispersion of 1.5.
    const table = (share: string, samples: number): Profile => {
      const profile = tableOf(rows(`${(100 - Number(share)).toFixed(2)} rest`, `${share} a`));
      const counts = [10_000 - samples, samples];
      const entries = profile.entries.map((entry, at) => ({ ...entry, samples: counts[at] ?? 0 }));
      return { ...profile, entries };
    };
    const noise = { ...NOISE, samplesPerRun: 10_000 };
    const exact = judged([table('4.98', 500)], [table('6.00', 600)], { noise });
    expect(chances(exact, 'a')).toEqual(['above', near(0.0296611), near(0.0296611)]);
    expect(exact.verdict('a').errors).toEqual({
      // sqrt(1.5 p (1 - p) / N) of 0.05 and 0.06.
      before: expect.closeTo(Math.sqrt((1.5 * 0.05 * 0.95) / 10_000), 12),
      after: expect.closeTo(Math.sqrt((1.5 * 0.06 * 0.94) / 10_000), 12),
      critical: expect.closeTo(2.228139, 5),
      level: 0.95,
    });
    const stated = judged([table('4.98', 500)], [withSamples(10_000, 10_000, '94.00 rest', '6.00 a')], { noise });
    expect(stated.verdict('a').errors?.before).toBeCloseTo(Math.sqrt((1.5 * 0.0498 * 0.9502) / 10_000), 12);
  });

  test('held against as much noise as is known: without end where rows do not differ in it', () => {
    const seen = judged([before], [after], { noise: { ...NOISE, df: Number.POSITIVE_INFINITY } });
    expect(seen.comparison.noise?.df).toBeNull();
    expect(seen.verdict('a').errors?.critical).toBeCloseTo(1.959964, 5);
  });

  test('reckoned from the rate of perf top where its table tells nothing else', () => {
    // 1,000 interrupts a second are 2,000 in a refresh, and at most 15 times as many in the table.
    const top = (...lines: readonly string[]): Profile =>
      tableOf(rows(...lines), { format: 'perf-top', facts: { ...NO_FACTS, irqsPerSec: 1000 } });
    const [left, right] = [top('60.00 a', '40.00 b'), top('50.00 a', '50.00 b')];
    expect(judged([left], [right]).comparison.noise).toMatchObject({
      samples: { before: { low: 2000, high: 30_000 } },
      decayed: true,
    });
    const other = withSamples(1000, 1000, '50.00 a', '50.00 b');
    for (const seen of [judged([left], [other]), judged([other], [left])])
      expect(seen.comparison.noise?.decayed).toBe(true);
    const none = tableOf(rows('60.00 a', '40.00 b'), { format: 'perf-top', facts: { ...NO_FACTS, irqsPerSec: 0 } });
    expect(judged([none], [right]).comparison.noise).toBeNull();
  });
});

/** `lookup` costs twice as much of 10,000 samples: all else has a smaller share. */
const BEFORE: Counts = { parse: [4000], lookup: [3000], checksum: [2000], count: [1000] };
const AFTER: Counts = { parse: [3077], lookup: [4615], checksum: [1538], count: [770] };

describe('at equal cost', () => {
  test('what fell only because another grew is within the noise, and told', () => {
    const { said, comparison, verdict } = judged(runsOf(BEFORE), runsOf(AFTER));
    expect(comparison.composition?.factor).toBeCloseTo(1.3, 1);
    expect([comparison.composition?.method, said.testing, said.needed]).toEqual(['shares', null, null]);
    const told = Object.keys(BEFORE).map((name) => [verdict(name).noise?.verdict, verdict(name).byComposition]);
    expect(told).toEqual([
      ['within', true],
      ['above', false],
      ['within', true],
      ['within', true],
    ]);
    expect(verdict('parse').noise?.on).toBe('corrected');
  });

  test('what is within the noise as a share too did not move by the total', () => {
    const { verdict } = judged(
      runsOf(BEFORE),
      runsOf({ parse: [4010], lookup: [3020], checksum: [1980], count: [990] }),
    );
    expect(Object.keys(BEFORE).map((name) => [verdict(name).noise?.verdict, verdict(name).byComposition])).toEqual(
      Array.from({ length: 4 }, () => ['within', false]),
    );
  });

  test('a measured factor wins, and what the shares imply stays known', () => {
    const measured = { factor: 1, logError: 0.001 };
    const { said, verdict } = judged(runsOf(BEFORE), runsOf(AFTER), { measured });
    expect(said.composition).toBeNull();
    expect(said.implied?.factor).toBeCloseTo(1.3, 1);
    expect([verdict('parse').noise?.verdict, verdict('parse').noise?.on]).toEqual(['above', 'corrected']);
  });

  test('shares themselves are held against the noise where nothing tells the factor', () => {
    const { said, verdict } = judged(runsOf({ a: [6000], b: [4000] }), runsOf({ a: [5000], b: [5000] }));
    expect([said.composition, said.implied, verdict('a').noise?.on]).toEqual([null, null, 'share']);
    expect(verdict('a').byComposition).toBe(false);
  });

  test('a row that only one list holds is no witness of the factor', () => {
    // Of four rows as before one is gone; its bound, 10.00 as it was before, would agree with none of the others.
    const left = withSamples(10_000, 10_000, '40.00 parse', '30.00 lookup', '20.00 checksum', '5.00 count');
    const right = withSamples(10_000, 10_000, '36.00 parse', '27.00 lookup', '18.00 checksum', '14.00 fresh');
    expect(judged([left], [right]).comparison.composition?.factor).toBeCloseTo(1 / 0.9, 3);
  });
});
