/** Tables that another thread reads are what they are when each is read here, whichever of them it reads. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseReader } from '../../lib/bytes/choose-reader.ts';
import { type NamedTable, type TablesAhead, tableParts } from '../../lib/bytes/tables-ahead.ts';
import type { BytesRead } from '../../lib/model/bytes.ts';
import { sourceOf } from './source.ts';

const HEAD = [
  '# To display the perf.data header info, please use --header/--header-only options.',
  "# Samples: 5K of event 'cpu-clock'",
  '# Event count (approx.): 5023069072',
  '#',
  '# Overhead       Samples  Command          Symbol            ',
  '# ........  ............  ...............  ..................',
  '#',
];
const BELOW = ['', '#', '# (Tip: nothing is as good as a second run)', '#', ''];
const tableOf = (names: readonly string[], head = HEAD): string =>
  [
    ...head,
    ...names.map(
      (name, at) => `${((names.length - at) / 10).toFixed(2).padStart(9)}%  ${String(at).padStart(12)}  ${name}`,
    ),
    ...BELOW,
  ].join('\n');
const TEXTS = [
  'my app           [k] veth_xdp_rcv_one  ',
  'my app           [k] mlx5e_poll.isra.0 ',
  'storage server   [.] std::map<int, x>::find(int) const',
  'a                [.] 0x00007f1230      ',
  'ä                [.] größe',
  'my app           [k] veth_xdp_rcv_two  ',
];
/** What the readable way has to look at all of the table for. */
const ODD = 'my app           [k] 50.00% of it';
const OTHER_HEAD = HEAD.map((line) => line.replace('Samples', ' Period'));

/**
 * Reads texts one after the other, those that `isAhead` as another thread does, the last one first; returns what was read,
 * and of how many texts it was what that thread had read.
 */
function readAll(
  texts: readonly string[],
  isAhead: (at: number) => boolean,
): { readonly read: readonly (BytesRead | null)[]; readonly taken: number } {
  const readTable = tableParts(null, 0);
  const parts: NamedTable[] = [];
  for (const at of [...texts.keys()].reverse()) {
    const bytes = Buffer.from(texts[at] as string);
    const read = isAhead(at) ? readTable(String(at), bytes, sourceOf(bytes, 1 << 16)) : null;
    if (read !== null)
      parts.push({
        name: String(at),
        table: structuredClone(read.table, { transfer: read.arrays.map(({ buffer }) => buffer) }),
      });
  }
  const names = new Set(parts.map(({ name }) => name));
  const tables: TablesAhead = {
    begin: () => undefined,
    hasBegun: (name) => names.has(name),
    arrived: (name) => (names.has(name) ? parts.splice(0) : []),
    isRead: (name) => names.has(name),
  };
  let own = 0;
  const choose = chooseReader(null, { table: 0, tables });
  const read = texts.map((text, at) => {
    const bytes = Buffer.from(text);
    const file = { descriptor: 0, size: bytes.length, readAt: () => 0 };
    const source = sourceOf(bytes, 1 << 16);
    let isOwn = false;
    const counted: typeof source = (into) => {
      isOwn = true;
      return source(into);
    };
    const found = choose(String(at), bytes)?.(counted, file) ?? null;
    if (isOwn && isAhead(at)) own++;
    return found;
  });
  return { read, taken: texts.filter((_, at) => isAhead(at)).length - own };
}

const plain = (read: BytesRead | null): unknown => JSON.parse(JSON.stringify(read));

function expectSame(texts: readonly string[], isAhead: (at: number) => boolean): number {
  const alone = readAll(texts, () => false);
  const { read, taken } = readAll(texts, isAhead);
  expect(read.map(plain)).toEqual(alone.read.map(plain));
  return taken;
}

test('tables are the same, and all are taken whose texts were asked for', () => {
  const turned = [...TEXTS.slice(2), ...TEXTS.slice(0, 2)];
  const texts = [TEXTS.slice(0, 3), turned, TEXTS, TEXTS.slice(3), turned].map((names) => tableOf(names));
  expect(expectSame(texts, (at) => at > 0)).toBe(4);
  expect(expectSame(texts, () => true)).toBe(5);
  expect(expectSame(texts, (at) => at % 2 === 1)).toBe(2);
});

test('tables with other titles between them are, and such as take lines', () => {
  const texts = [
    tableOf(TEXTS),
    tableOf(TEXTS, OTHER_HEAD),
    tableOf([ODD, ...TEXTS]),
    'a;b 3\na;c 4\n',
    `${tableOf(TEXTS)}\nThis was slow.\n`,
    tableOf(TEXTS.toReversed(), OTHER_HEAD),
    tableOf(TEXTS.toReversed()),
  ];
  expect(expectSame(texts, (at) => at > 0)).toBe(3);
});

test('a table is read here whose texts stand in one that takes lines, and nowhere behind', () => {
  const texts = [
    tableOf(TEXTS),
    tableOf(TEXTS.slice(2)),
    tableOf([...TEXTS.slice(2), ODD]),
    tableOf(TEXTS.slice(0, 2)),
  ];
  const { read, taken } = readAll(texts, () => true);
  expect(read.map((each) => each === null)).toEqual([false, false, true, false]);
  expect(taken).toBe(1);
  expectSame(texts, () => true);
});

test('any tables are, whoever reads which', () => {
  const names = fc.array(fc.constantFrom(...TEXTS, ...TEXTS, ODD), { minLength: 1, maxLength: 8 });
  const table = fc.record({ names, head: fc.constantFrom(HEAD, HEAD, OTHER_HEAD), isAhead: fc.boolean() });
  fc.assert(
    fc.property(fc.array(table, { minLength: 1, maxLength: 6 }), (tables) => {
      const texts = tables.map(({ names: own, head }) => tableOf(own, head));
      expectSame(texts, (at) => tables[at]?.isAhead === true);
    }),
  );
});
