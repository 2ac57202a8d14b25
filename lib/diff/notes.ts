import type { Composition, Rate, Shift } from '../model/comparison.ts';
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import { inside } from '../model/inside.ts';
import type { Profile } from '../model/profile.ts';
import type { NormalizedProfile, Row } from '../model/row.ts';
import { TICKS_PER_POINT, toPoints, WHOLE } from '../model/share.ts';
import type { Aligned } from './align.ts';
import { hasFinerRows } from './bounds.ts';
import { type MeasuredFactor, measuredComposition } from './cost.ts';

/**
 * Returns notes on everything that was matched although it was spelled differently, and on what keeps rows apart:
 * nothing is merged in silence.
 */
export function noteMatches(
  before: Profile,
  after: Profile,
  shifts: readonly Shift[],
  aligned: readonly Aligned[],
): readonly Diagnostic[] {
  const notes: Diagnostic[] = [];
  const at = (code: Parameters<typeof diagnostic>[0], message: string): void => {
    notes.push(diagnostic(code, message, after.source, after.line));
  };
  noteFolds(aligned, at);
  noteCuts(shifts, at);
  for (const shift of shifts) noteShift(shift, at);
  const apart = new Set(aligned.filter((each) => each.apart && tagOf(each) !== null).map(nameOf));
  if (apart.size > 0)
    at('several-programs', `several BPF programs of one name are kept apart by their tags: ${list([...apart])}`);
  for (const profile of new Set([before, after])) {
    if (hasFinerRows(profile)) {
      const message =
        'rows are finer than a symbol (command, thread or CPU); shares of a symbol are the sum of its listed rows';
      notes.push(diagnostic('rows-per-comm', message, profile.source, profile.line));
    }
  }
  return notes;
}

type At = (code: Parameters<typeof diagnostic>[0], message: string) => void;

function noteFolds(aligned: readonly Aligned[], at: At): void {
  const folded = rowsBy(aligned, (rule) => FOLDS.has(rule));
  const folds = new Set(folded.flatMap((row) => row.names.filter((name) => name !== row.identity.symbol)));
  if (folds.size > 0)
    at('folded-suffix', `folded into the base name: ${list([...folds])}; --suffixes keep tells them apart`);
  const unnamed = rowsBy(aligned, (rule) => rule === 'address');
  const addresses = new Set(unnamed.map((row) => `${row.names.length} in ${row.identity.dso ?? 'an unknown object'}`));
  if (addresses.size > 0)
    at('unresolved-addresses', `addresses without a symbol are summed per object: ${list([...addresses])}`);
}

/** The rows of which one of some rules told who they are. Most rows have their rules in common with others of their object. */
function rowsBy(aligned: readonly Aligned[], isWanted: (rule: string) => boolean): readonly Row[] {
  const rows: Row[] = [];
  const known = new Map<Row['rules'], boolean>();
  const add = (row: Row | null): void => {
    if (row !== null && inside(known, row.rules, () => row.rules.some(isWanted))) rows.push(row);
  };
  for (const { before, after } of aligned) {
    add(before);
    add(after);
  }
  return rows;
}

const FOLDS: ReadonlySet<string> = new Set(['compiler-suffix', 'rust-hash', 'symbol-version']);

function noteShift(shift: Shift, at: At): void {
  const { before, after, symbol } = shift;
  if (shift.acrossDsos)
    at('different-dso', `${symbol} is in ${before.dso} before and in ${after.dso} after; paired by its name`);
  if (before.tag !== null && after.tag !== null && before.tag !== after.tag) {
    at('bpf-tag', `BPF program ${symbol} has tag ${before.tag} before and ${after.tag} after: its code differs`);
  }
}

function tagOf(aligned: Aligned): string | null {
  return (aligned.after ?? aligned.before)?.identity.tag ?? null;
}

function nameOf(aligned: Aligned): string {
  return (aligned.after ?? aligned.before)?.identity.symbol ?? '';
}

const MOST_NAMES = 6;

function list(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Values that differ by more than this part of their mean are not of one steady state. */
const UNEVEN = 0.5;

/** Shares of counts that differ by more from what is printed are said: 0.1 points. */
const PERIODS_APART = TICKS_PER_POINT / 10;

/** Returns a note for each side of which the shares of the samples are not those that are printed, with the largest. */
export function notePeriods(sides: readonly NormalizedProfile[]): readonly Diagnostic[] {
  return sides.flatMap(({ profile, rows }) => {
    let total = 0;
    for (const { samples } of rows.values()) total += samples ?? Number.NaN;
    if (!(total > 0) || profile.format === 'perf-top') return [];
    let apart = 0;
    let most: { readonly row: Row; readonly share: number; readonly by: number } | null = null;
    for (const row of rows.values()) {
      const share = ((row.samples ?? 0) / total) * WHOLE;
      const by = Math.abs(share - row.share.ticks) - row.share.slack;
      if (by <= PERIODS_APART) continue;
      apart += 1;
      if (most === null || by > most.by) most = { row, share, by };
    }
    if (most === null) return [];
    const { row, share } = most;
    const figures = `${toPoints(row.share.ticks).toFixed(2)} by period, ${toPoints(share).toFixed(2)} by samples`;
    const message = `${apart} of ${rows.size} symbols have another share of the samples than of the period: ${row.identity.symbol} ${figures}; noise is judged by samples`;
    return [diagnostic('shares-of-periods', message, profile.source, profile.line)];
  });
}

/** Returns a warning for each side whose rate is a mean of very different values. */
export function noteRates(
  before: Profile,
  after: Profile,
  rates: { readonly before: Rate; readonly after: Rate } | null,
): readonly Diagnostic[] {
  if (rates === null) return [];
  return (
    [
      ['before', before, rates.before],
      ['after', after, rates.after],
    ] as const
  ).flatMap(([side, profile, rate]) => {
    if (rate.max - rate.min <= UNEVEN * rate.value) return [];
    const message = `the rate ${side} is the mean of values from ${rate.min} to ${rate.max} ${rate.unit}, expected a steady state; state it with --rate`;
    return [diagnostic('uneven-rate', message, profile.source, null)];
  });
}

/** Returns a warning where the rates say another change of the total cost than the shares do. */
export function noteConflict(
  before: Profile,
  told: Composition | null,
  measured: MeasuredFactor | null,
): readonly Diagnostic[] {
  if (told === null || measured === null) return [];
  const { low, high } = measuredComposition(measured);
  if (high >= told.low && low <= told.high) return [];
  const range = `${told.low.toFixed(3)} to ${told.high.toFixed(3)}`;
  const message = `the rates say that the total cost changed by x${measured.factor.toFixed(3)}, the shares imply ${range}; are they of the same seconds and CPUs?`;
  return [diagnostic('composition-conflict', message, before.source, null)];
}

/** Returns a warning for each rename that joins nothing. */
export function noteUnknown(after: Profile, renames: readonly { readonly from: string }[]): readonly Diagnostic[] {
  return renames.map(({ from }) => {
    const message = `--rename ${from}: no symbol of either side has this name, so nothing was joined; expected a name as the report prints it`;
    return diagnostic('rename-unknown', message, after.source, null);
  });
}

/** A name shorter than this is not looked at: it begins too many others. */
const SHORTEST_CUT = 8;

/**
 * perf cuts names at the width of a column without a mark. A symbol of one side only that ends in the middle of a word of
 * the one symbol of the other side only that it begins is likely the same; they are not merged.
 */
function noteCuts(shifts: readonly Shift[], at: At): void {
  const lone = {
    before: shifts.filter(({ after }) => after.ticks === null),
    after: shifts.filter(({ before }) => before.ticks === null),
  };
  const pairs = [...cutsAmong(lone.before, lone.after), ...cutsAmong(lone.after, lone.before)];
  if (pairs.length === 0) return;
  const names = list(pairs.map(([cut, whole]) => `${cut} may be ${whole}`));
  at('cut-symbols', `names that look cut at the width of a column: ${names}; print wider, or join them with --rename`);
}

function cutsAmong(cuts: readonly Shift[], wholes: readonly Shift[]): readonly (readonly [string, string])[] {
  const sorted = new Map<string, string[]>();
  for (const { domain, symbol } of wholes) {
    const known = sorted.get(domain);
    if (known === undefined) sorted.set(domain, [symbol]);
    else known.push(symbol);
  }
  for (const symbols of sorted.values()) symbols.sort();
  return cuts.flatMap(({ symbol, domain }) => {
    if (symbol.length < SHORTEST_CUT || !/\w$/.test(symbol)) return [];
    const [only, ...others] = goingOn(symbol, sorted.get(domain) ?? []);
    return only !== undefined && others.length === 0 ? [[symbol, only] as const] : [];
  });
}

/** What may follow within a word: a digit, a capital, a small letter, each up to what stands behind the last of them. */
const WITHIN_WORD = ['0:', 'A[', 'a{'] as const;

/** Returns two at most of the sorted names that begin with another one and go on within a word. */
function goingOn(name: string, sorted: readonly string[]): readonly string[] {
  return WITHIN_WORD.flatMap(([first, beyond]) => {
    const from = placeIn(sorted, `${name}${first}`);
    const to = placeIn(sorted, `${name}${beyond}`);
    return sorted.slice(from, Math.min(to, from + 2));
  });
}

/** Returns where a name stands among sorted ones, or would. */
function placeIn(sorted: readonly string[], name: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < name) low = middle + 1;
    else high = middle;
  }
  return low;
}
