/**
 * perf script:
 *
 *     swapper     0 [000]   572.241119:     500250 cpu-clock:
 *     <TAB>ffffffff821f206b pv_native_safe_halt+0xb ([kernel.kallsyms])
 *     <TAB>ffffffff821f1f2a default_idle+0xa ([kernel.kallsyms])
 *
 *     xdp-trafficgen  2365 [000]  1960.377366:    1003009 cpu-clock:  ffffffff81549c7a bq_enqueue+0x12a ([kernel.kallsyms])
 *
 * Printed by builtin-script.c `process_event`, perf 3.0 to 7.2, with any fields of -F that print a line a sample; the
 * leaf is the first frame. Every event is a profile of its own, weighted by period, or by samples where -F leaves the
 * period out. What it cannot tell: the CPU mode (the address and the object do); the object of an inlined frame; with
 * -F without `event` whether there was more than one; lost samples unless --show-lost-events printed them.
 */
import { type Facts, NO_FACTS, type Profile } from '../../model/profile.ts';
import type { Format } from '../format.ts';
import { readSamples } from './read-samples.ts';
import { beginsSample } from './sample-at.ts';
import { frequencyOf, headerEnd } from './script-header.ts';
import { type Counted, countedOf } from './tally.ts';

/** Samples as perf script prints them. */
export const perfScript: Format = {
  name: 'perf-script',
  title: 'perf script',
  signs: [/\d\.\d{6}|\d\s+\S+:[ \t]*\r?\n[> \t|]*[0-9a-f]/],
  begins: (lines, at) => {
    const end = headerEnd(lines, at);
    return end === null ? beginsSample(lines, at) : beginsSample(lines, end);
  },
  parse: (lines, at, source) => {
    const first = headerEnd(lines, at) ?? at;
    const walk = readSamples(lines, first, source);
    const facts = { ...NO_FACTS, frequency: frequencyOf(lines, at, first), lost: walk.lost };
    const profiles = profilesOf(
      [...walk.tallies.values()].map(countedOf),
      { source, line: lines[at]?.number ?? 1 },
      facts,
    );
    return { profiles, diagnostics: walk.diagnostics, end: Math.max(walk.end, at + 1) };
  },
};

/** Returns the profile of each event that counted something; the first one begins where the block does. */
export function profilesOf(
  tallies: readonly Counted[],
  { source, line }: Pick<Profile, 'source' | 'line'>,
  facts: Facts,
): readonly Profile[] {
  return tallies
    .filter(({ total }) => total > 0)
    .map((tally, index): Profile => {
      const { samples, total, event } = tally;
      return {
        source,
        line: index === 0 ? line : tally.line,
        endLine: tally.endLine,
        format: perfScript.name,
        columns: ['Overhead', 'Samples', 'Period', 'Command', 'Pid', 'CPU', 'Shared Object', 'Symbol'],
        facts: { ...facts, event, samples: { low: samples, high: samples }, eventCount: total },
        entries: tally.entries,
        elided: false,
        label: null,
        side: null,
        stated: null,
        stacks: { unit: 'period', list: tally.tree },
      };
    });
}
