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
  /** The same of the seconds that the processor spent, which a busy machine does not stretch; null where not known. */
  readonly processor: number | null;
  /** Null where it cannot be told. */
  readonly holds: boolean | null;
}

/** Returns what the bounds of a row come to: the fastest run against the fastest, the largest memory against the largest. */
export function verdictsOf(row: Row, ours: Measured, others: readonly Measured[]): readonly Verdict[] {
  return row.bounds.map((bound): Verdict => {
    if (ours.problem !== null) return { bound, measured: null, processor: null, holds: false };
    const other = others.find(({ subject }) => subject.name === bound.against);
    const ratio = (value: (figures: Figures) => number | null): number | null => {
      const [own, unit] = [figuresOf(ours), other === undefined ? null : figuresOf(other)].map((figures) => {
        return figures === null ? null : value(figures);
      });
      if (bound.against === null) return own ?? null;
      return own == null || unit == null || unit === 0 ? null : own / unit;
    };
    const measured = ratio(({ least, peakBytes }) => (bound.quantity === 'seconds' ? least : peakBytes));
    const processor = bound.quantity === 'seconds' ? ratio(({ cpuSeconds }) => cpuSeconds) : null;
    return { bound, measured, processor, holds: measured === null ? null : measured <= bound.atMost };
  });
}
