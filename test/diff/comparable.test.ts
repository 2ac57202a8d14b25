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

describe('what is said of them, word by word', () => {
  const words = (before: Profile, after: Profile): readonly string[] =>
    checkComparable(before, after).map(
      ({ file, line, severity, code, message }) => `${file}:${line} ${severity} ${code}: ${message}`,
    );
  test.each<[Partial<Facts>, Partial<Facts>, readonly string[]]>([
    [
      { event: 'cycles' },
      { event: 'instructions' },
      [
        'x:1 error event-mismatch: event is "instructions", the side before counts "cycles"; shares of different events cannot be compared',
      ],
    ],
    [
      { event: 'cycles:pp' },
      { event: 'cycles' },
      [
        'x:1 note other-precision: event is "cycles", the side before counts "cycles:pp"; the same event, sampled more or less precisely',
      ],
    ],
    [
      { event: 'cycles' },
      { event: 'cpu-clock' },
      [
        'x:1 warning event-differs: event is "cpu-clock", the side before counts "cycles"; the shares have different bases',
      ],
    ],
    [
      { frequency: 997 },
      { sampleEvery: 100_000 },
      [
        'x:1 note sampling-differs: sampled at every 100000 events, the side before at 997 Hz; shares stay comparable, their noise differs',
      ],
    ],
    [
      { samples: { low: 10_000, high: 10_000 } },
      { samples: { low: 1000, high: 1000 } },
      [
        'x:1 note unlike-counts: 1000 samples, the side before has 10000: the recordings are not alike in length or load',
      ],
    ],
    [
      { kernel: '6.1.0', durationSec: 10 },
      { kernel: '6.2.0', durationSec: 21 },
      [
        'x:1 note other-kernel: recorded on kernel 6.2.0, the side before on 6.1.0',
        'x:1 note other-duration: the samples span 21 s, those before 10 s; what runs rarely weighs differently',
      ],
    ],
    [
      { kernel: '6.10.0' },
      { kernel: '6.9.1' },
      [
        'x:1 note other-kernel: recorded on kernel 6.9.1, the side before on 6.10.0',
        'x:1 warning older-after: recorded on kernel 6.9.1, older than 6.10.0 before; are the sides exchanged?',
      ],
    ],
  ])('%j and %j', (before, after, said) => {
    expect(words(headed(before), headed(after)).map((each) => each.replace(/ (?:note|warning|error) /, ' '))).toEqual(
      said.map((each) => each.replace(/ (?:note|warning|error) /, ' ')),
    );
  });

  test('nothing where only one side says it, and nothing of what is as good as equal', () => {
    const facts = {
      event: 'cycles',
      frequency: 997,
      samples: { low: 1, high: 1 },
      kernel: '6.1',
      durationSec: 1,
    } as const;
    expect(words(headed(facts), headed({}))).toEqual([]);
    expect(words(headed({}), headed(facts))).toEqual([]);
    expect(words(headed({ sampleEvery: 5 }), headed({}))).toEqual([]);
    expect(words(headed({ durationSec: 10 }), headed({ durationSec: 20 }))).toEqual([]);
    expect(words(headed({ durationSec: 20 }), headed({ durationSec: 10 }))).toEqual([]);
    expect(
      words(headed({ samples: { low: 9999, high: 9999 } }), headed({ samples: { low: 1000, high: 1000 } })),
    ).toEqual([]);
  });

  test('events by their names, whatever stands around them', () => {
    const differ = (before: string, after: string) => codes(headed({ event: before }), headed({ event: after }));
    expect(differ('cycles:uk', 'cycles:ku')).toEqual(['other-precision']);
    expect(differ('cpu-cycles', 'my-cpu-cycles')).toEqual(['event-mismatch']);
    expect(differ('cycles', 'cpu-cycles-ct')).toEqual(['event-mismatch']);
    expect(differ('a:b:u', 'a:b:k')).toEqual(['event-differs']);
  });

  test('of the tools', () => {
    expect(words(headed({}, 'perf-top'), headed({}))[0]).toContain(
      'perf-top before and perf-report after: perf top leaves idle symbols out of its shares; compare with --idle drop',
    );
  });
});
