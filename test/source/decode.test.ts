import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeText } from '../../lib/source/decode.ts';
import { codesOf } from './codes-of.ts';

const ROW = '13.15% [kernel] [k] __xdp_return\n';
const utf8 = Buffer.from(ROW);

test.each([
  ['plain UTF-8', utf8, ROW],
  ['gzip', gzipSync(utf8), ROW],
  ['gzip twice, as archives of archives are', gzipSync(gzipSync(utf8)), ROW],
  ['UTF-8 with a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]), ROW],
  [
    'UTF-16 little endian, as Windows saves it',
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(ROW, 'utf16le')]),
    ROW,
  ],
  ['UTF-16 big endian', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(ROW, 'utf16le').swap16()]), ROW],
  ['Latin-1, which is broken UTF-8', Buffer.from('für 1%', 'latin1'), 'für 1%'],
  ['UTF-8 letters', Buffer.from('für 1%'), 'für 1%'],
])('reads %s', (_, bytes, text) => {
  expect(decodeText(bytes, 'a.txt')).toBe(text);
});

test.each([
  ['a recording of perf', Buffer.from('PERFILE2\x68\0\0\0'), 'perf-data'],
  ['a recording of a machine of the other byte order', Buffer.from('2ELIFREP\0'), 'perf-data'],
  ['a recording of perf in gzip', gzipSync(Buffer.from('PERFILE2\0')), 'perf-data'],
  ['a NUL byte', Buffer.from('13.15%\0'), 'binary-data'],
  ['damaged gzip data', gzipSync(utf8).subarray(0, 20), 'unreadable'],
  ['gzip data that does not begin well', Buffer.from([0x1f, 0x8b, 0, 0]), 'unreadable'],
])('refuses %s', (_, bytes, code) => {
  expect(codesOf(() => decodeText(bytes, 'a.txt'))).toEqual([[code, 'error', 'a.txt']]);
});

test('says which byte makes the input binary', () => {
  expect(() => decodeText(Buffer.from('ab\0'), 'a.txt')).toThrow('byte 3 is NUL');
});

test('takes as many bytes as the limit allows and no more', () => {
  expect(decodeText(utf8, 'a.txt', utf8.length)).toBe(ROW);
  expect(codesOf(() => decodeText(utf8, 'a.txt', utf8.length - 1))).toEqual([['too-large', 'error', 'a.txt']]);
});

test('applies the limit to what gzip decompresses to', () => {
  const bomb = gzipSync(Buffer.alloc(1_000_000, 'a'));
  expect(bomb.length).toBeLessThan(10_000);
  expect(codesOf(() => decodeText(bomb, 'a.gz', 10_000))).toEqual([['too-large', 'error', 'a.gz']]);
});
