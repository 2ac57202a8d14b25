import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseCondition } from '../../lib/gate/condition.ts';
import { judgeGate } from '../../lib/gate/judge-gate.ts';
import type { Comparison } from '../../lib/model/comparison.ts';
import type { GateOutcome } from '../../lib/model/gate.ts';
import type { Profile } from '../../lib/model/profile.ts';
import { compareAll } from '../../lib/pipeline/compare-all.ts';
import { readProfiles } from '../../lib/pipeline/find-profiles.ts';

const TEXT = readFileSync('docs/how-to/gate.md', 'utf8');
const REQUEST = {
  scope: { comm: ['xdp-trafficgen', 'ksoftirqd/0', 'ksoftirqd/1'], cpu: null, dso: null, domain: null },
  idle: 'drop' as const,
};
const RUNS = [0, 1, 2, 3, 4];

function profilesOf(side: string): readonly Profile[] {
  return RUNS.flatMap((run) => {
    const path = `samples/redirect-runs/${side}/${run + 1}.report.txt`;
    return readProfiles(readFileSync(path, 'utf8'), path).profiles;
  });
}

interface Splits {
  readonly single: Comparison[];
  readonly runs: Comparison[];
}

/** Every pair of runs of one condition, and every two of them against the other three. */
async function splits(): Promise<Splits> {
  const all: Splits = { single: [], runs: [] };
  for (const profiles of [profilesOf('before'), profilesOf('after')]) {
    const one = (run: number): Profile => profiles[run] ?? profilesOf('missing')[0] ?? raise();
    for (const a of RUNS) {
      for (const b of RUNS.filter((run) => run > a)) {
        const others = RUNS.filter((run) => run !== a && run !== b);
        const runs = { before: [one(a), one(b)], after: others.map(one) };
        all.single.push(...(await compareAll([{ before: one(a), after: one(b) }], REQUEST)));
        all.runs.push(...(await compareAll([{ before: one(a), after: one(others[0] ?? 0), runs }], REQUEST)));
      }
    }
  }
  return all;
}

function raise(): never {
  throw new Error('a run is missing');
}

function count(comparisons: readonly Comparison[], text: string, outcome: GateOutcome): number {
  const condition = parseCondition(text);
  if (condition === null) throw new Error(text);
  return comparisons.filter((comparison) => judgeGate([comparison], [condition])[0]?.outcome === outcome).length;
}

describe('the table of flaky gates', () => {
  let all: Splits;
  beforeAll(async () => {
    all = await splits();
  }, 60_000);

  test.each(['shift', 'shift>0.5', 'shift>1', 'shift>2', 'shift>3'])('%s', (condition) => {
    const { single, runs } = all;
    expect([single.length, runs.length]).toEqual([20, 20]);
    const cells = [
      `${count(single, condition, 'met')} of 20`,
      `${count(single, condition, 'underpowered')}`,
      `${count(runs, condition, 'met')} of 20`,
      `${count(runs, condition, 'underpowered')}`,
    ];
    expect(TEXT).toContain(`| \`${condition}\` | ${cells.join(' | ')} |`);
  });
});

test('the size from which on five runs a side show everything', async () => {
  const [before, after] = [profilesOf('before'), profilesOf('after')];
  const [first, second] = [before[0] ?? raise(), after[0] ?? raise()];
  const comparisons = await compareAll([{ before: first, after: second, runs: { before, after } }], REQUEST);
  const condition = parseCondition('grew>4') ?? raise();
  const smallest = (judgeGate(comparisons, [condition])[0]?.smallest ?? 0) / 1e6;
  expect(TEXT.replace(/\s+/g, ' ')).toContain(`the gate's own figure for five runs is ${smallest.toFixed(2)} points`);
});

test('a name that the document suggests is one of the sample', () => {
  expect(profilesOf('before')[0]?.entries.some(({ symbol }) => symbol === 'net_rx_action')).toBe(true);
});
