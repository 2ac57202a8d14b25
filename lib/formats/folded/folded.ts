/**
 * Folded stacks, the root first, the leaf last, then one count or two:
 *
 *     swapper;secondary_startup_64;cpu_idle;native_safe_halt 1200
 *     dd;write;system_call_[k];sys_write_[k];fsnotify_[k] 250.5
 *     dd;[unknown];read 14 13
 *
 * Written by FlameGraph's stackcollapse-*.pl and by inferno; two counts by difffolded.pl, before and after. An entry is
 * a command and a leaf, its share their count in percent of the total. What it cannot tell: the event; whether a count is
 * samples or a period; the object of a frame; whether code is the kernel's, where no frame is marked `_[k]`; and whether
 * the root is a command, as it is in every stack that came from perf.
 */
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Line } from '../../model/line.ts';
import { NO_FACTS, type Profile } from '../../model/profile.ts';
import type { Block, Format } from '../format.ts';
import { type CountedSides, chainsOf, type ReadStack, sidesOf } from './side.ts';
import { isChainLine, isCounted, readStackLine } from './stack-line.ts';

/** How many lines are looked at to tell stacks from prose, and stacks with two counts from those with one. */
const REACH = 12;

/** Folded stacks of one recording or of two. */
export const folded: Format = {
  name: 'folded',
  title: 'folded stacks',
  signs: [/;[^;\n]*[ \t]\d[\d.e+-]*[ \t\r]*(?:\n|$)/],
  begins: (lines, at) => {
    if (!isCounted(lines[at]?.text ?? '')) return false;
    const run = runAt(lines, at);
    const chains = run.filter(isChainLine);
    if (chains.length * 2 <= run.length) return false;
    return chains.length > 1 || (run.length === 1 && (run[0]?.split(';').length ?? 0) > 2);
  },
  parse: (lines, at, source) => {
    const columns = columnsAt(lines, at);
    const { stacks, diagnostics, end } = readStacks(lines, at, source, columns);
    const sides = sidesOf(chainsOf(stacks, columns));
    if (sides === null) return refuse(lines, at, end, source, diagnostics);
    const place = { source, line: lines[at]?.number ?? 1, endLine: lines[end - 1]?.number ?? 1 };
    return { profiles: [profileOf(place, columns, sides)], diagnostics, end };
  },
};

/** Returns the profile of folded stacks that stand at a place. */
export function profileOf(
  place: Pick<Profile, 'source' | 'line' | 'endLine'>,
  columns: 1 | 2,
  { own, both }: CountedSides,
): Profile {
  const profile: Profile = {
    ...place,
    format: folded.name,
    columns: columns === 1 ? ['Stack', 'Count'] : ['Stack', 'Before', 'After'],
    facts: NO_FACTS,
    elided: false,
    side: null,
    ...own,
  };
  return both === null ? profile : { ...profile, both };
}

/** Returns how many counts each of the stacks has that begin at a line. */
export function columnsAt(lines: readonly Line[], at: number): 1 | 2 {
  const run = runAt(lines, at).filter(isChainLine);
  return run.every((text) => readStackLine(text, 2) !== null) ? 2 : 1;
}

/** The lines from `at` on, as far as they stand together and as many as are looked at. */
function runAt(lines: readonly Line[], at: number): readonly string[] {
  const run: string[] = [];
  const depth = lines[at]?.depth;
  for (let next = at; next < at + REACH; next++) {
    const line = lines[next];
    if (line === undefined || line.depth !== depth || line.text.trim() === '') break;
    run.push(line.text);
  }
  return run;
}

interface Stacks {
  readonly stacks: readonly ReadStack[];
  readonly diagnostics: readonly Diagnostic[];
  readonly end: number;
}

/** Reads up to the first blank line, other depth, or line below which no chain stands. */
function readStacks(lines: readonly Line[], at: number, source: string, columns: 1 | 2): Stacks {
  const stacks: ReadStack[] = [];
  const diagnostics: Diagnostic[] = [];
  const depth = lines[at]?.depth;
  let end = at;
  for (let index = at; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || line.depth !== depth || line.text === '') break;
    const stack = isCounted(line.text) ? readStackLine(line.text, columns) : null;
    if (stack === null && !isChainLine(lines[index + 1]?.text ?? '')) break;
    if (stack !== null) stacks.push({ line: line.number, ...stack });
    else {
      const expected = columns === 1 ? 'a count' : 'two counts';
      const message = `"${line.text.trim().slice(0, 60)}" does not end with ${expected}; left out`;
      diagnostics.push(diagnostic('bad-stack', message, source, line.number));
    }
    end = index + 1;
  }
  return { stacks, diagnostics, end: Math.max(end, at + 1) };
}

function refuse(
  lines: readonly Line[],
  at: number,
  end: number,
  source: string,
  diagnostics: readonly Diagnostic[],
): Block {
  const message = 'the counts of these stacks add up to 0, expected more; they are left out';
  const note = diagnostic('bad-stack', message, source, lines[at]?.number ?? null);
  return { profiles: [], diagnostics: [...diagnostics, note], end };
}
