/** Rows that compiled code finds: what it says of them, where it stops, and that those beyond its room are read all the same. */
import { describe, expect, test } from 'vitest';
import { chooseReader } from '../../lib/bytes/choose-reader.ts';
import { FoundRows } from '../../lib/bytes/found-rows.ts';
import type { TableHead } from '../../lib/bytes/table-head.ts';
import { EntryTable } from '../../lib/model/entry-table.ts';
import { HUNDREDTH } from '../../lib/model/share.ts';
import { sourceOf } from './source.ts';

const HEAD: TableHead = { lines: 0, start: 26, dso: 29, symbol: 39, counts: ['samples'] };
const ROW = '    18.63%           936  a  [kernel]  [k] veth_xdp_rcv_one';

/** Rows that compiled code finds in a text, each with its share, its count and the number of its text. */
function find(found: FoundRows, text: string, head: TableHead = HEAD): { rows: number[][]; at: number } {
  const room = found.room(1 << 16) as Buffer;
  const end = room.write(text);
  const at = found.take(1, 0, end, head);
  const { count } = found;
  const ids = new Int32Array(count);
  const ticks = new Float64Array(count);
  const counts = new Float64Array(count);
  found.putIds(ids, 0);
  found.putTicks(ticks, 0);
  found.putCounts(0, counts, 0);
  return { rows: Array.from(ids, (id, row) => [(ticks[row] ?? 0) / HUNDREDTH, counts[row] ?? 0, id]), at };
}

function made(): FoundRows {
  const found = FoundRows.make();
  if (found === null) throw new Error('this machine does not run compiled code');
  return found;
}

test('a text has the number that it was given, in every table of its kind', () => {
  const found = made();
  const text = `${ROW}\n${ROW.replace('18.63', ' 0.05').replace('one', 'two')}\n`;
  expect(find(found, text)).toEqual({
    rows: [
      [1863, 936, -1],
      [5, 936, -1],
    ],
    at: text.length,
  });
  const asked: string[] = [];
  found.nameFresh((row, from, to) => {
    asked.push(text.slice(from, to));
    return 70 + row;
  });
  expect(asked).toEqual(text.trimEnd().split('\n'));
  expect(find(found, text).rows).toEqual([
    [1863, 936, 70],
    [5, 936, 71],
  ]);
  found.take(2, 0, text.length, HEAD);
  let fresh = 0;
  found.nameFresh(() => fresh++);
  expect(fresh).toBe(2);
});

describe('it stops at', () => {
  test.each([
    ['a blank line', ''],
    ['a comment', '# (Tip: one)'],
    ['a share of three decimals', ROW.replace(' 18.63', '18.630')],
    ['a share above the whole', ROW.replace(' 18.63', '118.63')],
    ['no percent', ROW.replace('%', ' ')],
    ['no count', ROW.replace('936', '   ')],
    ['a count that the text begins amid', ROW.replace('           936  ', '  9369369369369369')],
    ['a row that ends before its text', ROW.slice(0, 24)],
    ['a row without one', ROW.slice(0, 26)],
  ])('%s', (_, line) => {
    const found = made();
    expect(find(found, `${ROW}\n${line}\n${ROW}\n`)).toEqual({ rows: [[1863, 936, -1]], at: ROW.length + 1 });
  });
});

test('a count of sixteen digits is none, one of fifteen is exact', () => {
  const head = { ...HEAD, start: 30 };
  const row = (count: string): string => `    18.63%  ${count.padStart(16)}  a\n`;
  const text = row('999999999999999') + row('9999999999999999');
  expect(find(made(), text, head)).toEqual({ rows: [[1863, 999_999_999_999_999, -1]], at: text.length / 2 });
});

const TITLES = ['# Overhead  Shared Object  Symbol', '# ........  .............  ......................', '#'];

/** What is read of rows as a table that is large, by compiled code, and as one that is small. */
function readBoth(rows: readonly string[]): readonly (EntryTable | null)[] {
  const bytes = Buffer.from([...TITLES, ...rows, ''].join('\n'));
  return [undefined, { descriptor: -1, size: 1, readAt: () => 0 }].map((file) => {
    const entries = chooseReader(null)('x', bytes)?.(sourceOf(bytes, 1 << 20), file)?.profiles[0]?.entries;
    return entries instanceof EntryTable ? entries : null;
  });
}

function expectSame(rows: readonly string[]): void {
  const [large, small] = readBoth(rows);
  expect(large?.length).toBe(rows.length);
  expect(large?.columns).toEqual(small?.columns);
}

test('more rows than are found at once are all read', () => {
  const rows = Array.from({ length: 40_000 }, (_, at) => `     0.0${at % 10}%  a${'  '.repeat(6)}  [k] f${at % 7}`);
  expectSame(rows);
});

test('more texts than are kept are all read', () => {
  const rows = Array.from({ length: 140_000 }, (_, at) => `     0.01%  a${'  '.repeat(6)}  [k] f${at}`);
  expectSame(rows);
});
