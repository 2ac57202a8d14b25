import { expect, test } from 'vitest';
import { clearsScreen, stripTerminalCodes } from '../../lib/source/terminal-codes.ts';

test.each([
  ['colours around a share', '\x1b[31m  15.14%\x1b[m  w  [.] f', '  15.14%  w  [.] f'],
  ['colours with several parameters', '\x1b[1;32;40m 1.00%\x1b[0m  w', ' 1.00%  w'],
  ['colours whose ESC was lost', '[31m  15.14%[m  w  [.] f', '  15.14%  w  [.] f'],
  ['a reset whose ESC was lost', ' 15.14%[0m  w', ' 15.14%  w'],
  ['a cleared screen', '\x1b[H\x1b[2J', ''],
  ['a cleared screen whose ESC was lost', '[H[2J', ''],
  ['a cleared line end', '13.15%  w\x1b[K', '13.15%  w'],
  ['a charset switch', '\x1b(B13.15%', '13.15%'],
  ['a window title', '\x1b]0;perf top\x0713.15%', '13.15%'],
  ['control characters', '13.15%\x07\x00  w', '13.15%  w'],
])('removes %s', (_, raw, plain) => {
  expect(stripTerminalCodes(raw)).toBe(plain);
});

test.each([
  '13.15%  [kernel]  [k] __xdp_return',
  ' 1.00%  [mlx5_core]  [k] mlx5e_poll',
  '99.70%  [31m]  [k] odd_module',
  'a\tb',
])('leaves %j as it is', (text) => {
  expect(stripTerminalCodes(text)).toBe(text);
});

test.each([
  ['\x1b[H\x1b[2J', true],
  ['\x1b[H\x1b[J', true],
  ['[H[2J', true],
  ['\x1b[31m 15.14%\x1b[m', false],
  ['13.15% [kernel]', false],
])('tells whether %j clears the screen', (text, clears) => {
  expect(clearsScreen(text)).toBe(clears);
});
