import { compareText } from '../../model/compare-text.ts';
import type { Group, Shift, Side } from '../../model/comparison.ts';
import type { Domain } from '../../model/identity.ts';
import { TICKS_PER_POINT } from '../../model/share.ts';
import { isJudged } from '../../report/judged.ts';
import type { ComparisonReport } from '../../report/report.ts';
import { inPoints, judgeShift, spanOf } from './judge.ts';
import type { Measured } from './measure.ts';
import {
  addSpans,
  holder,
  NO_BOUND,
  NO_SPAN,
  NOTHING,
  type PictureNode,
  type PictureTree,
  restOf,
  verdictOfMany,
} from './tree.ts';

/** The order of the domains: that of the model, so that two pictures line up. */
const DOMAINS: readonly Domain[] = [
  'kernel',
  'module',
  'bpf',
  'user',
  'jit',
  'guest-kernel',
  'guest-user',
  'hypervisor',
  'unknown',
];

/** The object that a domain's code is in unless something else is said; a frame of its own would only repeat it. */
export const OWN_OBJECT: Partial<Record<Domain, string>> = { kernel: '[kernel]', bpf: '[bpf]', jit: '[JIT]' };

/**
 * Returns a flat table as domain, object, symbol, in ticks, each in alphabetical order. A row of the domain's own object
 * stands right below the domain; rows without an object stand below an object without a name. What no row lists comes
 * last.
 */
export function flatTree(report: ComparisonReport, measured: Measured): PictureTree {
  const { comparison } = report;
  const tested = isJudged(comparison);
  const shown = report.rows.flatMap(({ subject }) => (subject.kind === 'shift' ? [subject.shift] : []));
  const leafOf = (shift: Shift): PictureNode => {
    const span = spanOf(shift, comparison, measured);
    const verdict = judgeShift(shift, span, tested, measured);
    return {
      name: shift.symbol,
      kind: 'symbol',
      own: { before: shift.before.ticks ?? 0, after: shift.after.ticks ?? 0 },
      bound: { before: shift.before.atMost, after: shift.after.atMost },
      children: [],
      span,
      verdict,
      shift,
      count: 0,
    };
  };
  const isGrouped = report.rowTitle !== 'symbol';
  const drawn = new Set(shown);
  const hidden = isGrouped ? hiddenGroups(report) : comparison.shifts.filter((shift) => !drawn.has(shift)).map(leafOf);
  const leftOut = hidden.length === 0 ? [] : [sumOf(hidden, `${hidden.length} left out of the rows`)];
  const all = [...(isGrouped ? groupsOf(report) : domainsOf(shown, leafOf)), ...leftOut];
  const points = { before: 1 / TICKS_PER_POINT, after: measured.factor / TICKS_PER_POINT };
  const rest = { before: restTicks(comparison.before), after: restTicks(comparison.after) };
  const isComplete = all.length > 0 && rest.before === 0 && rest.after === 0;
  return {
    root: holder('all', 'root', isComplete ? all : [...all, restOf(rest, points)]),
    points,
    open: NOTHING,
    chains: false,
    notes: [],
  };
}

function domainsOf(shifts: readonly Shift[], leafOf: (shift: Shift) => PictureNode): readonly PictureNode[] {
  return DOMAINS.flatMap((domain) => {
    const own = shifts.filter((shift) => shift.domain === domain);
    const isOwn = (shift: Shift): boolean => shift.dso === (OWN_OBJECT[domain] ?? null);
    const objects = new Map<string, Shift[]>();
    for (const shift of own) {
      if (isOwn(shift)) continue;
      const rows = objects.get(shift.dso ?? '');
      if (rows === undefined) objects.set(shift.dso ?? '', [shift]);
      else rows.push(shift);
    }
    const below = [...objects]
      .sort(([a], [b]) => compareText(a, b))
      .map(([object, rows]) => holder(object, 'dso', inOrder(rows).map(leafOf)));
    const direct = inOrder(own.filter(isOwn)).map(leafOf);
    return own.length === 0 ? [] : [holder(domain, 'domain', [...below, ...direct])];
  });
}

function inOrder(shifts: readonly Shift[]): readonly Shift[] {
  return shifts.toSorted((a, b) => compareText(a.symbol, b.symbol) || a.rank - b.rank);
}

/** Rows that are groups stand alone, in alphabetical order. */
function groupsOf(report: ComparisonReport): readonly PictureNode[] {
  return shownGroups(report)
    .toSorted((a, b) => compareText(a.name, b.name))
    .map(groupNode);
}

function shownGroups({ rows }: ComparisonReport): readonly Group[] {
  return rows.flatMap(({ subject }) => (subject.kind === 'group' ? [subject.group] : []));
}

function hiddenGroups(report: ComparisonReport): readonly PictureNode[] {
  const shown = new Set(shownGroups(report));
  return report.comparison.groups.filter((group) => group.by === report.rowTitle && !shown.has(group)).map(groupNode);
}

function groupNode(group: Group): PictureNode {
  const span = inPoints(group.delta);
  return {
    name: group.name,
    kind: 'group',
    own: { before: group.before.ticks, after: group.after.ticks },
    bound: NO_BOUND,
    children: [],
    span,
    verdict: span.low > 0 || span.high < 0 ? 'told' : span.points === 0 ? 'same' : 'unclear',
    shift: null,
    count: 0,
  };
}

/** Returns leaves summed into one frame. */
export function sumOf(leaves: readonly PictureNode[], name: string): PictureNode {
  const span = leaves.reduce((sum, leaf) => addSpans(sum, leaf.span), NO_SPAN);
  const own = leaves.reduce(
    (sum, leaf) => ({ before: sum.before + leaf.own.before, after: sum.after + leaf.own.after }),
    NOTHING,
  );
  const verdict = verdictOfMany(
    span,
    leaves.map((leaf) => leaf.verdict),
  );
  return { name, kind: 'more', own, bound: NO_BOUND, children: [], span, verdict, shift: null, count: leaves.length };
}

/** What is missing to the whole on either side. Rounded lists may hold a little more than everything. */
function restTicks({ restTicks: ticks, cut }: Side): number {
  return cut === 'none' ? 0 : ticks;
}
