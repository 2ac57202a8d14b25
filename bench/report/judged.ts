import type { Agreement, Bound, Row } from '../harness/row.ts';
import { type Figures, figuresOf, type Measured } from '../harness/subject.ts';

/** A row with what came of it. */
export interface Judged {
  readonly row: Row;
  readonly ours: Measured;
  readonly others: readonly Measured[];
  readonly verdicts: readonly Verdict[];
  readonly agreement: Agreement | null;
}

/** A bound with what was measured. */
export interface Verdict {
  readonly bound: Bound;
  /** How often the other's figure ours is, or our seconds where the bound is plain; null where one of them is missing. */
  readonly measured: number | null;
  /** Null where it cannot be told. */
  readonly holds: boolean | null;
}

/** Returns what the bounds of a row come to: the fastest run against the fastest, the largest memory against the largest. */
export function verdictsOf(row: Row, ours: Measured, others: readonly Measured[]): readonly Verdict[] {
  return row.bounds.map((bound): Verdict => {
    if (ours.problem !== null) return { bound, measured: null, holds: false };
    const own = figureOf(bound, figuresOf(ours));
    const other = others.find(({ subject }) => subject.name === bound.against);
    const unit = bound.against === null ? 1 : other === undefined ? null : figureOf(bound, figuresOf(other));
    if (own === null || unit === null || unit === 0) return { bound, measured: null, holds: null };
    return { bound, measured: own / unit, holds: own / unit <= bound.atMost };
  });
}

function figureOf({ quantity }: Bound, figures: Figures | null): number | null {
  if (figures === null) return null;
  return quantity === 'seconds' ? figures.least : figures.peakBytes;
}
