/**
 * The comparison that the kernel's test robot mails:
 *
 *     commit:
 *       3e700b715e ("words of the parent")
 *       7e44d00a13 ("words of the commit")
 *
 *     3e700b715e116663 7e44d00a13ca569104f7c4654
 *     ---------------- ---------------------------
 *              %stddev     %change         %stddev
 *          0.18 ±  2%      -0.0        0.15 ±  2%  perf-profile.self.cycles-pp.__handle_mm_fault
 *          0.00            +0.7        0.73        perf-profile.self.cycles-pp.mod_node_page_state
 *
 * Printed by `lkp ncompare` (lkp-tests, lib/compare.rb). Shares are means over the runs of a commit, `±` their standard
 * deviation in percent of them. Only `self` rows are own shares and become a profile of either side; `children` and
 * `calltrace` rows count callees again and are left out, which is said. What it cannot tell: how many runs there were,
 * which object a symbol is in (nearly all are the kernel's), what share the rows have that it does not list, and whether
 * 0.00 was measured or is what a run without the symbol counts as.
 */
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Entry } from '../../model/entry.ts';
import type { Line } from '../../model/line.ts';
import { NO_FACTS, type OwnSide, type Profile } from '../../model/profile.ts';
import type { Share } from '../../model/share.ts';
import type { Format } from '../format.ts';
import { type RobotRow, readRobotRow } from './robot-row.ts';

/** How far above the rows the commits may be named. */
const REACH = 600;
const COMMIT = /^\s{0,8}([0-9a-f]{8,40}) \("(.{1,200})"\)/;

interface NumberedRow extends RobotRow {
  readonly line: number;
}

/** The profile rows of a comparison by the test robot. */
export const robotProfile: Format = {
  name: 'robot-profile',
  title: 'a comparison by the kernel test robot (perf-profile rows)',
  begins: (lines, at) => readRobotRow(lines[at]?.text ?? '') !== null,
  parse: (lines, at, source) => {
    const rows: NumberedRow[] = [];
    let end = at;
    for (; end < lines.length; end += 1) {
      const row = readRobotRow(lines[end]?.text ?? '');
      if (row === null) break;
      rows.push({ ...row, line: lines[end]?.number ?? 1 });
    }
    const own = rows.filter(({ kind }) => kind === 'self');
    const diagnostics = leftOut(rows, source);
    if (own.length === 0) return { profiles: [], diagnostics, end };
    return { profiles: [profileOf(own, commitsAbove(lines, at), source)], diagnostics, end };
  },
};

function leftOut(rows: readonly NumberedRow[], source: string): readonly Diagnostic[] {
  const others = rows.filter(({ kind }) => kind !== 'self');
  const [first] = others;
  if (first === undefined) return [];
  const kinds = [...new Set(others.map(({ kind }) => kind))].join(' and ');
  const message = `${others.length} rows of perf-profile.${kinds} count callees again, expected own shares (self); they are left out`;
  return [diagnostic('cumulative-rows', message, source, first.line)];
}

function profileOf(rows: readonly NumberedRow[], commits: readonly string[], source: string): Profile {
  const sideOf = (side: 'before' | 'after', label: string | null): OwnSide => ({
    entries: rows.map((row) => entryOf(row, row[side], row.spread[side])),
    label,
    stated: null,
    stacks: null,
  });
  const [parent = null, commit = null] = commits;
  const before = sideOf('before', parent);
  return {
    source,
    line: rows[0]?.line ?? 1,
    endLine: rows.at(-1)?.line ?? 1,
    format: robotProfile.name,
    columns: ['Baseline', 'Delta', 'Symbol'],
    facts: NO_FACTS,
    entries: rows.map((row) => entryOf(row, row.before, row.spread.before)),
    // Only rows that changed by enough are mailed.
    elided: true,
    label: null,
    side: null,
    stated: null,
    stacks: null,
    both: { before, after: sideOf('after', commit) },
  };
}

function entryOf({ line, symbol }: NumberedRow, overhead: Share, spread: number | null): Entry {
  const none = { samples: null, period: null, comm: null, pid: null, cpu: null, dso: null };
  return { ...none, line, overhead, level: 'k', symbol, ...(spread === null ? {} : { spread }) };
}

/** The two commits that the comparison names, parent first; fewer where it names fewer. */
function commitsAbove(lines: readonly Line[], at: number): readonly string[] {
  for (let index = at - 1; index >= Math.max(0, at - REACH); index -= 1) {
    if (!/^\s{0,4}commit:\s*$/.test(lines[index]?.text ?? '')) continue;
    return lines.slice(index + 1, index + 5).flatMap(({ text }) => {
      const match = COMMIT.exec(text);
      return match === null ? [] : [`${match[1]?.slice(0, 12)} ("${match[2]}")`];
    });
  }
  return [];
}
