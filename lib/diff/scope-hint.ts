import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import { largestOf } from '../model/largest.ts';
import type { NormalizedProfile } from '../model/row.ts';

/** Runs below which nothing is said. */
const FEWEST_RUNS = 3;
/** A command whose share varies by more than so many times the variance of sampling is not steady. */
const UNSTEADY = 6;
/** Commands that have less than this part of the samples do not matter. */
const SMALLEST = 0.01;

/** A command with its samples in each run. */
interface Command {
  readonly name: string;
  readonly counts: readonly number[];
}

/**
 * Returns a warning for a side whose commands share the machine differently from run to run, with the scope that holds
 * the steady ones of both sides: the least steady command is left out until the rest vary alike. None where the rows name no commands
 * or have no counts.
 */
export function hintScope(side: NormalizedProfile, other: NormalizedProfile): readonly Diagnostic[] {
  const { comms, runs = [], profile } = side;
  if (comms === undefined || runs.length < FEWEST_RUNS) return [];
  const all = [...comms].map(([name, counts]) => ({ name, counts }));
  const total = sum(all);
  const relevant = all.filter((command) => sum([command]) >= SMALLEST * total);
  const unsteady: Command[] = [];
  let steady: readonly Command[] = relevant;
  for (let worst = leastSteady(steady); worst !== null; worst = leastSteady(steady)) {
    const left = worst;
    unsteady.push(left);
    steady = steady.filter((command) => command !== left);
  }
  if (unsteady.length === 0) return [];
  const names = unsteady.map(({ name }) => name).join(', ');
  const both = steady.filter(({ name }) => other.comms?.has(name) ?? true);
  const scope = both.length === 0 ? '' : `; compare with --scope comm=${both.map(({ name }) => name).join(',')}`;
  const message = `the share of ${names} differs between these ${runs.length} runs by far more than noise${scope}`;
  return [diagnostic('unsteady-commands', message, profile.source, null)];
}

/** The command whose share varies most among these, if it is not steady. */
function leastSteady(commands: readonly Command[]): Command | null {
  if (commands.length < 2) return null;
  const dispersions = commands.map(({ counts }) => pearson(counts, commands));
  const worst = dispersions.indexOf(largestOf(dispersions, 0));
  return (dispersions[worst] ?? 0) > UNSTEADY ? (commands[worst] ?? null) : null;
}

/** Pearson's dispersion of a share over runs: 1 is a binomial's. */
function pearson(counts: readonly number[], commands: readonly Command[]): number {
  const totals = counts.map((_, run) => commands.reduce((all, command) => all + (command.counts[run] ?? 0), 0));
  const share = counts.reduce((a, b) => a + b, 0) / totals.reduce((a, b) => a + b, 0);
  const distance = counts.reduce((all, count, run) => {
    const expected = share * (totals[run] ?? 0);
    return expected > 0 ? all + (count - expected) ** 2 / (expected * (1 - share)) : all;
  }, 0);
  return distance / (counts.length - 1);
}

function sum(commands: readonly Command[]): number {
  return commands.reduce((all, { counts }) => all + counts.reduce((a, b) => a + b, 0), 0);
}
