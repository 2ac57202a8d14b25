import { readFileSync } from 'node:fs';
import type { Agreement } from '../harness/row.ts';

/** What is taken of a shift in the JSON of a comparison. */
interface Shift {
  readonly names: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly before: { readonly percent: number | null };
  readonly after: { readonly percent: number | null };
}

/** A row of perf diff. A side that has nothing of the symbol is blank: the baseline counts 0, the delta is not printed. */
interface DiffRow {
  readonly name: string;
  readonly baseline: number;
  readonly delta: number | null;
}

const ROW = /^\s*(?:(\d+\.\d+)%)?\s+(?:([+-]\d+\.\d+)%)?\s+\S.*?\s+\[.\] (.+?)\s*$/;
/** A symbol without a name: its address, which is another in the other recording. */
const ADDRESS = /^(?:0x)?[0-9a-f]{16}$/;

/**
 * Returns whether all rows of perf diff have the same figures in a comparison's JSON. perf prints two decimals; what one
 * of them adds up and the other does not (a symbol in two objects, names that differ by a compiler's suffix, addresses) is
 * not compared.
 */
export function perfDiffRows(json: string, printed: string): Agreement {
  const shifts = shiftsOf(json);
  const rows = onceOnly(rowsOf(printed));
  let compared = 0;
  for (const row of rows) {
    const shift = shifts.get(row.name);
    if (shift === undefined && !ADDRESS.test(row.name))
      return { holds: false, said: `only perf diff lists ${row.name}` };
    if (shift === undefined || shift === null) continue;
    const [before, after] = [shift.before.percent ?? 0, shift.after.percent ?? 0];
    if (!isEqual(row, before, after)) {
      return {
        holds: false,
        said: `${row.name}: ${before} -> ${after}, perf diff has ${row.baseline} and ${row.delta}`,
      };
    }
    compared++;
  }
  return { holds: compared > 0, said: `${compared} of ${rows.length} rows of perf diff, all equal within the digits` };
}

/** Each difference is good to the digits of the figures that it is made from. */
function isEqual({ baseline, delta }: DiffRow, before: number, after: number): boolean {
  return Math.abs(before - baseline) < 0.0101 && (delta === null || Math.abs(after - before - delta) < 0.0201);
}

/** The shifts of the first comparison by every name that they have; null where several share one, or have several. */
function shiftsOf(json: string): ReadonlyMap<string, Shift | null> {
  const document: { comparisons: { shifts: Shift[] }[] } = JSON.parse(readFileSync(json, 'utf8'));
  const shifts = new Map<string, Shift | null>();
  for (const shift of document.comparisons[0]?.shifts ?? []) {
    const names = new Set([...shift.names.before, ...shift.names.after]);
    for (const name of names) shifts.set(name, names.size > 1 || shifts.has(name) ? null : shift);
  }
  return shifts;
}

function rowsOf(printed: string): readonly DiffRow[] {
  const lines = readFileSync(printed, 'utf8').split('\n');
  return lines.flatMap((line): readonly DiffRow[] => {
    const [, baseline, delta, name] = ROW.exec(line) ?? [];
    if (name === undefined || line.startsWith('#')) return [];
    return [{ name, baseline: Number(baseline ?? 0), delta: delta === undefined ? null : Number(delta) }];
  });
}

/** The rows whose name stands in no other row. */
function onceOnly(rows: readonly DiffRow[]): readonly DiffRow[] {
  const many = new Map<string, number>();
  for (const { name } of rows) many.set(name, (many.get(name) ?? 0) + 1);
  return rows.filter(({ name }) => many.get(name) === 1);
}
