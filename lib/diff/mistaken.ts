import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import { listsSame } from '../model/entry-list.ts';
import type { Profile } from '../model/profile.ts';

/** Fewer rows may agree by chance. */
const FEWEST_ROWS = 5;

/**
 * Returns what looks like a mistake in taking or pasting the tables: the same one on both sides, the header of the other, or
 * sides that are exchanged.
 */
export function checkMistaken(before: Profile, after: Profile): readonly Diagnostic[] {
  const say = (code: Parameters<typeof diagnostic>[0], message: string): Diagnostic =>
    diagnostic(code, message, after.source, after.line);
  const [from, to] = [before.facts, after.facts];
  const found: Diagnostic[] = [];
  if (listsSame(before.entries, after.entries)) {
    const message = `the same ${after.entries.length} rows with the same shares as before; was one table taken twice?`;
    if (after.entries.length >= FEWEST_ROWS) found.push(say('same-table', message));
  } else if (from.eventCount !== null && from.eventCount > 0 && from.eventCount === to.eventCount) {
    const message = `the header counts ${to.eventCount} events as the one before does, and the rows differ; does it belong to this table?`;
    found.push(say('same-header', message));
  }
  if (from.kernel !== null && to.kernel !== null && isOlder(to.kernel, from.kernel)) {
    const message = `recorded on kernel ${to.kernel}, older than ${from.kernel} before; are the sides exchanged?`;
    found.push(say('older-after', message));
  }
  return found;
}

/**
 * Returns a warning for each of the runs of one side that an earlier one is: a run that is counted twice is no second run,
 * and noise looks smaller than it is. Shares alone are too coarse to tell; runs whose counts differ are two.
 */
export function checkRepeated(runs: readonly Profile[]): readonly Diagnostic[] {
  return runs.flatMap((run, at) => {
    if (run.entries.length < FEWEST_ROWS) return [];
    const same = runs.slice(0, at).find((earlier) => isSameRun(earlier, run));
    if (same === undefined) return [];
    const message = `the same ${run.entries.length} rows with the same shares as ${same.source}; a run that was taken twice is counted twice, leave one of them out`;
    return [diagnostic('same-run', message, run.source, run.line)];
  });
}

function isSameRun(one: Profile, other: Profile): boolean {
  return (
    one.facts.eventCount === other.facts.eventCount &&
    one.facts.samples?.low === other.facts.samples?.low &&
    one.stacks?.list.weight === other.stacks?.list.weight &&
    listsSame(one.entries, other.entries)
  );
}

/** Whether a release such as `6.1.0-18-amd64` is older than another, by the numbers that it begins with. */
function isOlder(release: string, than: string): boolean {
  const numbers = (text: string): readonly number[] =>
    (/^\d{1,6}(?:\.\d{1,6}){0,4}/.exec(text)?.[0] ?? '').split('.').map(Number);
  const [a, b] = [numbers(release), numbers(than)];
  for (let place = 0; place < Math.max(a.length, b.length); place += 1) {
    const difference = (a[place] ?? 0) - (b[place] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
