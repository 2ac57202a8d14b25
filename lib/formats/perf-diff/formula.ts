/**
 * What perf diff -F prints (builtin-diff.c `formula_fprintf`): how a figure was computed, with the raw periods, and for
 * a delta also with the totals of both recordings.
 *
 *     (436308915 * 100 / 5033099162) - (556669995 * 100 / 5007020928)      after and its total, before and its total
 *     182091000 / 7003500                                                  after / before
 *     (182091000 * 2) - (7003500 * 1)                                      after * weight, before * weight
 */
const N = String.raw`(\d{1,20})`;
const FORMULA = new RegExp(
  String.raw`^(?:\(${N} \* 100 / ${N}\) - \(${N} \* 100 / ${N}\)|${N} / ${N}|\(${N} \* -?\d{1,20}\) - \(${N} \* -?\d{1,20}\))(?=\s|$)`,
);

/** The periods that a formula carries; totals are null where it has none. */
export interface Formula {
  readonly before: number;
  readonly after: number;
  readonly totals: { readonly before: number; readonly after: number } | null;
}

/** Returns the text of the formula at the beginning of a text, or null when there is none. */
export function matchFormula(text: string): string | null {
  return FORMULA.exec(text)?.[0] ?? null;
}

/** Returns the periods of a formula, or null when the text is none. */
export function parseFormula(text: string): Formula | null {
  const match = FORMULA.exec(text);
  if (match === null) return null;
  const [, after, afterTotal, before, beforeTotal, ...plain] = match;
  if (beforeTotal !== undefined) {
    const totals = { before: Number(beforeTotal), after: Number(afterTotal) };
    return {
      after: Number(after),
      before: Number(before),
      totals: totals.before > 0 && totals.after > 0 ? totals : null,
    };
  }
  const [first, second] = plain.filter((each) => each !== undefined);
  return { after: Number(first), before: Number(second), totals: null };
}
