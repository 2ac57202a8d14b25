/**
 * perf diff:
 *
 *     # Event 'cpu-clock'
 *     #
 *     # Baseline  Delta Abs  Shared Object         Symbol
 *     # ........  .........  ....................  ......
 *     #
 *                   +42.10%  liblzma.so.5.4.1      [.] 0x0000000000013cfa
 *          0.55%    +11.60%  libc.so.6             [.] __memmove_avx512_unaligned_erms
 *         77.78%             [kernel.kallsyms]     [k] find_busiest_group
 *
 * Printed by builtin-diff.c `hists__process`, `hpp__entry_pair`, perf 3.8 to 7.2; each recording is a sum of 100 %, a
 * delta is after - before in points, a blank cell a recording without a sample of the row. -c ratio prints after /
 * before of the periods, -c wdiff a weighted difference of them, -c cycles blocks of code; -p adds the periods, -F the
 * formula. What it cannot tell: samples; whether -b made the baseline a share of what it kept (with -F it can).
 */
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Line } from '../../model/line.ts';
import { NO_FACTS, type Profile } from '../../model/profile.ts';
import type { Block, Format } from '../format.ts';
import { type Layout, readDiffRow } from './diff-row.ts';
import { beginsDiffHeader, type DiffHeader, readDiffHeader } from './header.ts';
import { type Keys, readKeys } from './keys.ts';
import { readShares } from './shares.ts';
import { sidesOf } from './sides.ts';
import { type DiffRows, readDiffRows } from './walk.ts';

/** The figures of a row that has both, and of one that has only a difference. */
const PAIRED = /^\s*\d{1,3}\.\d{1,6}%\s+[+-]\d{1,3}\.\d{1,6}%\s+(?![+-]?\d[\d.]*%)\S/;
const NEW = /^\s*\+\d{1,3}\.\d{1,6}%\s+(?![+-]?\d[\d.]*%)\S/;
/** Cheap: a difference has a sign. */
const SIGNED = /[+-]\d/;
const BARE: Layout = { titles: null, ruler: null };
/** Rows without a baseline that may stand above the first that has one. */
const REACH = 12;

/** A table of perf diff, with its header or without. */
export const perfDiff: Format = {
  name: 'perf-diff',
  title: 'perf diff',
  signs: [/\d%/, 'Baseline', "Event '"],
  begins: (lines, at) => beginsDiffHeader(lines, at) || beginsBare(lines, at),
  parse: (lines, at, source) => {
    if (!beginsDiffHeader(lines, at)) return readTable(lines, at, at, null, source);
    const header = readDiffHeader(lines, at);
    if (header === null) return { profiles: [], diagnostics: [], end: at + 1 };
    if (header.titles.figures.some(({ kind }) => kind === 'blocks')) return refuseBlocks(lines, at, header, source);
    return readTable(lines, at, header.end, header, source);
  },
};

function beginsBare(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? '';
  if (!text.includes('%') || !SIGNED.test(text) || !(PAIRED.test(text) || NEW.test(text))) return false;
  let next = at;
  for (let rows = 0; rows < REACH; rows++) {
    const row = readDiffRow(lines, next, BARE);
    if (row === null) return false;
    const first = lines[next]?.text ?? '';
    if (PAIRED.test(first)) return true;
    if (!NEW.test(first)) return false;
    next = row.end;
  }
  return false;
}

function readTable(
  lines: readonly Line[],
  at: number,
  first: number,
  header: DiffHeader | null,
  source: string,
): Block {
  const table = readDiffRows(lines, first, source, { titles: header?.titles ?? null, ruler: header?.ruler ?? null });
  const end = Math.max(table.end, first, at + 1);
  if (table.rows.length === 0) return { profiles: [], diagnostics: table.diagnostics, end };
  const keys = readKeys(table.rows, header?.titles ?? null);
  const files = [...new Set(keys.figures.map(({ file }) => file))].filter((file) => file > 0).sort((a, b) => a - b);
  const profiles: Profile[] = [];
  const refused: Diagnostic[] = [];
  const place = { source, line: lines[at]?.number ?? 1, endLine: lines[end - 1]?.number ?? 1 };
  for (const file of files) {
    const profile = profileOf(table, keys, header, file);
    if (profile === null) refused.push(refuse(keys, file, place));
    else profiles.push({ ...profile, ...place });
  }
  return { profiles, diagnostics: [...refused, ...table.diagnostics], end };
}

type Placed = Pick<Profile, 'source' | 'line' | 'endLine'>;

/** The baseline beside one further recording; null where the shares of that one cannot be computed. */
function profileOf(
  table: DiffRows,
  keys: Keys,
  header: DiffHeader | null,
  file: number,
): Omit<Profile, keyof Placed> | null {
  const shares = readShares(
    table.rows.map(({ cells }) => cells),
    keys.figures,
    file,
  );
  if (shares === null) return null;
  const labels = { before: header?.files.get(0) ?? null, after: header?.files.get(file) ?? null };
  return {
    format: perfDiff.name,
    columns: keys.columns,
    facts: { ...NO_FACTS, event: header?.event ?? null },
    elided: table.elided,
    label: null,
    side: null,
    stated: null,
    stacks: null,
    ...sidesOf(table.rows, keys, shares, labels),
  };
}

function refuse(keys: Keys, file: number, { source, line }: Placed): Diagnostic {
  const column = keys.figures.find((each) => each.file === file && each.kind !== 'period' && each.kind !== 'formula');
  const message = `perf diff printed "${column?.title ?? 'Period'}", from which no share of the other recording follows, expected -c delta-abs, or -p and every row; it is left out`;
  return diagnostic('diff-method', message, source, line);
}

/** Blocks of code have no share of their own; their rows repeat that of the symbol. */
function refuseBlocks(lines: readonly Line[], at: number, header: DiffHeader, source: string): Block {
  let end = header.end;
  while (/^\s*(?:\d[\d.]*%|\[)\s*\S/.test(lines[end]?.text ?? '')) end++;
  const message =
    'perf diff -c cycles compares blocks of code, which have no shares, expected -c delta-abs; it is left out';
  return { profiles: [], diagnostics: [diagnostic('diff-method', message, source, lines[at]?.number ?? null)], end };
}
