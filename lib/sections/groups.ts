import type { Profile, SideName } from '../model/profile.ts';

/** Two profiles that belong together, as positions among the profiles of an input (from 0). */
export interface Pair {
  readonly before: number;
  readonly after: number;
  /** True where no label told the sides of both. */
  readonly assumed: boolean;
}

/** A profile that takes part in pairing: its position, what its label tells, and the label's heading. */
export interface Sided {
  readonly at: number;
  readonly side: SideName | null;
  /** The label up to its colon, without marks and case; empty where there is none. */
  readonly heading: string;
}

/** Returns what a profile's label tells for pairing. `at` is its position among the input's profiles. */
export function sidedOf(profile: Profile | undefined, at: number): Sided {
  const head = (profile?.label ?? '').split(':')[0] ?? '';
  return {
    at,
    side: profile?.side ?? null,
    heading: head
      .replace(/^[\s*#=>-]{1,20}/, '')
      .trim()
      .toLowerCase(),
  };
}

/**
 * Returns the pairs of tables that all tell their side. Tables in order fall into groups; a group is over when a table
 * of the side it began with follows after the other side was seen. Within a group every after is paired with the before
 * that stands nearest above, or with the first. Such a pair is assumed where another after has the same heading: then
 * the label does not tell which of them the before belongs to.
 */
export function pairGroups(told: readonly Sided[]): readonly Pair[] {
  const groups: Sided[][] = [];
  for (const each of told) {
    const group = groups.at(-1);
    const complete = group?.some((other) => other.side !== group[0]?.side) ?? true;
    if (group === undefined || (complete && each.side === group[0]?.side)) groups.push([each]);
    else group.push(each);
  }
  return groups.flatMap(pairGroup);
}

function pairGroup(group: readonly Sided[]): readonly Pair[] {
  const befores = group.filter((each) => each.side === 'before');
  const afters = group.filter((each) => each.side === 'after');
  if (afters.length === befores.length) {
    return afters.map((after, index) => ({ before: befores[index]?.at ?? after.at, after: after.at, assumed: false }));
  }
  return afters.flatMap((after, index): Pair[] => {
    const before = befores.findLast((each) => each.at < after.at) ?? befores[0];
    const assumed = afters.slice(0, index).some((other) => other.heading === after.heading);
    return before === undefined ? [] : [{ before: before.at, after: after.at, assumed }];
  });
}

/**
 * Returns the pairs of tables that take turns under two headings, of which only one tells its side ("Without the
 * patches:", "Using NMIs:", and both again for the next workload); none where they do not.
 */
export function pairTurns(sided: readonly Sided[]): readonly Pair[] {
  const [first, second] = sided;
  if (sided.length % 2 !== 0 || first === undefined || second === undefined) return [];
  if ((first.side === null) === (second.side === null)) return [];
  const takesTurns = sided.every((each, index) => {
    const model = index % 2 === 0 ? first : second;
    return each.heading !== '' && each.heading === model.heading && each.side === model.side;
  });
  if (!takesTurns) return [];
  const swapped = first.side === 'after' || second.side === 'before';
  return sided.flatMap((each, index): Pair[] => {
    const other = sided[index + 1];
    if (index % 2 !== 0 || other === undefined) return [];
    return [{ before: swapped ? other.at : each.at, after: swapped ? each.at : other.at, assumed: true }];
  });
}
