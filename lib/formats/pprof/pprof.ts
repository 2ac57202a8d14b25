/**
 * A profile of pprof: profile.proto of github.com/google/pprof, mostly gzipped, as Go, perf_to_profile, many profilers and
 * perfshift itself write it.
 *
 *     sample_type: samples/count, cpu/nanoseconds
 *     sample: location 3 2 1, value 12 120000000, label comm="dd"
 *     location 3: mapping 1 (/usr/bin/dd), line: function 7
 *     function 7: name main.work
 *
 * Every type of value is a profile of its own, named by its type; a count of samples belongs to the others. A row is a
 * command and an innermost function, as `pprof -top` has it, so that what was inlined stands for itself. Samples that pprof
 * marks as those of a base make the side before, all others the side after. What it cannot tell: the CPU mode, where nobody
 * labels it; the event, where a type is named by what it weighs; frames that pprof would drop by `drop_frames` stay.
 */
import { diagnostic, InputError } from '../../model/diagnostic.ts';
import { type Facts, NO_FACTS, type OwnSide, type Profile } from '../../model/profile.ts';
import type { BinaryFormat } from '../binary-format.ts';
import { readTables, type Tables } from './tables.ts';
import { entriesOf, type Tally, tallySamples } from './tally.ts';
import { type Measure, measuresOf } from './value-types.ts';
import { beginsProfile, WireError } from './wire.ts';

/** Profiles of pprof. */
export const pprof: BinaryFormat = {
  name: 'pprof',
  title: 'a profile of pprof',
  begins: beginsProfile,
  read: (bytes, name) => {
    try {
      return { profiles: readProfile(bytes, name), diagnostics: [], isRecording: true };
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      const where = error.at > 0 ? ` (at byte ${error.at + 1})` : '';
      const message = `a profile of pprof that cannot be read: ${error.message}${where}, expected ${error.expected}`;
      throw new InputError(diagnostic('bad-pprof', message, name));
    }
  },
};

function readProfile(bytes: Uint8Array, source: string): readonly Profile[] {
  const tables = readTables(bytes);
  const measures = measuresOf(tables.types);
  const { base, own } = tallySamples(bytes, tables, measures);
  return measures.flatMap((measure, at): Profile[] => {
    const after = sideOf(own, at, measure, base === null ? null : tables.labels.after);
    const before = base === null ? null : sideOf(base, at, measure, tables.labels.before ?? 'base');
    const first = before ?? after;
    if (first === null) return [];
    const side = before === null ? own : (base as Tally);
    const profile = {
      source,
      line: 1,
      endLine: 1,
      format: pprof.name,
      columns: ['Value', ...(measure.samples === null ? [] : ['Samples']), 'Command', 'Shared Object', 'Symbol'],
      facts: factsOf(tables, measure, side, at),
      elided: false,
      side: null,
      ...first,
    };
    if (before === null || after === null) return [profile];
    // What one side counts is in its rows; all else is of both.
    const facts = { ...profile.facts, samples: null, eventCount: null, durationSec: null };
    return [{ ...profile, facts, label: null, both: { before, after } }];
  });
}

/** One side of a measure; null where it counts nothing. */
function sideOf(tally: Tally, at: number, measure: Measure, label: string | null): OwnSide | null {
  if (!((tally.totals[at] as number) > 0)) return null;
  const weights = tally.weights[at] as Float64Array;
  // A share is in percentage points.
  const list = tally.tree.reweighted(measure.unit === 'share' ? weights.map((value) => value / 1e7) : weights);
  return { entries: entriesOf(tally, at, measure), label, stated: null, stacks: { unit: measure.unit, list } };
}

function factsOf(tables: Tables, measure: Measure, tally: Tally, at: number): Facts {
  const { period, duration } = tables;
  const samples = tally.samples[at] as number;
  const own = period !== null && period.type === tables.types[measure.value]?.type ? period : null;
  const isTime = own?.unit === 'nanoseconds';
  return {
    ...NO_FACTS,
    event: measure.event,
    samples: measure.samples === null ? null : { low: samples, high: samples },
    eventCount: measure.unit === 'period' ? (tally.totals[at] as number) : null,
    frequency: own !== null && isTime ? Math.round(1e9 / own.value) : null,
    sampleEvery: own !== null && !isTime ? own.value : null,
    durationSec: duration > 0 ? duration / 1e9 : null,
  };
}
