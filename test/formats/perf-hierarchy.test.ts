import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cellsOf, notesOf, onlyProfile, scanned } from './scanned.ts';

const sample = readFileSync(
  new URL('../../samples/formats/perf-hierarchy/comm-dso-symbol.txt', import.meta.url),
  'utf8',
);
const symbols = (text: string): readonly unknown[] => onlyProfile(text).entries.map((entry) => entry.symbol);

test('reads the deepest level, with what stands above it', () => {
  const { entries, columns, facts } = onlyProfile(sample);
  expect(columns).toEqual(['Overhead', 'Samples', 'Command', 'Shared Object', 'Symbol']);
  expect(entries.map((entry) => [entry.samples, ...cellsOf(entry)])).toEqual([
    [1000, 50, 'packetgen', '[kernel.kallsyms]', 'k', '__xdp_return'],
    [400, 20, 'packetgen', '[kernel.kallsyms]', 'k', 'veth_xdp_rcv'],
    [100, 5, 'packetgen', 'libc.so.6', '.', 'memcpy'],
    [500, 25, 'npm ci', 'node', '.', 'main'],
  ]);
  expect(facts).toMatchObject({ event: 'cycles', samples: { low: 2000, high: 2999 } });
});

test.each([
  ['a quote', sample.replace(/^/gm, '> ')],
  ['an indentation', sample.replace(/^(?=.)/gm, '    ')],
  ['CR LF', sample.replaceAll('\n', '\r\n')],
])('reads the same from %s', (_, text) => {
  expect(onlyProfile(text).entries.map(cellsOf)).toEqual(onlyProfile(sample).entries.map(cellsOf));
});

test('says that rows are missing where perf does', () => {
  expect(onlyProfile(sample).elided).toBe(false);
  const text = sample.replace(/\n\s+5\.00% {11}100 {8}\[\.\] memcpy/, '\n              no entry >= 0.50%');
  expect(symbols(text)).toEqual(['__xdp_return', 'veth_xdp_rcv', 'main']);
  expect(onlyProfile(text).elided).toBe(true);
});

test.each([
  ['a row without its count', /20\.00% {11}400/, '20.00%', ['bad-row:10']],
  ['a stray line', / {10}20\.00%.*/, '          what is this', ['stray-line:10']],
])('names %s and reads on', (_, pattern, by, notes) => {
  const text = sample.replace(pattern, by);
  expect(symbols(text)).toEqual(['__xdp_return', 'memcpy', 'main']);
  expect(notesOf(text)).toEqual(notes);
});

test('finds nothing under titles without rows', () => {
  expect(scanned('# Overhead  Shared Object / Symbol\n# ........  ......\n#\n').found).toEqual([]);
});
