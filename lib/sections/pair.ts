import { type Diagnostic, type DiagnosticCode, diagnostic } from '../model/diagnostic.ts';
import type { EntryList } from '../model/entry-list.ts';
import type { Profile } from '../model/profile.ts';
import { type Pair, pairGroups, pairTurns, type Sided, sidedOf } from './groups.ts';
import { isOlder, namesRelease } from './version.ts';

/** The pairs of an input, and what was assumed to find them. */
export interface Pairs {
  readonly pairs: readonly Pair[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Returns the before/after pairs of one input's profiles, in order. Labels decide; a table that stands twice takes part
 * once; kernel versions in otherwise like labels tell the older side; two tables without labels are taken in order,
 * which is said. `partners` holds, for each profile, the position of the one its format pairs it with. A table that
 * compares two recordings is a pair of its own, both its sides in one position.
 */
export function pairProfiles(profiles: readonly Profile[], partners: readonly (number | null)[] = []): Pairs {
  const diagnostics: Diagnostic[] = [];
  const fixed = profiles.flatMap((profile, at): Pair[] => {
    const partner = partners[at] ?? null;
    return profile.side === 'before' && partner !== null ? [{ before: at, after: partner, assumed: false }] : [];
  });
  const open = profiles.map((_, at) => at).filter((at) => (partners[at] ?? null) === null);
  const firsts = firstsLike(profiles, open);
  const once = open.filter((at) => firsts.get(at) === at);
  const ownPairs = once
    .filter((at) => holdsBoth(profiles[at]))
    .map((at) => ({ before: at, after: at, assumed: false }));
  for (const at of open) {
    const first = firsts.get(at) ?? at;
    if (first === at) continue;
    const message = `the table at line ${profiles[first]?.line} stands here again; taken once`;
    diagnostics.push(diagnostic('twice-the-same', message, profiles[at]?.source ?? null, profiles[at]?.line ?? null));
  }
  const { pairs, diagnostics: more } = pairByMessage(profiles, open, firsts);
  return {
    pairs: [...fixed, ...ownPairs, ...pairs].sort((a, b) => firstOf(a) - firstOf(b)),
    diagnostics: [...diagnostics, ...more],
  };
}

/**
 * Each mail tells its own sides, and a table that it quotes from another counts in it as well; a pair that was told
 * before is not told again. Where no mail holds a pair, the tables of all are looked at together.
 */
function pairByMessage(
  profiles: readonly Profile[],
  open: readonly number[],
  firsts: ReadonlyMap<number, number>,
): Pairs {
  const pairOf = (positions: readonly number[]): Pairs => {
    const sided = positions.filter((at) => !holdsBoth(profiles[at])).map((at) => sidedOf(profiles[at], at));
    return pairSided(sided, profiles);
  };
  const mails = byMail(profiles, open);
  if (mails.length > 1) {
    const told = mails.map((positions) => pairOf(firstsAmong(positions, firsts)));
    const seen = new Set<string>();
    const pairs = told
      .flatMap((each) => each.pairs)
      .filter(({ before, after }) => {
        const key = `${firsts.get(before)} ${firsts.get(after)}`;
        return !seen.has(key) && seen.add(key);
      });
    if (pairs.length > 0) return { pairs, diagnostics: told.flatMap((each) => each.diagnostics) };
  }
  return pairOf(open.filter((at) => firsts.get(at) === at));
}

/** The positions by the mail that they stand in, in order. */
function byMail(profiles: readonly Profile[], open: readonly number[]): readonly (readonly number[])[] {
  const mails = new Map<number | undefined, number[]>();
  for (const at of open) {
    const index = profiles[at]?.message?.index;
    const mail = mails.get(index) ?? [];
    mail.push(at);
    mails.set(index, mail);
  }
  return [...mails.values()];
}

/** The positions without those whose table stands among them before. */
function firstsAmong(positions: readonly number[], firsts: ReadonlyMap<number, number>): readonly number[] {
  const seen = new Set<number | undefined>();
  return positions.filter((at) => {
    const first = firsts.get(at);
    return !seen.has(first) && seen.add(first);
  });
}

function holdsBoth(profile: Profile | undefined): boolean {
  return profile?.both !== undefined;
}

function firstOf(pair: Pair): number {
  return Math.min(pair.before, pair.after);
}

/**
 * For each profile the first one that lists the same rows; a quoted table differs by nothing else. Tables of different
 * sides, or of different events, are two measurements, however alike.
 */
function firstsLike(profiles: readonly Profile[], open: readonly number[]): ReadonlyMap<number, number> {
  if (open.length < 2) return new Map(open.map((at) => [at, at]));
  const seen = new Map<string, Map<string, number>>();
  const firsts = new Map<number, number>();
  for (const at of open) {
    const key = fingerprint(profiles[at]);
    const like = seen.get(key) ?? new Map<string, number>();
    const side = profiles[at]?.side ?? null;
    const event = profiles[at]?.facts.event ?? null;
    const known = statementsLike(side, event).flatMap((statement) => like.get(statement) ?? []);
    const [first] = known.sort((a, b) => a - b);
    firsts.set(at, first ?? at);
    if (first !== undefined) continue;
    seen.set(key, like);
    for (const statement of [statementOf(side, event), statementOf(side)])
      if (!like.has(statement)) like.set(statement, at);
  }
  return firsts;
}

/** A side and an event, or a side and whatever event. */
function statementOf(side: string | null, ...event: readonly [] | readonly [string | null]): string {
  return JSON.stringify([side, ...event]);
}

/** What a table may state that does not contradict a side and an event: that, or nothing. */
function statementsLike(side: string | null, event: string | null): readonly string[] {
  const sides = side === null ? [null, 'before', 'after'] : [side, null];
  return sides.flatMap((one) =>
    event === null ? [statementOf(one)] : [statementOf(one, event), statementOf(one, null)],
  );
}

function fingerprint(profile: Profile | undefined): string {
  const rowsOf = (entries: EntryList | undefined): unknown =>
    entries?.map((entry) => [entry.overhead.ticks, entry.comm, entry.dso, entry.symbol]);
  return JSON.stringify([rowsOf(profile?.entries), rowsOf(profile?.both?.after.entries)]);
}

function pairSided(sided: readonly Sided[], profiles: readonly Profile[]): Pairs {
  const told = sided.filter((each) => each.side !== null);
  if (told.some((each) => each.side === 'before') && told.some((each) => each.side === 'after')) {
    const pairs = pairGroups(told);
    return { pairs, diagnostics: pairs.filter((pair) => pair.assumed).map((pair) => sameHeading(profiles, pair)) };
  }
  const [first, second] = sided;
  if (first === undefined || second === undefined) return { pairs: [], diagnostics: [] };
  if (sided.length === 2) return pairTwo(first, second, profiles);
  const pairs = pairTurns(sided);
  return { pairs, diagnostics: pairs.length === 0 ? [] : [assumedSide(profiles, first, 'of two headings')] };
}

/** Two tables of which at most one tells its side. */
function pairTwo(first: Sided, second: Sided, profiles: readonly Profile[]): Pairs {
  const events = [first, second].map((each) => profiles[each.at]?.facts.event ?? null);
  const otherEvent = events[0] !== null && events[1] !== null && events[0] !== events[1];
  if (otherEvent || (first.side !== null && second.side !== null)) return { pairs: [], diagnostics: [] };
  if (first.side !== null || second.side !== null) {
    const swapped = first.side === 'after' || second.side === 'before';
    return {
      pairs: [ordered(first, second, swapped, true)],
      diagnostics: [assumedSide(profiles, first, 'of two tables')],
    };
  }
  const labels = [first, second].map((each) => profiles[each.at]?.label ?? '');
  const older = isOlder(labels[0] ?? '', labels[1] ?? '');
  if (older !== null) return { pairs: [ordered(first, second, !older, false)], diagnostics: [] };
  const releases = labels.map(namesRelease);
  if (releases[0] !== releases[1]) {
    const message = 'only one of two tables names a release of the kernel; it was taken as before';
    return {
      pairs: [ordered(first, second, releases[1] === true, true)],
      diagnostics: [diagnosticAt('assumed-side', message, profiles[first.at])],
    };
  }
  const message = 'no label tells which table is before; taken in the order in which they stand';
  return {
    pairs: [ordered(first, second, false, true)],
    diagnostics: [diagnosticAt('assumed-order', message, profiles[first.at])],
  };
}

function ordered(first: Sided, second: Sided, swapped: boolean, assumed: boolean): Pair {
  return swapped ? { before: second.at, after: first.at, assumed } : { before: first.at, after: second.at, assumed };
}

function assumedSide(profiles: readonly Profile[], first: Sided, which: string): Diagnostic {
  const message = `only one ${which} has a label that tells its side; the other was taken as the opposite side`;
  return diagnosticAt('assumed-side', message, profiles[first.at]);
}

function sameHeading(profiles: readonly Profile[], pair: Pair): Diagnostic {
  const after = profiles[pair.after];
  const message = `the heading "${after?.label ?? ''}" stands a second time without a before of its own; paired with the table at line ${profiles[pair.before]?.line}`;
  return diagnosticAt('assumed-order', message, after);
}

function diagnosticAt(code: DiagnosticCode, message: string, profile: Profile | undefined): Diagnostic {
  return diagnostic(code, message, profile?.source ?? null, profile?.line ?? null);
}
