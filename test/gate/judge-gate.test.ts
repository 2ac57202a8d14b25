import { describe, expect, test } from 'vitest';
import { parseCondition } from '../../lib/gate/condition.ts';
import { type GateOptions, judgeGate } from '../../lib/gate/judge-gate.ts';
import { isUnread } from '../../lib/gate/unread.ts';
import { diagnostic } from '../../lib/model/diagnostic.ts';
import type { GateResult } from '../../lib/model/gate.ts';
import type { CompareRequest } from '../../lib/pipeline/compare-all.ts';
import { compareAll } from '../../lib/pipeline/compare-all.ts';
import { readProfiles } from '../../lib/pipeline/find-profiles.ts';

/** Rows as `share samples symbol`. */
function reportOf(rows: readonly (readonly [string, number])[]): string {
  const total = rows.reduce((sum, [, samples]) => sum + samples, 0);
  return [
    `# Samples: ${total}  of event 'cpu-clock'`,
    '# Overhead  Samples  Shared Object  Symbol',
    ...rows.map(([symbol, samples]) => `${((samples / total) * 100).toFixed(2)}%  ${samples}  prog  [.] ${symbol}`),
  ].join('\n');
}

function profileOf(text: string, name: string) {
  const [profile] = readProfiles(text, name).profiles;
  if (profile === undefined) throw new Error(`no profile in\n${text}`);
  return profile;
}

type Rows = readonly (readonly [string, number])[];

async function gate(
  condition: string,
  before: readonly string[],
  after: readonly string[],
  request: CompareRequest = {},
  options: GateOptions = {},
): Promise<GateResult> {
  const runs = {
    before: before.map((text, at) => profileOf(text, `b${at}`)),
    after: after.map((text, at) => profileOf(text, `a${at}`)),
  };
  const [first, second] = [runs.before[0], runs.after[0]];
  const parsed = parseCondition(condition);
  if (first === undefined || second === undefined || parsed === null) throw new Error('nothing to judge');
  const pair = { before: first, after: second };
  const chosen = before.length + after.length > 2 ? { ...pair, runs } : pair;
  const [result] = judgeGate(await compareAll([chosen], request), [parsed], options);
  if (result === undefined) throw new Error('no result');
  return result;
}

/** Three runs of a condition, a count more or less apart. */
const runsOf = (rows: Rows): readonly string[] =>
  [-1, 0, 1].map((step) => reportOf(rows.map(([symbol, count], at) => [symbol, count + step * ((at % 2) * 2 - 1)])));

const BASE: Rows = [
  ['parse', 4000],
  ['lookup', 3000],
  ['checksum', 2000],
  ['count', 1000],
];
/** `lookup` costs twice as much: 3000 more, so that the total is 1.3 times as large and all else has a smaller share. */
const DEARER: Rows = [
  ['parse', 3077],
  ['lookup', 4615],
  ['checksum', 1538],
  ['count', 770],
];
const plain = (...rows: readonly string[]): string =>
  rows.map((row) => row.replace(/^(\S+) (.*)$/, '$1% [kernel] [k] $2')).join('\n');

describe('where noise can be told', () => {
  test('what doubled is a growth by its own share before, at equal cost', async () => {
    const { outcome, findings, on } = await gate('grew>5', runsOf(BASE), runsOf(DEARER));
    expect([outcome, on]).toEqual(['met', ['corrected']]);
    expect(findings.map(({ name }) => name)).toEqual(['lookup']);
    // By hand: 46.15 x 1.3 - 30 = 30.
    expect((findings[0]?.points ?? 0) / 1e6).toBeCloseTo(30, 0);
  });

  test('a share that fell only because another grew trips nothing', async () => {
    const { outcome, nearest } = await gate('parse:shrank>5', runsOf(BASE), runsOf(DEARER));
    expect(outcome).toBe('not-met');
    expect(Math.abs((nearest?.points ?? 0) / 1e6)).toBeLessThan(1);
  });

  test('a threshold below what the runs could show is underpowered, whatever else is met', async () => {
    const { outcome, met, blind } = await gate('grew>0.1', runsOf(BASE), runsOf(DEARER));
    expect([outcome, met]).toEqual(['underpowered', true]);
    expect(blind[0]?.why).toBe('noise');
    expect((blind[0]?.smallest ?? 0) / 1e6).toBeGreaterThan(0.1);
  });

  test('without a threshold what is significant counts, and nothing else', async () => {
    expect((await gate('grew', runsOf(BASE), runsOf(DEARER))).findings.map(({ name }) => name)).toEqual(['lookup']);
    expect((await gate('shift', runsOf(BASE), runsOf(BASE))).outcome).toBe('not-met');
  });

  test('a row too rare to be tested is nothing that a gate on it could have seen', async () => {
    const rare = (count: number): readonly string[] => runsOf([...BASE, ['even', 0], ['rare', count]]);
    expect((await gate('rare:grew', rare(1), rare(3))).blind.map(({ why }) => why)).toEqual(['rare']);
    expect((await gate('rare:grew>1', rare(1), rare(3))).outcome).toBe('not-met');
  });

  test('a group is tested as the sum of its symbols', async () => {
    const groups = [{ name: 'routing', pattern: /^(?:lookup|count)$/u }];
    const result = await gate('routing:grew>5', runsOf(BASE), runsOf(DEARER), { groups });
    expect([result.outcome, result.findings[0]?.by]).toEqual(['met', 'group']);
    expect((result.findings[0]?.points ?? 0) / 1e6).toBeCloseTo(30, 0);
  });

  test('a group of the name wins over a symbol of it', async () => {
    const groups = [{ name: 'lookup', pattern: /^parse$/u }];
    const { outcome } = await gate('lookup:grew>5', runsOf(BASE), runsOf(DEARER), { groups });
    expect(outcome).toBe('not-met');
  });
});

describe('where rates are known', () => {
  test('the cost of a unit counts: all that became dearer alike grew, though no share moved', async () => {
    const cost = { rate: { before: 1000, after: 800 } };
    const result = await gate('lookup:grew>5', runsOf(BASE), runsOf(BASE), { cost });
    expect([result.outcome, result.on]).toEqual(['met', ['cost']]);
    // By hand: 30 x 1000 / 800 - 30.
    expect((result.findings[0]?.points ?? 0) / 1e6).toBeCloseTo(7.5, 1);
  });

  test('single runs go by what their figures guarantee', async () => {
    const [before, after] = [plain('60.00 a', '40.00 b'), plain('50.00 a', '50.00 b')];
    const cost = { rate: { before: 1000, after: 1000 } };
    expect((await gate('grew>9.98', [before], [after], { cost })).outcome).toBe('met');
    expect((await gate('grew>9.99', [before], [after], { cost })).outcome).toBe('not-met');
  });
});

describe('where noise cannot be told', () => {
  const before = plain('50.00 a', '40.00 b', '1.00 c', '0.50 d');
  const after = plain('48.00 a', '40.00 b', '3.00 e', '0.50 d');

  test('a row that is not listed grew at least by what its bound leaves', async () => {
    // 3.00 and at most 0.505 before: 2.49 is certain, 2.50 is not.
    expect((await gate('grew>2.48', [before], [after])).outcome).toBe('met');
    const { outcome, findings } = await gate('e:grew>2.49', [before], [after]);
    expect([outcome, findings]).toEqual(['not-met', []]);
  });

  test('a threshold below the end of the lists could not have been seen, unless something meets it', async () => {
    const same = plain('50.00 a', '40.00 b', '1.00 c', '0.50 d');
    const { outcome, blind } = await gate('grew>0.4', [before], [same]);
    expect([outcome, blind.map(({ why, name }) => [why, name])]).toEqual(['underpowered', [['cut', null]]]);
    expect((await gate('grew>0.6', [before], [same])).outcome).toBe('not-met');
    expect((await gate('grew>0.4', [before], [after])).outcome).toBe('met');
  });

  test('a name on neither side is missing, with a threshold or without', async () => {
    expect((await gate('nobody:grew', [before], [after])).outcome).toBe('missing');
    expect((await gate('nobody:shift>99', [before], [after])).outcome).toBe('missing');
  });

  test('no comparison is nothing to pass', () => {
    const condition = parseCondition('grew');
    if (condition === null) throw new Error('no condition');
    expect(judgeGate([], [condition])[0]?.outcome).toBe('missing');
  });
});

describe('single runs with counts', () => {
  const before = reportOf(BASE);
  const after = reportOf(BASE.map(([symbol, count]) => [symbol, symbol === 'count' ? count + 30 : count - 10]));

  const steady = { cost: { rate: { before: 1000, after: 1000 } } };

  test('go by the figures where the shift is above the usual noise, and it is not called significant', async () => {
    const more = reportOf(BASE.map(([symbol, count]) => [symbol, symbol === 'count' ? count + 900 : count - 300]));
    const { outcome, findings } = await gate('count:grew', [before], [more]);
    expect([outcome, findings.map(({ q, noise }) => [q, noise])]).toEqual(['met', [[null, 'above']]]);
    // 1000 of 10000 before and 1900 of 10000 after, held against what did not change: more than 9.00 points.
    expect((await gate('count:grew>8', [before], [more])).outcome).toBe('met');
  });

  test('meet nothing that runs of one condition show as well', async () => {
    expect((await gate('count:grew', [before], [after])).outcome).toBe('not-met');
    expect((await gate('shift', [before], [after])).outcome).toBe('not-met');
  });

  test('cannot tell of a threshold that their figures exceed and the noise explains', async () => {
    // 30 of 10000 more, by hand: 0.30 points, and counts of 1000 alone scatter by 32.
    const { outcome, blind } = await gate('count:grew>0.2', [before], [after], steady);
    expect([outcome, blind.map(({ name, why }) => [name, why])]).toEqual(['underpowered', [['count', 'noise']]]);
    expect((blind[0]?.smallest ?? 0) / 1e6).toBeGreaterThan(0.3);
    expect((await gate('count:grew>0.4', [before], [after], steady)).outcome).toBe('not-met');
  });

  test('hold a group against the noise of its sum', async () => {
    const groups = [{ name: 'both', pattern: /^(?:lookup|count)$/u }];
    expect((await gate('both:grew', [before], [after], { groups })).outcome).toBe('not-met');
    expect((await gate('both:grew>0.1', [before], [after], { groups, ...steady })).outcome).toBe('underpowered');
    const more = reportOf(BASE.map(([symbol, count]) => [symbol, symbol === 'count' ? count * 3 : count]));
    expect((await gate('both:grew>5', [before], [more], { groups })).outcome).toBe('met');
  });

  test('know nothing of a row of too few samples', async () => {
    const rare = (count: number): string => reportOf([...BASE, ['rare', count]]);
    expect((await gate('rare:grew', [rare(1)], [rare(2)])).blind.map(({ why }) => why)).toEqual(['rare']);
    expect((await gate('grew', [rare(1)], [rare(2)])).outcome).toBe('not-met');
  });

  test('go by the noise of runs of one’s own where it is given', async () => {
    const noise = { dispersion: 1.5, df: 30, samplesPerRun: 10_000, from: 'own.json' };
    const own = await gate('count:grew', [before], [after], { noise }, { ownNoise: true });
    expect(own.outcome).toBe('not-met');
    const floor = await gate('count:grew>0.1', [before], [after], { noise }, { ownNoise: true });
    expect(floor.outcome).toBe('underpowered');
  });
});

test('what was not read is told from what was only doubted', () => {
  expect(isUnread(diagnostic('bad-row', ''))).toBe(true);
  expect(isUnread(diagnostic('passed-over', ''))).toBe(true);
  expect(isUnread(diagnostic('assumed-order', ''))).toBe(false);
});
