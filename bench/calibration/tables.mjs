/** The tables that the calibration reads and makes. A table is { names, before, after }: counts[row][column]. */

import { readFileSync } from 'node:fs';
import { count, gamma } from './random.mjs';

const COUNTS = new URL('../../test/stats/data/counts.tsv', import.meta.url);

/** What limma fits to the pair redirect and redirect-egress. */
export const PRIOR = { df: 16.48905, dispersion: 1.117723 };

const sum = (values) => values.reduce((total, value) => total + value, 0);

/** The recorded runs: condition -> symbol -> samples of runs 1 to 5. */
export function readConditions() {
  const conditions = {};
  for (const line of readFileSync(COUNTS, 'utf8').trim().split('\n').slice(1)) {
    const [condition, run, symbol, samples] = line.split('\t');
    conditions[condition] ??= new Map();
    const row = conditions[condition].get(symbol) ?? [0, 0, 0, 0, 0];
    row[Number(run) - 1] = Number(samples);
    conditions[condition].set(symbol, row);
  }
  return conditions;
}

/** Two conditions side by side, rows by name. */
export function pairOf(conditions, before, after) {
  const none = [0, 0, 0, 0, 0];
  const names = [...new Set([...conditions[before].keys(), ...conditions[after].keys()])].sort();
  return {
    names,
    before: names.map((name) => conditions[before].get(name) ?? none),
    after: names.map((name) => conditions[after].get(name) ?? none),
  };
}

/** Only the rows with a mean of at least 5, as evaluations of count tables do it: totals are then theirs. */
export function kept(table, smallestMean = 5) {
  const stays = table.before.map((row, at) => {
    const all = [...row, ...table.after[at]];
    return sum(all) >= smallestMean * all.length;
  });
  const only = (rows) => rows.filter((_, at) => stays[at]);
  return { names: only(table.names), before: only(table.before), after: only(table.after) };
}

/** The ten ways to split five runs of one condition into 2 and 3. */
export function splitsOf(rows) {
  const entries = [...rows].filter(([, row]) => sum(row) >= 25);
  const splits = [];
  for (let i = 0; i < 5; i += 1)
    for (let j = i + 1; j < 5; j += 1)
      splits.push({
        names: entries.map(([name]) => name),
        before: entries.map(([, row]) => [row[i], row[j]]),
        after: entries.map(([, row]) => row.filter((_, at) => at !== i && at !== j)),
      });
  return splits;
}

/** Mean shares of the runs of a condition, by name; with `smallestMean` those of the rows that reach it. */
export function sharesOf(rows, smallestMean = 0) {
  const entries = [...rows].filter(([, row]) => sum(row) >= smallestMean * 5).sort(([a], [b]) => (a < b ? -1 : 1));
  const total = sum(entries.map(([, row]) => sum(row)));
  return { names: entries.map(([name]) => name), shares: entries.map(([, row]) => sum(row) / total) };
}

/** A row's dispersion from the scaled inverse chi-squared distribution of the prior. */
export function dispersionFrom(uniform, { df, dispersion }) {
  return (df * dispersion) / (2 * gamma(uniform, df / 2));
}

/** Counts of runs: each row by itself, with a mean of share x samples. */
export function runsOf(uniform, shares, runs, samples, dispersionAt) {
  return shares.map((share, at) =>
    Array.from({ length: runs }, () => count(uniform, share * samples, dispersionAt(at))),
  );
}

/** The places of the 3rd, 5th and 12th largest share. */
export function targetsOf(shares) {
  const order = shares.map((_, at) => at).sort((a, b) => shares[b] - shares[a]);
  return [order[2], order[4], order[11]];
}

/** Pair `index` of those with a relative change of the targets: five runs a side, 10,000 samples each, dispersion 1.5. */
export function changedPair(uniform, { names, shares }, change) {
  const targets = targetsOf(shares);
  const after = shares.map((share, at) => (targets.includes(at) ? share * (1 - change) : share));
  const dispersion = () => 1.5;
  return kept({
    names,
    before: runsOf(uniform, shares, 5, 10_000, dispersion),
    after: runsOf(uniform, after, 5, 10_000, dispersion),
  });
}
