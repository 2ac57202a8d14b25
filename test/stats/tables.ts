import { readFileSync } from 'node:fs';
import type { CountTable } from '../../lib/stats/count-table.ts';

/** A table of counts with the names of its rows. */
export interface NamedTable extends CountTable {
  readonly names: readonly string[];
}

/** Returns the fields of the lines below the header. */
export function readTsv(name: string): readonly (readonly string[])[] {
  const text = readFileSync(new URL(`data/${name}`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
}

/** Returns two conditions of a file side by side, five runs each; `renamed` merges rows by a new name. */
export function pairOf(
  file: string,
  before: string,
  after: string,
  renamed: Readonly<Record<string, string>> = {},
): NamedTable {
  const rows = new Map<string, { before: number[]; after: number[] }>();
  for (const [condition = '', run = '', symbol = '', samples = ''] of readTsv(file)) {
    if (condition !== before && condition !== after) continue;
    const name = renamed[symbol] ?? symbol;
    const row = rows.get(name) ?? { before: [0, 0, 0, 0, 0], after: [0, 0, 0, 0, 0] };
    const side = condition === before ? row.before : row.after;
    side[Number(run) - 1] = (side[Number(run) - 1] ?? 0) + Number(samples);
    rows.set(name, row);
  }
  const names = [...rows.keys()].sort();
  return {
    names,
    before: names.map((name) => rows.get(name)?.before ?? []),
    after: names.map((name) => rows.get(name)?.after ?? []),
  };
}

/** Returns only the rows with a mean of at least 5. */
export function kept(table: NamedTable): NamedTable {
  const stays = table.names.map((_, at) => sum([...(table.before[at] ?? []), ...(table.after[at] ?? [])]) >= 50);
  const only = <T>(rows: readonly T[]): readonly T[] => rows.filter((_, at) => stays[at]);
  return { names: only(table.names), before: only(table.before), after: only(table.after) };
}

/** Returns a table with its sides exchanged. */
export function swapped(table: CountTable): CountTable {
  const { before, after } = table;
  return { before: after, after: before };
}

/** Returns the sum of values. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
