import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readProfiles } from '../../lib/pipeline/find-profiles.ts';
import { render } from '../../lib/pipeline/render.ts';
import { alignCells } from '../../lib/render/align-cells.ts';
import { cutMiddle } from '../../lib/render/cut-middle.ts';
import { RENDERERS } from '../../lib/render/registry.ts';
import { ASCII_BAR, drawBar } from '../../lib/render/table/bar.ts';
import { chooseLayout, type Layout, type Widths } from '../../lib/render/table/layout.ts';
import { wrapWords } from '../../lib/render/wrap.ts';
import { run } from '../cli/run.ts';
import { compared, table } from '../report/small.ts';
import { columnSums } from './printed.ts';

describe('bars', () => {
  test.each([
    [1, 4, '    --->'],
    [-1, 4, '<---    '],
    [0.5, 4, '    ->  '],
    [-0.5, 4, '  <-    '],
    [0.001, 4, '    >   '],
    [-0.001, 4, '   <    '],
    [0, 4, '        '],
    [1, 0, ''],
  ])('%d of %i columns', (value, half, bar) => expect(drawBar(value, half, ASCII_BAR)).toBe(bar));
});

describe('words', () => {
  test('are wrapped and none is lost', () => {
    expect(wrapWords('a bb ccc dddd', 6)).toEqual(['a bb', 'ccc', 'dddd']);
    expect(wrapWords('a bb ccc', 6, '  ')).toEqual(['a bb', '  ccc']);
    expect(wrapWords('abcdefgh i', 4)).toEqual(['abcdefgh', 'i']);
    expect(wrapWords('', 4)).toEqual(['']);
  });

  test('of a label keep both ends', () => {
    expect(cutMiddle('/a/long/path/before.txt', 15)).toBe('/a/l...fore.txt');
    expect(cutMiddle('short', 5)).toBe('short');
  });
});

test('cells are aligned', () => {
  expect(
    alignCells(
      [
        ['a', '1', 'x'],
        ['bbb', '22', ''],
      ],
      new Set([1]),
    ),
  ).toEqual(['a     1  x', 'bbb  22']);
});

/** Names as compilers make them, some longer than a line of a mail. */
const LONG = `very_${'long_'.repeat(30)}name`;

describe('a mail', () => {
  test('keeps to 72 columns whatever a name, a label or an event is', async () => {
    const comparison = compared(table(`60.00 ${LONG}.isra.0`, '20.00 b'), table(`50.00 ${LONG}.isra.0`, '30.00 b'));
    const text = await render([{ ...comparison, before: { ...comparison.before, label: LONG } }], 'mail');
    expect(text.split('\n').filter((line) => line.length > 72)).toEqual([]);
    expect(text.replaceAll('\\\n    ', '')).toContain(` -10.00\n    ${LONG}\n`);
  });

  test('reads back: every share and every bound', async () => {
    const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,90}$/);
    const row = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), name);
    const rows = fc.uniqueArray(row, { minLength: 2, maxLength: 8, selector: ([, , symbol]) => symbol });
    await fc.assert(
      fc.asyncProperty(rows, async (listed) => {
        const print = (column: 0 | 1): string =>
          table(
            '70.00 most',
            ...[...listed]
              .sort((a, b) => b[column] - a[column])
              .map((each) => `${(each[column] / 100).toFixed(2)} ${each[2]}`),
          );
        const comparison = compared(print(0), print(1));
        const text = await render([comparison], 'mail', { view: { top: null } });
        const [before, after] = readProfiles(text).profiles;
        const shares = (profile: typeof before): unknown[] =>
          (profile?.entries ?? []).map((entry) => [entry.symbol, entry.overhead.ticks]);
        expect(shares(before)).toEqual(comparison.shifts.map((shift) => [shift.symbol, shift.before.ticks]));
        expect(shares(after)).toEqual(comparison.shifts.map((shift) => [shift.symbol, shift.after.ticks]));
      }),
      { numRuns: 60, seed: 20251111 },
    );
  });
});

describe('a table', () => {
  const comparison = compared(table('60.00 alpha', '20.00 beta'), table('50.00 alpha', '30.00 beta'));

  test('colours delta and bar, and says the same without', async () => {
    const plain = await render([comparison], 'table', { options: { width: 100 } });
    const coloured = await render([comparison], 'table', { options: { width: 100, colorLevel: 1 } });
    expect(coloured).toContain('\u001b[34m-10.00\u001b[39m');
    expect(coloured).toContain('\u001b[33m+10.00\u001b[39m');
    expect(coloured.replace(/\u001b\[\d+m/g, '').replace(/ +$/gm, '')).toBe(plain);
  });

  test('puts a line a side where two columns are too wide', async () => {
    const wide = { ...comparison, before: { ...comparison.before, label: `/a/${LONG}/before.txt` } };
    const text = await render([wide], 'table', { options: { width: 80 } });
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(text).toMatch(/^before {3}2 rows, 80\.00 listed, .* {3}\/a\/.*\.\.\..*\/before\.txt$/m);
    expect(text).toMatch(/^after {4}2 rows, 80\.00 listed, .* {3}new$/m);
    expect(text).not.toMatch(/\n\n\n/);
    expect(await render([comparison], 'table', { options: { width: 100 } })).toMatch(/^list {3}2 rows/m);
  });
});

describe('the room in a table', () => {
  const widths = (total: number, names: readonly number[], origin: number): Widths => ({
    total,
    figures: 24,
    origin,
    names,
    fullNames: names.map((name) => (origin === 0 ? name : name + origin + 1)),
  });

  test.each<readonly [string, Widths, Layout]>([
    // 24 + 2 x 12 + 2 are used, the widest bar.
    ['bars as wide as they may be', widths(100, [20], 0), { half: 12, originColumn: true, start: 50, room: 50 }],
    // 24 + 11 + 2 are used for figures, gap and origins, 16 are left beside the names.
    ['bars as wide as there is room', widths(80, [27], 9), { half: 8, originColumn: true, start: 53, room: 27 }],
    // Of 45 columns a bar of 6 and its gap leave 34 beside the column of origins, 45 without it.
    ['origins in front of the symbols', widths(77, [35], 9), { half: 3, originColumn: false, start: 32, room: 45 }],
    ['no bar where most are long', widths(60, [30, 30, 2], 0), { half: 0, originColumn: true, start: 24, room: 36 }],
    ['neither', widths(60, [30, 30, 2], 9), { half: 0, originColumn: false, start: 24, room: 36 }],
    ['nothing to name', widths(80, [], 0), { half: 12, originColumn: true, start: 50, room: 30 }],
  ])('%s', (_, given, layout) => expect(chooseLayout(given)).toEqual(layout));

  test('one name of many goes on a line of its own, and the others keep their bars', () => {
    const names = [...Array.from({ length: 19 }, () => 20), 90];
    expect(chooseLayout(widths(80, names, 9))).toEqual({ half: 11, originColumn: true, start: 59, room: 21 });
  });

  test('a name that finds none stands alone on the next line, as near to its column as it can', async () => {
    const names = Array.from({ length: 21 }, (_, at) => `${(2 - at / 100).toFixed(2)} name_${at}`);
    const one = compared(table(`50.00 ${LONG.slice(0, 60)}`, ...names), table(`49.00 ${LONG.slice(0, 60)}`, ...names));
    const text = await render([one], 'table', { options: { width: 80 } });
    const lines = text.split('\n');
    const at = lines.findIndex((line) => line.includes('49.00'));
    expect(lines[at]).toMatch(/^ 50\.00 +49\.00 +-1\.00 +\S+$/);
    expect(lines[at + 1]).toBe(`${' '.repeat(20)}${LONG.slice(0, 60)}`);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    // 50.00 and 2.00 down to 1.80: the rest makes it whole.
    expect(columnSums(text)).toEqual([10_000, 10_000]);
  });

  test('there is no column of origins where no row has one', async () => {
    const one = compared(table('60.00 a', '20.00 b'), table('50.00 a', '30.00 b'));
    const text = await render([one], 'table', { options: { width: 40 } });
    expect(text).toMatch(/^before +after +delta {2,}symbol$/m);
    expect(text).toMatch(/-10\.00 {2}\S+ +a$/m);
  });
});

describe('Markdown', () => {
  test('takes names for names', async () => {
    const comparison = compared(
      '60.00% a|b*c [k] <x>`_y_|\n20.00% [kernel] [k] b',
      '50.00% a|b*c [k] <x>`_y_|\n30.00% [kernel] [k] b',
    );
    const text = await render(
      [{ ...comparison, before: { ...comparison.before, label: '<b>@you</b> | *x*' } }],
      'markdown',
    );
    expect(text).toContain('``<x>`_y_\\|``');
    expect(text).toContain('| &lt;b&gt;&#64;you&lt;/b&gt; \\| \\*x\\* |');
    // Every row of a table has as many cells as its head.
    const cells = text
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.match(/(?<!\\)\|/g)?.length);
    expect(new Set(cells)).toEqual(new Set([4, 6]));
  });

  test('has a cell of cost in every row where the head has one', async () => {
    const { out } = await run(['samples/xdp-return/mail.txt', '-f', 'markdown']);
    const rows = out
      .slice(out.indexOf('| before %'))
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows[0]).toBe('| before % | after % | delta | ns/packet | in | symbol |');
    expect(new Set(rows.map((line) => line.split(' | ').length))).toEqual(new Set([6]));
    // 13.15 % of 61.9039 against 12.42 % of 62.0897.
    expect(rows).toContain('| 13.15 | 12.42 | -0.73 | -0.43 |  | `__xdp_return` |');
  });
});

describe('CSV', () => {
  test('quotes what must be quoted and disarms formulas', async () => {
    const symbol = 'operator,(a, "b")';
    const rows = (share: string): string => `${share}% prog [.] ${symbol}\n20.00% prog [.] =cmd()`;
    const [head, ...lines] = (await render([compared(rows('60.00'), rows('50.00'))], 'csv')).trimEnd().split('\n');
    expect(head).toBe(
      'comparison,rank,symbol,domain,dso,status,before,before_at_most,after,after_at_most,delta,delta_low,delta_high,corrected,p,q,cost_before,cost_after,unit',
    );
    expect(lines[0]).toMatch(/^1,1,"operator,\(a, ""b""\)",user,prog,shrank,60,,50,,-10,-10\.01,-9\.99,/);
    expect(lines[1]).toMatch(/^1,2,'=cmd\(\),user,prog,same,20,,20,,0,/);
    expect(lines).toHaveLength(2);
  });
});

test('an unknown format is refused with the names of the known ones', async () => {
  await expect(render([], 'pdf')).rejects.toThrow(
    `no output format "pdf", expected ${RENDERERS.map(({ name }) => name).join(', ')}`,
  );
});
