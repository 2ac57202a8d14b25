import { sumsByComm } from '../model/comm-sums.ts';
import type { Group, GroupBy, GroupSide, Shift } from '../model/comparison.ts';
import { inside } from '../model/inside.ts';
import type { SideName } from '../model/profile.ts';
import type { NormalizedProfile } from '../model/row.ts';
import type { Share } from '../model/share.ts';
import { deltaOf } from './delta.ts';
import type { GroupName } from './verdict.ts';

/** A named group of symbols. */
export interface GroupRule {
  readonly name: string;
  readonly pattern: RegExp;
}

/** The group of what no rule matches. */
export const OTHER = 'other';
/** The groups of functions that a patch touches, and of all others. */
export const PATCH_GROUPS: { readonly in: string; readonly out: string } = { in: 'patch', out: 'elsewhere' };

interface Sides {
  readonly before: NormalizedProfile;
  readonly after: NormalizedProfile;
}

/** What no row lists, on both sides, in ticks. */
interface Rests {
  readonly before: number;
  readonly after: number;
}

/**
 * Returns the groups by domain, by object, by command where the tables tell it, by the user's rules and by the patch, the
 * largest of the before side first. A group's `atMost` adds what no row lists, because all of that may belong to it.
 */
export function groupsOf(
  sides: Sides,
  shifts: readonly Shift[],
  rests: Rests,
  rules: readonly GroupRule[],
  patched: boolean,
): readonly Group[] {
  const names = groupNames(rules, patched);
  const sum = (by: GroupBy): readonly Group[] => {
    const nameOf = names.get(by);
    return nameOf === undefined ? [] : groupsFrom(by, sumsOfShifts(shifts, nameOf), rests);
  };
  return [
    ...sum('domain'),
    ...sum('dso'),
    ...groupsFrom('comm', sumsOfCommands(sides), rests),
    ...sum('group'),
    ...sum('patch'),
  ];
}

/** Returns what a row is called in each kind of group that its symbol tells; commands are not among them. */
export function groupNames(rules: readonly GroupRule[], patched: boolean): ReadonlyMap<GroupBy, GroupName> {
  const names: [GroupBy, GroupName][] = [
    ['domain', (shift) => shift.domain],
    ['dso', objectOf],
  ];
  if (rules.length > 0)
    names.push(['group', ({ symbol }) => rules.find(({ pattern }) => pattern.test(symbol))?.name ?? OTHER]);
  if (patched) names.push(['patch', ({ patch }) => (patch === true ? PATCH_GROUPS.in : PATCH_GROUPS.out)]);
  return new Map(names);
}

function objectOf(shift: Shift, side: SideName): string | null {
  const { ticks, dso } = side === 'before' ? shift.before : shift.after;
  return ticks === null ? null : (dso ?? shift.dso ?? shift.domain);
}

interface Sum {
  readonly before: Mutable<Share>;
  readonly after: Mutable<Share>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type Sums = Map<string, Sum>;

function sumsOfShifts(shifts: readonly Shift[], nameOf: GroupName): Sums {
  const sums: Sums = new Map();
  for (const shift of shifts) {
    const { before, after } = shift;
    const from = before.ticks === null ? null : nameOf(shift, 'before');
    const to = after.ticks === null ? null : nameOf(shift, 'after');
    if (from !== null) addTo(sumOf(sums, from).before, before.ticks ?? 0, before.slack);
    if (to !== null) addTo(sumOf(sums, to).after, after.ticks ?? 0, after.slack);
  }
  return sums;
}

/** Commands are columns of the rows as listed; a table without them gives none. */
function sumsOfCommands(sides: Sides): Sums {
  const sums: Sums = new Map();
  for (const side of ['before', 'after'] as const)
    for (const [comm, { ticks, slack }] of sumsByComm(sides[side].profile.entries))
      if (comm !== null) addTo(sumOf(sums, comm)[side], ticks, slack);
  return sums;
}

function sumOf(sums: Sums, name: string): Sum {
  return inside(sums, name, () => ({ before: { ticks: 0, slack: 0 }, after: { ticks: 0, slack: 0 } }));
}

function addTo(sum: Mutable<Share>, ticks: number, slack: number): void {
  sum.ticks += ticks;
  sum.slack += slack;
}

function groupsFrom(by: GroupBy, sums: Sums, rests: Rests): readonly Group[] {
  const order = ([nameA, a]: [string, Sum], [nameB, b]: [string, Sum]): number =>
    b.before.ticks - a.before.ticks || b.after.ticks - a.after.ticks || (nameA < nameB ? -1 : 1);
  return [...sums].sort(order).map(([name, sum]) => groupOf(by, name, sum, rests));
}

function groupOf(by: GroupBy, name: string, sum: Sum, rests: Rests): Group {
  const before = groupSide(sum.before, rests.before);
  const after = groupSide(sum.after, rests.after);
  const delta = deltaOf(before.range, after.range, sum.after.ticks - sum.before.ticks);
  return { by, name, before, after, delta, test: null, reason: 'one-run', interval: null };
}

function groupSide({ ticks, slack }: Share, rest: number): GroupSide {
  return { ticks, atMost: ticks + rest, range: { low: Math.max(0, ticks - slack), high: ticks + slack + rest } };
}
