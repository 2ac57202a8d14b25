import { expect, test } from 'vitest';
import { notesOf, onlyProfile, scanned } from './scanned.ts';

const PROSE = 'Some words.\n\n';

test.each([
  [
    'perf stat',
    " Performance counter stats for './w 1' (3 runs):\n\n            1,234      cycles:u                  #    1.00%\n",
  ],
  [
    'perf annotate',
    ' Percent |\tSource code & Disassembly of w for cpu-clock (100 samples)\n-------\n   26.78 :   10: mov\n',
  ],
  ['perf report --tasks', '#      pid      tid     ppid  comm\n         0        0       -1 |swapper\n'],
  [
    'perf top --hierarchy on the screen',
    'Overhead  Command / Shared Object / Symbol\n+   89.98%  xdp-trafficgen\n-    9.00%  swapper\n',
  ],
])('reads no profile from a table of %s and names it', (kind, text) => {
  const { found, diagnostics } = scanned(PROSE + text);
  expect(found).toEqual([]);
  expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([['ignored-table', 3]]);
  expect(diagnostics[0]?.message).toContain(kind);
});

test('reads the profile behind a table that is ignored', () => {
  const text =
    '# Overhead  Source Symbol  Target Symbol\n#\n    55.00%  [.] f  [.] h\n\n\n\nbefore:\n 13.15%  [kernel]  [k] g\n';
  expect(onlyProfile(text).entries.map((entry) => entry.symbol)).toEqual(['g']);
  expect(notesOf(text)).toEqual(['ignored-table:1']);
});

test.each([
  ['prose with shares', 'It went from 13.15% to 12.42% [1], which is good.\nThe other 5% [2] are noise.\n'],
  ['a patch', '@@ -1,3 +1,3 @@\n-\tif (a > 5)\n+\tif (a % 5)\n'],
  ['load of CPUs', '%Node1 :  8.4 us, 31.2 sy,  0.0 ni, 43.7 id\nCPU 5%  idle 95%\n'],
  ['nothing', ''],
])('finds nothing in %s', (_, text) => {
  expect(scanned(text).found).toEqual([]);
  expect(notesOf(text)).toEqual([]);
});

test('names a header of perf report that stands alone, and no header that a table follows', () => {
  const header =
    '# ========\n# captured on    : Mon Nov 23 00:27:00 2026\n# hostname : vm\n# perf version : 6.1.192\n# ========\n#\n';
  expect(scanned(header).found).toEqual([]);
  expect(notesOf(header)).toEqual(['ignored-table:2']);
  const table = "# Samples: 9  of event 'cycles'\n#\n# Overhead  Symbol\n# ........  ......\n#\n    90.00%  [k] f\n";
  expect(onlyProfile(header + table).entries.map((entry) => entry.symbol)).toEqual(['f']);
  expect(notesOf(header + table)).toEqual([]);
});
