import { expect, test } from 'vitest';
import { runSamples } from '../../lib/diff/run-samples.ts';
import { type Facts, NO_FACTS, type Profile } from '../../lib/model/profile.ts';
import { normalizeProfile } from '../../lib/symbols/merge.ts';
import { tableOf } from './table.ts';

const side = (samples: readonly (number | null)[], facts: Partial<Facts> = {}, changes: Partial<Profile> = {}) => {
  const table = tableOf(['60.00 app [.] a', '40.00 app [.] b'], { facts: { ...NO_FACTS, ...facts }, ...changes });
  const entries = table.entries.map((entry, at) => ({ ...entry, samples: samples[at] ?? null }));
  return normalizeProfile({ ...table, entries });
};
const header = { samples: { low: 2000, high: 2999 } };
const stated = { low: 2000, high: 2999, exact: false, decayed: false };
const exact = { low: 1500, high: 1500, exact: true, decayed: false };
const top = { format: 'perf-top' };

test.each<[string, ReturnType<typeof side>, boolean, unknown]>([
  ['counts of a complete list are exact, whatever the header rounds', side([900, 600], header), true, exact],
  ['and without a header', side([900, 600]), true, exact],
  ['a list that is cut counts only what it lists', side([900, 600], header), false, stated],
  ['of which nothing is told without a header', side([900, 600]), false, null],
  ['a row without a count leaves the header', side([900, null], header), true, stated],
  ['and nothing without one', side([900, null]), true, null],
  ['counts of nothing are none', side([0, 0], header), true, stated],
  ['nor without a header', side([0, 0]), true, null],
  ['a header of nothing tells nothing', side([null, null], { samples: { low: 0, high: 0 } }), true, null],
  // perf top: a table that decays is worth from one to fifteen refreshes of two seconds.
  [
    'the rate of perf top',
    side([900, 600], { irqsPerSec: 500 }, top),
    true,
    { low: 1000, high: 15_000, exact: false, decayed: true },
  ],
  ['which is not needed where it counts', side([900, 600], { ...header, irqsPerSec: 500 }, top), true, stated],
  ['and tells nothing where it is 0', side([900, 600], { irqsPerSec: 0 }, top), true, null],
  ['or not there', side([900, 600], {}, top), true, null],
])('%s', (_, of, complete, expected) => {
  expect(runSamples(of, complete)).toEqual(expected);
});
