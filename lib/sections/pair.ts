import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import type { Profile, SideName } from '../model/profile.ts';
import { isOlder } from './version.ts';

/** Two profiles that belong together, as positions among the profiles of an input (from 0). */
export interface Pair {
  readonly before: number;
  readonly after: number;
  /** True where no label told the sides of both. */
  readonly assumed: boolean;
}

/** The pairs of an input, and what was assumed to find them. */
export interface Pairs {
  readonly pairs: readonly Pair[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A profile that takes part in pairing: its position and what its label tells. */
interface Sided {
  readonly at: number;
  readonly side: SideName | null;
}

/**
 * Returns the before/after pairs of one input's profiles, in order. Labels decide; a table that stands twice takes part
 * once; kernel versions in otherwise like labels tell the older side; two tables without labels are taken in order,
 * which is said. `partners` holds, for each profile, the position of the one its format pairs it with.
 */
export function pairProfiles(profiles: readonly Profile[], partners: readonly (number | null)[] = []): Pairs {
  const diagnostics: Diagnostic[] = [];
  const fixed = profiles.flatMap((profile, at): Pair[] => {
    const partner = partners[at] ?? null;
    return profile.side === 'before' && partner !== null ? [{ before: at, after: partner, assumed: false }] : [];
  });
  const open = profiles.map((_, at) => at).filter((at) => (partners[at] ?? null) === null);
  const once = open.filter((at) => firstLike(profiles, open, at) === at);
  for (const at of open) {
    const first = firstLike(profiles, open, at);
    if (first === at) continue;
    const message = `the table at line ${profiles[first]?.line} stands here again; taken once`;
    diagnostics.push(diagnostic('twice-the-same', message, profiles[at]?.source ?? null, profiles[at]?.line ?? null));
  }
  const sided = once.map((at): Sided => ({ at, side: profiles[at]?.side ?? null }));
  const { pairs, diagnostics: more } = pairSided(sided, profiles);
  return {
    pairs: [...fixed, ...pairs].sort((a, b) => firstOf(a) - firstOf(b)),
    diagnostics: [...diagnostics, ...more],
  };
}

function firstOf(pair: Pair): number {
  return Math.min(pair.before, pair.after);
}

/** The first profile among `open` that lists the same rows; a quoted table differs by nothing else. */
function firstLike(profiles: readonly Profile[], open: readonly number[], at: number): number {
  const own = fingerprint(profiles[at]);
  return open.find((other) => other <= at && fingerprint(profiles[other]) === own) ?? at;
}

function fingerprint(profile: Profile | undefined): string {
  return JSON.stringify(profile?.entries.map((entry) => [entry.overhead.ticks, entry.comm, entry.dso, entry.symbol]));
}

function pairSided(sided: readonly Sided[], profiles: readonly Profile[]): Pairs {
  const told = sided.filter((each) => each.side !== null);
  if (told.some((each) => each.side === 'before') && told.some((each) => each.side === 'after')) {
    return { pairs: pairGroups(told), diagnostics: [] };
  }
  const [first, second] = sided;
  if (sided.length !== 2 || first === undefined || second === undefined) return { pairs: [], diagnostics: [] };
  return pairTwo(first, second, profiles);
}

/**
 * Tables in order fall into groups; a group is over when a table of the side it began with follows after the other
 * side was seen. Within a group every after is paired with the before that stands nearest above, or with the first.
 */
function pairGroups(told: readonly Sided[]): readonly Pair[] {
  const groups: Sided[][] = [];
  for (const each of told) {
    const group = groups.at(-1);
    const complete = group?.some((other) => other.side !== group[0]?.side) ?? true;
    if (group === undefined || (complete && each.side === group[0]?.side)) groups.push([each]);
    else group.push(each);
  }
  return groups.flatMap((group) => {
    const befores = group.filter((each) => each.side === 'before');
    const afters = group.filter((each) => each.side === 'after');
    if (afters.length === befores.length) {
      return afters.map((after, index) => ({
        before: befores[index]?.at ?? after.at,
        after: after.at,
        assumed: false,
      }));
    }
    return afters.flatMap((after): Pair[] => {
      const before = befores.findLast((each) => each.at < after.at) ?? befores[0];
      return before === undefined ? [] : [{ before: before.at, after: after.at, assumed: false }];
    });
  });
}

/** Two tables of which at most one tells its side. */
function pairTwo(first: Sided, second: Sided, profiles: readonly Profile[]): Pairs {
  const file = profiles[first.at]?.source ?? null;
  const line = profiles[first.at]?.line ?? null;
  if (first.side !== null && second.side !== null) return { pairs: [], diagnostics: [] };
  if (first.side !== null || second.side !== null) {
    const swapped = first.side === 'after' || second.side === 'before';
    const pair = swapped ? { before: second.at, after: first.at } : { before: first.at, after: second.at };
    const message = 'only one of two tables has a label that tells its side; the other was taken as the opposite side';
    return { pairs: [{ ...pair, assumed: true }], diagnostics: [diagnostic('assumed-side', message, file, line)] };
  }
  const older = isOlder(profiles[first.at]?.label ?? '', profiles[second.at]?.label ?? '');
  if (older !== null) {
    const pair = older ? { before: first.at, after: second.at } : { before: second.at, after: first.at };
    return { pairs: [{ ...pair, assumed: false }], diagnostics: [] };
  }
  const message = 'no label tells which table is before; taken in the order in which they stand';
  return {
    pairs: [{ before: first.at, after: second.at, assumed: true }],
    diagnostics: [diagnostic('assumed-order', message, file, line)],
  };
}
