import type { Group, GroupBy, Shift } from '../model/comparison.ts';
import type { NormalizedProfile } from '../model/row.ts';
import { deltaOf } from './delta.ts';

/** A named group of symbols. */
export interface GroupRule {
  readonly name: string;
  readonly pattern: RegExp;
}

/** The group of what no rule matches. */
export const OTHER = 'other';
/** The groups of functions that a patch touches, and of all others. */
export const PATCH_GROUPS: { readonly in: string; readonly out: string } = { in: 'patch', out: 'elsewhere' };

/** What no row lists, on both sides, in ticks. */
interface Rests {
  readonly before: number;
  readonly after: number;
}

/** One share to be added to a group. */
interface Part {
  readonly name: string;
  readonly side: 'before' | 'after';
  readonly ticks: number;
  readonly slack: number;
}

/**
 * Returns the shifts summed by domain, the largest group of the before side first. A group's `atMost` adds what no row
 * lists, because all of that may belong to it.
 */
export function groupShifts(shifts: readonly Shift[], restBefore: number, restAfter: number): readonly Group[] {
  return sumGroups(
    'domain',
    partsOf(shifts, (shift) => shift.domain),
    { before: restBefore, after: restAfter },
  );
}

/** Returns the groups by object, by command where the tables tell it, by the user's rules and by the patch. */
export function groupsOf(
  sides: { readonly before: NormalizedProfile; readonly after: NormalizedProfile },
  shifts: readonly Shift[],
  rests: Rests,
  rules: readonly GroupRule[],
  patched: boolean,
): readonly Group[] {
  const byDso = partsOf(shifts, (shift, side) => shift[side].dso ?? shift.dso ?? shift.domain);
  const byRule = partsOf(shifts, (shift) => rules.find((rule) => rule.pattern.test(shift.symbol))?.name ?? OTHER);
  const byPatch = partsOf(shifts, (shift) => (shift.patch === true ? PATCH_GROUPS.in : PATCH_GROUPS.out));
  return [
    ...sumGroups('dso', byDso, rests),
    ...sumGroups('comm', [...commParts(sides.before, 'before'), ...commParts(sides.after, 'after')], rests),
    ...(rules.length === 0 ? [] : sumGroups('group', byRule, rests)),
    ...(patched ? sumGroups('patch', byPatch, rests) : []),
  ];
}

function partsOf(
  shifts: readonly Shift[],
  nameOf: (shift: Shift, side: 'before' | 'after') => string,
): readonly Part[] {
  const sides = ['before', 'after'] as const;
  return shifts.flatMap((shift) => {
    return sides.flatMap((side): Part[] => {
      const { ticks, slack } = shift[side];
      return ticks === null ? [] : [{ name: nameOf(shift, side), side, ticks, slack }];
    });
  });
}

/** Commands are columns of the rows as listed; a table without them gives none. */
function commParts({ profile }: NormalizedProfile, side: 'before' | 'after'): readonly Part[] {
  return profile.entries.flatMap(({ comm, overhead }) => {
    return comm === null ? [] : [{ name: comm, side, ticks: overhead.ticks, slack: overhead.slack }];
  });
}

interface Sum {
  before: number;
  beforeSlack: number;
  after: number;
  afterSlack: number;
}

function sumGroups(by: GroupBy, parts: readonly Part[], rests: Rests): readonly Group[] {
  const sums = new Map<string, Sum>();
  for (const { name, side, ticks, slack } of parts) {
    const sum = sums.get(name) ?? { before: 0, beforeSlack: 0, after: 0, afterSlack: 0 };
    sum[side] += ticks;
    sum[side === 'before' ? 'beforeSlack' : 'afterSlack'] += slack;
    sums.set(name, sum);
  }
  return [...sums]
    .sort(([nameA, a], [nameB, b]) => b.before - a.before || b.after - a.after || (nameA < nameB ? -1 : 1))
    .map(([name, sum]) => groupOf(by, name, sum, rests));
}

function groupOf(by: GroupBy, name: string, sum: Sum, rests: Rests): Group {
  return {
    by,
    name,
    before: { ticks: sum.before, atMost: sum.before + rests.before },
    after: { ticks: sum.after, atMost: sum.after + rests.after },
    delta: deltaOf(
      { low: Math.max(0, sum.before - sum.beforeSlack), high: sum.before + sum.beforeSlack + rests.before },
      { low: Math.max(0, sum.after - sum.afterSlack), high: sum.after + sum.afterSlack + rests.after },
      sum.after - sum.before,
    ),
  };
}
