import { describe, expect, test } from 'vitest';
import { checkComparable } from '../../lib/diff/comparable.ts';
import { type Facts, NO_FACTS, type Profile } from '../../lib/model/profile.ts';

/** A profile of which only the header matters. */
function headed(facts: Partial<Facts>, format = 'perf-report'): Profile {
  return {
    source: 'x',
    line: 1,
    endLine: 1,
    format,
    columns: [],
    facts: { ...NO_FACTS, ...facts },
    entries: [],
    elided: false,
    label: null,
    side: null,
    stated: null,
    stacks: null,
  };
}

const codes = (before: Profile, after: Profile): readonly string[] =>
  checkComparable(before, after).map(({ code }) => code);

describe('two profiles', () => {
  test.each<[string, string, readonly string[]]>([
    ['cycles', 'cycles', []],
    ['cycles', 'cpu-cycles', ['other-precision']],
    ['cycles', 'cycles:P', ['other-precision']],
    ['cycles:ppp', 'cycles:pp', ['other-precision']],
    ['cycles:k', 'cycles', ['event-differs']],
    ['cycles:u', 'cycles:k', ['event-differs']],
    ['cycles', 'cpu-clock', ['event-differs']],
    ['cycles', 'instructions', ['event-mismatch']],
    ['page-faults', 'context-switches', ['event-mismatch']],
    ['sched:sched_switch', 'sched:sched_wakeup', ['event-mismatch']],
  ])('of %s and %s', (before, after, expected) => {
    expect(codes(headed({ event: before }), headed({ event: after }))).toEqual(expected);
    expect(codes(headed({ event: after }), headed({ event: before }))).toEqual(expected);
  });

  test('without an event in a header are taken as they are', () => {
    expect(codes(headed({}), headed({ event: 'instructions' }))).toEqual([]);
  });

  test('sampled differently are noted', () => {
    expect(codes(headed({ frequency: 997 }), headed({ frequency: 4000 }))).toEqual(['sampling-differs']);
    expect(codes(headed({ frequency: 997 }), headed({ sampleEvery: 100_000 }))).toEqual(['sampling-differs']);
    expect(codes(headed({ frequency: 997 }), headed({ frequency: 997 }))).toEqual([]);
  });

  test('of perf top and perf report are a warning, in either order', () => {
    expect(codes(headed({}, 'perf-top'), headed({}))).toEqual(['mixed-tools']);
    expect(codes(headed({}), headed({}, 'perf-top'))).toEqual(['mixed-tools']);
    expect(codes(headed({}, 'perf-top'), headed({}, 'perf-rows'))).toEqual([]);
  });

  test('with counts that differ tenfold are noted, by what is certain of them', () => {
    const few = { samples: { low: 1000, high: 1999 } };
    expect(codes(headed(few), headed({ samples: { low: 19_990, high: 20_000 } }))).toEqual(['unlike-counts']);
    expect(codes(headed(few), headed({ samples: { low: 15_000, high: 15_999 } }))).toEqual([]);
  });

  test('of other kernels and of other lengths of time are noted', () => {
    expect(codes(headed({ kernel: '6.1.0' }), headed({ kernel: '6.12.1' }))).toEqual(['other-kernel']);
    expect(codes(headed({ kernel: '6.1.0' }), headed({ kernel: '6.1.0' }))).toEqual([]);
    expect(codes(headed({ durationSec: 5 }), headed({ durationSec: 10 }))).toEqual([]);
    expect(codes(headed({ durationSec: 5 }), headed({ durationSec: 10.1 }))).toEqual(['other-duration']);
  });
});
