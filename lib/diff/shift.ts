import type { Shift, ShiftSide } from '../model/comparison.ts';
import { isSumOfMany } from '../model/identity.ts';
import type { Row } from '../model/row.ts';
import type { Share } from '../model/share.ts';
import type { Aligned } from './align.ts';
import { type ListBounds, reachOf } from './bounds.ts';
import { deltaOf, pointsOf, type Range, rangeOfListed, statusOf } from './delta.ts';

/** A shift to which its rank, cost and verdict are still to be added: there may be too many to copy each for every one. */
export type ShiftDraft = { -readonly [K in keyof Shift]: Shift[K] };

/** Returns what happened to a row, without rank, cost and patch. */
export function shiftOf(aligned: Aligned, before: ListBounds, after: ListBounds): ShiftDraft {
  const many = isMany(aligned.before) || isMany(aligned.after);
  const names = (aligned.before?.renamed ?? aligned.after?.renamed)?.names ?? 1;
  const from = sideOfShift(aligned.before, before, many, names);
  const to = sideOfShift(aligned.after, after, many, names);
  const complete = {
    before: before.cut === 'none' || aligned.before?.absent === true,
    after: after.cut === 'none' || aligned.after?.absent === true,
  };
  const delta = deltaOf(from.range, to.range, pointsOf(from, to, complete));
  const identity = (aligned.after ?? aligned.before)?.identity;
  const tag = aligned.after?.identity.tag ?? aligned.before?.identity.tag ?? null;
  const dso = aligned.after?.identity.dso ?? aligned.before?.identity.dso ?? null;
  return {
    rank: 0,
    symbol: identity?.symbol ?? '',
    domain: domainOf(aligned),
    dso: aligned.apart && tag !== null ? `[bpf:${tag}]` : dso,
    before: from,
    after: to,
    status: statusOf(from, to, delta, complete),
    delta,
    ratio: from.ticks !== null && to.ticks !== null && from.ticks > 0 ? to.ticks / from.ticks : null,
    acrossDsos: aligned.acrossDsos,
    cost: null,
    corrected: null,
    test: null,
    reason: 'one-run',
    interval: null,
    noise: null,
    byComposition: false,
    patch: null,
  };
}

function isMany(row: Row | null): boolean {
  return row !== null && isSumOfMany(row.identity);
}

/** The domain of the side that names an object says more than one guessed from the level. */
function domainOf(aligned: Aligned): Shift['domain'] {
  const { before, after } = aligned;
  const named =
    after !== null && after.identity.dso !== null
      ? after
      : before !== null && before.identity.dso !== null
        ? before
        : null;
  return (named ?? after ?? before)?.identity.domain ?? 'unknown';
}

function sideOfShift(row: Row | null, bounds: ListBounds, many: boolean, names: number): ShiftSide {
  const listed = row === null || row.atMost !== null ? null : row;
  const atMost = listed === null ? (row?.atMost ?? boundOf(names, bounds, many)) : null;
  const extra = listed === null ? 0 : extraOf(listed, bounds, many);
  return {
    spread: row?.spread ?? null,
    samples: row?.samples ?? null,
    dso: row?.identity.dso ?? null,
    tag: row?.identity.tag ?? null,
    ticks: listed === null ? null : listed.share.ticks,
    slack: listed === null ? 0 : listed.share.slack,
    atMost,
    upTo: listed === null || extra === 0 ? null : listed.share.ticks + extra,
    range: listed === null ? { low: 0, high: reachOf(atMost ?? 0, bounds) } : rangeOf(listed.share, extra, bounds),
    names: listed === null ? NO_NAMES : listed.names,
  };
}

const NO_NAMES: readonly string[] = [];

/** What may stand above the figure of a row: what the input says, or names of it that are not listed. */
function extraOf(row: Row, bounds: ListBounds, many: boolean): number {
  if (row.upTo !== null) return row.upTo - row.share.ticks;
  const missing = row.renamed === null ? 0 : row.renamed.names - row.renamed.listed;
  return missing === 0 ? 0 : boundOf(missing, bounds, many);
}

function rangeOf({ ticks, slack }: Share, extra: number, bounds: ListBounds): Range {
  const listed = rangeOfListed(ticks, slack);
  return extra === 0 ? listed : { low: listed.low, high: ticks + slack + reachOf(extra, bounds) };
}

/** The bound of as many names that are not listed: each below the cut-off, all of them within what is left over. */
function boundOf(names: number, bounds: ListBounds, many: boolean): number {
  return many ? bounds.atMostInAll : Math.min(names * bounds.atMost, bounds.atMostInAll);
}
