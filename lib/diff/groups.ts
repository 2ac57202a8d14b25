import { sumsByComm } from '../model/comm-sums.ts';
import type { Group, GroupBy, GroupSide, Shift } from '../model/comparison.ts';
import type { NormalizedProfile } from '../model/row.ts';
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
    ['dso', (shift, side) => (shift[side].ticks === null ? null : (shift[side].dso ?? shift.dso ?? shift.domain))],
  ];
  if (rules.length > 0)
    names.push(['group', ({ symbol }) => rules.find(({ pattern }) => pattern.test(symbol))?.name ?? OTHER]);
  if (patched) names.push(['patch', ({ patch }) => (patch === true ? PATCH_GROUPS.in : PATCH_GROUPS.out)]);
  return new Map(names);
}

const SIDES = ['before', 'after'] as const;

interface Sum {
  before: number;
  beforeSlack: number;
  after: number;
  afterSlack: number;
}

type Sums = Map<string, Sum>;

function sumsOfShifts(shifts: readonly Shift[], nameOf: GroupName): Sums {
  const sums: Sums = new Map();
  for (let at = 0; at < shifts.length; at++) {
    addShift(sums, shifts[at] as Shift, 'before', nameOf);
    addShift(sums, shifts[at] as Shift, 'after', nameOf);
  }
  return sums;
}

function addShift(sums: Sums, shift: Shift, side: 'before' | 'after', nameOf: GroupName): void {
  const { ticks, slack } = shift[side];
  const name = ticks === null ? null : nameOf(shift, side);
  if (ticks !== null && name !== null) addTo(sums, name, side, ticks, slack);
}

/** Commands are columns of the rows as listed; a table without them gives none. */
function sumsOfCommands(sides: Sides): Sums {
  const sums: Sums = new Map();
  for (const side of SIDES)
    for (const [comm, { ticks, slack }] of sumsByComm(sides[side].profile.entries))
      if (comm !== null) addTo(sums, comm, side, ticks, slack);
  return sums;
}

function addTo(sums: Sums, name: string, side: 'before' | 'after', ticks: number, slack: number): void {
  let sum = sums.get(name);
  if (sum === undefined) {
    sum = { before: 0, beforeSlack: 0, after: 0, afterSlack: 0 };
    sums.set(name, sum);
  }
  sum[side] += ticks;
  sum[side === 'before' ? 'beforeSlack' : 'afterSlack'] += slack;
}

function groupsFrom(by: GroupBy, sums: Sums, rests: Rests): readonly Group[] {
  return [...sums]
    .sort(([nameA, a], [nameB, b]) => b.before - a.before || b.after - a.after || (nameA < nameB ? -1 : 1))
    .map(([name, sum]) => groupOf(by, name, sum, rests));
}

function groupOf(by: GroupBy, name: string, sum: Sum, rests: Rests): Group {
  const before = groupSide(sum.before, sum.beforeSlack, rests.before);
  const after = groupSide(sum.after, sum.afterSlack, rests.after);
  const delta = deltaOf(before.range, after.range, sum.after - sum.before);
  return { by, name, before, after, delta, test: null, reason: 'one-run', interval: null };
}

function groupSide(ticks: number, slack: number, rest: number): GroupSide {
  return { ticks, atMost: ticks + rest, range: { low: Math.max(0, ticks - slack), high: ticks + slack + rest } };
}
