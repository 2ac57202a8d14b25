/** Tables that another thread reads are what they are when each is read here, whichever of them it reads. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseReader } from '../../lib/bytes/choose-reader.ts';
import { type TablesAhead, tableParts } from '../../lib/bytes/tables-ahead.ts';
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

/** Reads texts one after the other, those that `isAhead` as another thread does; returns what was read, and how many parts were taken. */
function readAll(
  texts: readonly string[],
  isAhead: (at: number) => boolean,
): { readonly read: readonly (BytesRead | null)[]; readonly taken: number } {
  const readTable = tableParts(null, 0);
  const parts = texts.map((text, at) => {
    const bytes = Buffer.from(text);
    if (!isAhead(at)) return null;
    const read = readTable(String(at), bytes, sourceOf(bytes, 1 << 16));
    return read === null ? null : structuredClone(read.table, { transfer: read.arrays.map(({ buffer }) => buffer) });
  });
  let taken = 0;
  const tables: TablesAhead = {
    begin: () => undefined,
    hasBegun: (name) => parts[Number(name)] != null,
    take: (name) => {
      const part = parts[Number(name)] ?? null;
      if (part !== null) taken++;
      return part;
    },
  };
  const choose = chooseReader(null, { table: 0, tables });
  const read = texts.map((text, at) => {
    const bytes = Buffer.from(text);
    const file = { descriptor: 0, size: bytes.length, readAt: () => 0 };
    return choose(String(at), bytes)?.(sourceOf(bytes, 1 << 16), file) ?? null;
  });
  return { read, taken };
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
  expect(expectSame(texts, (at) => at > 0)).toBe(4);
});

test('a table is read here whose texts stand in one that takes lines, and nowhere before', () => {
  const texts = [
    tableOf(TEXTS.slice(0, 2)),
    tableOf([...TEXTS.slice(2), ODD]),
    tableOf(TEXTS.slice(2)),
    tableOf(TEXTS),
  ];
  const { read } = readAll(texts, () => true);
  expect(read.map((each) => each === null)).toEqual([false, true, false, false]);
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
