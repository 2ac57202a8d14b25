import type { Comparison, Group, Shift } from '../model/comparison.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { GateResult } from '../model/gate.ts';
import type { Origin } from './origin.ts';

/** What a row is about. */
export type Subject =
  | { readonly kind: 'shift'; readonly shift: Shift }
  | { readonly kind: 'group'; readonly group: Group };

/** A line of a report's table. Cells are text; nothing behind this point rounds. */
export interface ReportRow {
  readonly before: string;
  readonly after: string;
  readonly delta: string;
  /** Cells of the columns between delta and symbol, as many as `extraTitles`. */
  readonly extras: readonly string[];
  readonly origin: Origin | null;
  readonly symbol: string;
  /** The length and direction of the bar, from -1 to 1, in units of the report's largest shift. */
  readonly bar: number;
  /** 1 where the share grew for certain, -1 where it shrank, 0 where neither can be told. */
  readonly direction: -1 | 0 | 1;
  /** Numbers of the footnotes that the row needs. */
  readonly marks: readonly number[];
  /** True where the patch touches the function. */
  readonly patch: boolean;
  readonly subject: Subject;
}

/** A row that stands for others: those left out, and what no row lists. */
export interface SumRow {
  readonly before: string;
  readonly after: string;
  /** As in a row; empty where a sum has no such figure. */
  readonly extras: readonly string[];
  readonly words: string;
}

/** A fact about the two sides. */
export interface FactRow {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What the numbers of some rows need said beside them. */
export interface Footnote {
  /** The text behind the number. */
  readonly text: string;
  /** The same where no number stands at the rows: it names its symbols. */
  readonly standalone: string;
}

/** Everything that is said about one comparison, in the order in which a reader needs it. */
export interface ComparisonReport {
  /** `2 of 3` where an input holds several comparisons, else null. */
  readonly place: string | null;
  /** Sentences: what shifted, and what can be told. */
  readonly verdict: readonly string[];
  readonly labels: { readonly before: string; readonly after: string };
  readonly facts: readonly FactRow[];
  /** How each list ends, in words: `25 rows, 96.99 listed, others <=0.35 each`. */
  readonly lists: { readonly before: string; readonly after: string };
  /** What a row is, the title of its column: `symbol`, `dso`, `group`. */
  readonly rowTitle: string;
  /** Titles of the columns between delta and symbol: `at equal cost`, `q`, `ns/packet`, as far as they are known. */
  readonly extraTitles: readonly string[];
  /** True where a patch is known, so that rows are marked or not. */
  readonly patched: boolean;
  readonly rows: readonly ReportRow[];
  /** Rows that were left out, null when none was. */
  readonly hidden: SumRow | null;
  /** What no row lists; null where both lists are complete. */
  readonly rest: SumRow | null;
  /** Footnotes in the order of their numbers, from 1. */
  readonly footnotes: readonly Footnote[];
  /** Words for signs and columns that stand in the table, without numbers. */
  readonly legend: readonly string[];
  readonly comparison: Comparison;
}

/** What a renderer prints. */
export interface Report {
  readonly comparisons: readonly ComparisonReport[];
  /** What the conditions of a gate came to; empty without one. Their sentences stand first in the first comparison. */
  readonly gate: readonly GateResult[];
  readonly diagnostics: readonly Diagnostic[];
}
