import type { Comparison, Group, GroupBy, RangeTicks, Shift } from '../model/comparison.ts';
import type { NoiseVerdict, ShiftTest } from '../model/judgement.ts';

/** What a condition can ask about: a symbol or a group, with what a gate needs to know of it. */
export interface Subject {
  readonly by: 'symbol' | GroupBy;
  readonly name: string;
  readonly before: SubjectSide;
  readonly after: SubjectSide;
  /** Which lists hold it. */
  readonly listed: 'both' | 'before' | 'after';
  /** False where a side is only bounded, so that the difference of the figures says nothing. */
  readonly known: boolean;
  readonly test: ShiftTest | null;
  readonly interval: { readonly low: number; readonly high: number; readonly level: number } | null;
  readonly noise: NoiseVerdict | null;
  readonly reason: string | null;
}

/** One side of it, in ticks. */
export interface SubjectSide {
  readonly ticks: number;
  readonly range: RangeTicks;
}

/** The order in which a name is looked for among groups that are always there, once nothing else has it. */
const BUILT_IN: readonly GroupBy[] = ['patch', 'domain', 'dso'];

/** What a target stands for among all that was tested with it. */
export interface Asked {
  readonly subjects: readonly Subject[];
  /** All symbols, or all groups of its kind. */
  readonly family: readonly Subject[];
}

/**
 * Returns what a target stands for in a comparison: a group of the user's, else every row of a symbol of the name, else a
 * group of the patch, a domain or an object; every symbol where it is null. Empty where nothing has the name.
 */
export function askedOf(comparison: Comparison, target: string | null): Asked {
  const symbols = comparison.shifts.map(subjectOfShift);
  if (target === null) return { subjects: symbols, family: symbols };
  const groups = (by: GroupBy): readonly Subject[] =>
    comparison.groups.filter((group) => group.by === by).map(subjectOfGroup);
  const families = [groups('group'), symbols, ...BUILT_IN.map(groups)];
  for (const family of families) {
    const subjects = family.filter(({ name }) => name === target);
    if (subjects.length > 0) return { subjects, family };
  }
  return { subjects: [], family: [] };
}

function subjectOfShift(shift: Shift): Subject {
  const { symbol, before, after, delta, test, interval, noise, reason } = shift;
  return {
    by: 'symbol',
    name: symbol,
    before: { ticks: before.ticks ?? 0, range: before.range },
    after: { ticks: after.ticks ?? 0, range: after.range },
    listed: before.ticks === null ? 'after' : after.ticks === null ? 'before' : 'both',
    known: delta.points !== null,
    test,
    interval,
    noise,
    reason,
  };
}

function subjectOfGroup({ by, name, before, after, test, interval, reason }: Group): Subject {
  return { by, name, before, after, listed: 'both', known: true, test, interval, noise: null, reason };
}
