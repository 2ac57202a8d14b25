import type { Group, GroupBy, Shift } from '../model/comparison.ts';
import { inside } from '../model/inside.ts';
import { benjaminiHochberg } from '../stats/benjamini-hochberg.ts';
import type { GroupName, SumVerdict, TestSum } from './verdict.ts';

/** Of more groups of a kind the largest are tested: each test looks at all rows. */
const MOST_TESTED = 500;

/** Returns groups with their tests, those of each kind that `names` knows as a family of their own. */
export function testGroups(
  groups: readonly Group[],
  shifts: readonly Shift[],
  names: ReadonlyMap<GroupBy, GroupName>,
  testSum: TestSum,
): readonly Group[] {
  let tested = groups;
  for (const [by, nameOf] of names) tested = withTests(tested, by, shifts, nameOf, testSum);
  return tested;
}

/**
 * Returns the groups of one kind with their tests: the counts of a group's rows are summed run by run and held against what
 * did not change, as those of a symbol are. q is that of the groups of the kind, a family of their own. `shifts` are in the
 * order of the rows that `testSum` knows.
 */
function withTests(
  groups: readonly Group[],
  by: GroupBy,
  shifts: readonly Shift[],
  nameOf: GroupName,
  testSum: TestSum,
): readonly Group[] {
  const members = membersOf(shifts, nameOf);
  const own = groups.filter((group) => group.by === by);
  const small = new Set(own.length <= MOST_TESTED ? [] : own.sort((a, b) => sizeOf(b) - sizeOf(a)).slice(MOST_TESTED));
  const tested = groups.map((group) => {
    const rows = group.by === by ? members.get(group.name) : undefined;
    if (rows === undefined) return null;
    return small.has(group) ? NOT_TESTED : testSum(rows);
  });
  const q = benjaminiHochberg(tested.flatMap((each) => (each?.test == null ? [] : [each.test.p])));
  let next = 0;
  return groups.map((group, at): Group => {
    const found = tested[at] ?? null;
    if (found === null) return group;
    if (found.test === null) return { ...group, reason: found.reason };
    next += 1;
    const { interval } = found;
    return { ...group, test: { ...found.test, q: q[next - 1] ?? 1 }, reason: null, interval };
  });
}

/** The places of the rows of a group on either side. */
interface Members {
  readonly before: number[];
  readonly after: number[];
}

function membersOf(shifts: readonly Shift[], nameOf: GroupName): ReadonlyMap<string, Members> {
  const members = new Map<string, Members>();
  const membersIn = (name: string): Members => inside(members, name, () => ({ before: [], after: [] }));
  for (let at = 0; at < shifts.length; at++) {
    const shift = shifts[at] as Shift;
    const from = nameOf(shift, 'before');
    const to = nameOf(shift, 'after');
    if (from !== null) membersIn(from).before.push(at);
    if (to !== null) membersIn(to).after.push(at);
  }
  return members;
}

const NOT_TESTED: SumVerdict = { test: null, reason: 'many-groups', interval: null };

function sizeOf({ before, after }: Group): number {
  return Math.max(before.ticks, after.ticks);
}
