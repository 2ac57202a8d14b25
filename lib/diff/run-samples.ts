import type { Interval, Profile } from '../model/profile.ts';
import type { NormalizedProfile } from '../model/row.ts';

/** perf top refreshes every 2 s unless it is told otherwise, and its header does not say. */
const DELAY_SEC = 2;
/** As many refreshes' worth of samples the decayed table of perf top holds at the most. */
const MOST_REFRESHES = 15;

/** How many samples the shares of a run stand for. */
export interface RunSamples extends Interval {
  /** Set where each row has its own count, and `low` and `high` are their sum. */
  readonly exact: boolean;
  /** Set where the figures of perf top's header were taken for it, as of a delay of 2 s. */
  readonly decayed: boolean;
}

/**
 * Returns the samples behind a single run; null where the input tells none. A complete list with a count for each row
 * tells exactly; else the header's count, between two bounds where perf rounded it.
 *
 * perf top has its own: the table decays by 7/8 each refresh, so after R refreshes of m samples it is worth
 * 15 m (1 - (7/8)^R) / (1 + (7/8)^R), from m to 15 m (util/hist.c `hists__decay_entries`; Kish's effective size). R is not
 * known, m is that of the last refresh and counts idle samples that the table leaves out, so both ends are taken.
 */
export function runSamples({ profile, rows }: NormalizedProfile, complete: boolean): RunSamples | null {
  const { facts } = profile;
  if (profile.format === 'perf-top') return facts.samples === null ? decayedSamples(profile) : header(facts.samples);
  let total = 0;
  for (const row of rows.values()) {
    if (row.samples === null) return facts.samples === null ? null : header(facts.samples);
    total += row.samples;
  }
  if (complete && total > 0) return { low: total, high: total, exact: true, decayed: false };
  return facts.samples === null ? null : header(facts.samples);
}

function header({ low, high }: Interval): RunSamples | null {
  return low > 0 ? { low, high, exact: false, decayed: false } : null;
}

function decayedSamples({ facts }: Profile): RunSamples | null {
  if (facts.irqsPerSec === null || facts.irqsPerSec === 0) return null;
  const each = facts.irqsPerSec * DELAY_SEC;
  return { low: each, high: each * MOST_REFRESHES, exact: false, decayed: true };
}
