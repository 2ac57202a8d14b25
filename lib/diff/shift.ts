import type { Shift, ShiftSide } from '../model/comparison.ts';
import { isSumOfMany } from '../model/identity.ts';
import type { Row } from '../model/row.ts';
import type { Aligned } from './align.ts';
import { type ListBounds, reachOf } from './bounds.ts';
import { deltaOf, pointsOf, rangeOfListed, statusOf } from './delta.ts';

/** Returns what happened to a row, without rank, cost and patch. */
export function shiftOf(aligned: Aligned, before: ListBounds, after: ListBounds): Shift {
  const many = [aligned.before, aligned.after].some((row) => row !== null && isSumOfMany(row.identity));
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
  const identity = row?.identity;
  const side = {
    spread: row?.spread ?? null,
    samples: row?.samples ?? null,
    dso: identity?.dso ?? null,
    tag: identity?.tag ?? null,
  };
  if (row === null || row.atMost !== null) {
    const atMost = row?.atMost ?? boundOf(names, bounds, many);
    const range = { low: 0, high: reachOf(atMost, bounds) };
    return { ...side, ticks: null, slack: 0, atMost, upTo: null, range, names: [] };
  }
  const { ticks, slack } = row.share;
  const listed = rangeOfListed(ticks, slack);
  const missing = row.renamed === null ? 0 : row.renamed.names - row.renamed.listed;
  const extra = row.upTo !== null ? row.upTo - ticks : missing === 0 ? 0 : boundOf(missing, bounds, many);
  const range = extra === 0 ? listed : { low: listed.low, high: ticks + slack + reachOf(extra, bounds) };
  return { ...side, ticks, slack, atMost: null, upTo: extra === 0 ? null : ticks + extra, range, names: row.names };
}

/** The bound of as many names that are not listed: each below the cut-off, all of them within what is left over. */
function boundOf(names: number, bounds: ListBounds, many: boolean): number {
  return many ? bounds.atMostInAll : Math.min(names * bounds.atMost, bounds.atMostInAll);
}
