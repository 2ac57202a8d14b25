import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Comparison, Shift, ShiftSide } from '../../lib/model/comparison.ts';
import type { Profile } from '../../lib/model/profile.ts';
import { compareTwo, printRow, readOne, SYMBOLS, sortedRows, type Truth, truths, WHOLE } from './generated.ts';

/** A true profile and what a person sees of it: cut, rounded, perhaps thinned out or in another order. */
interface Seen {
  readonly truth: Truth;
  readonly profile: Profile;
  /** What no row of it shows, in ticks. */
  readonly hidden: number;
}

const views: fc.Arbitrary<Seen> = fc
  .record({
    truth: truths(SYMBOLS),
    top: fc.oneof(fc.constant(1000), fc.integer({ min: 1, max: 30 })),
    how: fc.constantFrom('sorted', 'turned', 'elided', 'one elided'),
  })
  .map(({ truth, top, how }) => {
    const rows = sortedRows(truth).slice(0, top);
    const shown = how === 'turned' ? [...rows].reverse() : rows.filter((_, at) => !isLeftOut(how, at));
    const lines = shown.map(printRow);
    if (how.endsWith('elided') && lines.length > 1) lines.splice(1, 0, '[...]');
    const profile = readOne(lines);
    const left = WHOLE - shown.reduce((sum, [, ticks]) => sum + ticks, 0);
    return { truth, profile, hidden: left };
  })
  // An elision needs a row on either side to be seen; without it a thinned list cannot be told from a cut one.
  .filter(({ profile, truth }) => profile.elided || isPrefix(profile, truth));

/** An author drops every third row, or a single one. */
function isLeftOut(how: string, at: number): boolean {
  return how === 'elided' ? at % 3 === 1 : how === 'one elided' && at === 1;
}

function isPrefix(profile: Profile, truth: Truth): boolean {
  const least = Math.min(...profile.entries.map(({ overhead }) => overhead.ticks + overhead.slack));
  const listed = new Set(profile.entries.map(({ symbol }) => symbol));
  return [...truth].every(([row, ticks]) => listed.has(symbolOf(row)) || ticks <= least);
}

function symbolOf(row: string): string {
  return row.replace(/^.*? {2}\[.\] /, '');
}

/** The true share of a row of the comparison, found by the name that either side printed. */
function trueShare(truth: Truth, shift: Shift): number {
  const names = new Set([...shift.before.names, ...shift.after.names]);
  return [...truth].reduce((sum, [row, ticks]) => sum + (names.has(symbolOf(row)) ? ticks : 0), 0);
}

/** How far a side may be wrong about a row that it does not list, beyond what it says. */
function doubtOf({ hidden }: Seen, { cut, rows }: Comparison['before']): number {
  if (cut !== 'none') return 0;
  // Half a digit a row and a last digit are tolerated; rounding hides as much again from the printed sum.
  expect(hidden).toBeLessThanOrEqual(rows * 10_000 + 10_000);
  return hidden;
}

function expectSide({ ticks, atMost }: ShiftSide, share: number, side: Comparison['before'], doubt: number): void {
  if (ticks !== null) expect(Math.abs(share - ticks)).toBeLessThanOrEqual(5_000);
  else expect(share).toBeLessThanOrEqual((atMost ?? -1) + doubt + side.rows * 5_000);
}

test('the true values lie within what is said', () => {
  fc.assert(
    fc.property(views, views, (a, b) => {
      const { before, after, shifts } = compareTwo(a.profile, b.profile);
      const doubt = { before: doubtOf(a, before), after: doubtOf(b, after) };
      for (const shift of shifts) {
        const from = trueShare(a.truth, shift);
        const to = trueShare(b.truth, shift);
        const { low, high } = shift.delta;
        expect(to - from).toBeGreaterThanOrEqual(low - (shift.before.ticks === null ? doubt.before : 0));
        expect(to - from).toBeLessThanOrEqual(high + (shift.after.ticks === null ? doubt.after : 0));
        expectSide(shift.before, from, before, doubt.before);
        expectSide(shift.after, to, after, doubt.after);
      }
    }),
    { numRuns: 400 },
  );
});

test('a row that a sorted list cut off has no more than its last row, up to rounding', () => {
  fc.assert(
    fc.property(truths(SYMBOLS), fc.integer({ min: 1, max: 30 }), (truth, top) => {
      const rows = sortedRows(truth);
      const profile = readOne(rows.slice(0, top).map(printRow));
      const whole = readOne(rows.map(printRow));
      const { before, shifts } = compareTwo(profile, whole);
      fc.pre(before.cut === 'size');
      const unlisted = shifts.filter((shift) => shift.before.ticks === null);
      expect(unlisted.length).toBe(rows.length - Math.min(top, rows.length));
      for (const shift of unlisted) {
        expect(trueShare(truth, shift)).toBeLessThanOrEqual((before.floorTicks ?? 0) + 5_000);
        expect(shift.before.atMost).toBe(Math.min(before.floorTicks ?? 0, before.restTicks));
        expect(shift.status).not.toBe('new');
      }
    }),
  );
});

test('nothing is called a shift that is none: two views of one truth never grow or shrink', () => {
  const truth = truths(SYMBOLS);
  const tops = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(truth, tops, (one, [a, b]) => {
      const rows = sortedRows(one).map(printRow);
      const { before, after, shifts } = compareTwo(readOne(rows.slice(0, a)), readOne(rows.slice(0, b)));
      fc.pre(before.cut !== 'none' && after.cut !== 'none');
      for (const { status } of shifts) expect(['same', 'unclear']).toContain(status);
    }),
  );
});
