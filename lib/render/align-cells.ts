import { largestOf } from '../model/largest.ts';

/** Returns rows of cells as lines: left-aligned columns, two blanks between, no trailing blanks. */
export function alignCells(
  rows: readonly (readonly string[])[],
  right: ReadonlySet<number> = new Set(),
): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) =>
    largestOf(
      rows.map((row) => row[at]?.length ?? 0),
      0,
    ),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => (right.has(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
