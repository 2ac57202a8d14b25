import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callTree } from '../../lib/model/call-tree.ts';
import { type Output, piecesOf, textOf } from '../../lib/model/output.ts';
import type { Stack } from '../../lib/model/stack.ts';
import type { Stacks } from '../../lib/model/stacks.ts';
import { choosePairs } from '../../lib/pipeline/choose.ts';
import { compareAll } from '../../lib/pipeline/compare-all.ts';
import { readProfiles } from '../../lib/pipeline/find-profiles.ts';
import { render } from '../../lib/pipeline/render.ts';
import { showProfile } from '../../lib/pipeline/show.ts';
import { assumedZero } from '../../lib/render/folded/folded.ts';
import { printFolds } from '../../lib/render/folded/print-folds.ts';
import { renderShowFolded } from '../../lib/render/show/show.ts';
import { buildReport } from '../../lib/report/build.ts';
import { WHOLE_VIEW } from '../../lib/report/view.ts';
import { normalizeProfile } from '../../lib/symbols/merge.ts';
import { compared, table } from '../report/small.ts';

const whole = (output: Output): string => textOf(piecesOf(output));

const stacksOf = (...frames: readonly (readonly [string, string | null])[]): Stacks => ({
  unit: 'period',
  list: callTree([
    { comm: 'npm ci;x', frames: frames.map(([symbol, dso]) => ({ symbol, dso, inlined: false })), weight: 7 },
  ]),
});

describe('a stack is folded as stackcollapse-perf.pl folds it', () => {
  test.each([
    ['main', '/srv/a', 'main'],
    ['std::pair<int;long>::go', '/srv/a', 'std::pair<int:long>::go'],
    ['foo(int, char const*)', '/srv/a', 'foo'],
    ['(anonymous namespace)::foo(int)', '/srv/a', '(anonymous namespace)::foo'],
    ['net/http.(*Client).Do', '/srv/a', 'net/http.(*Client).Do'],
    [`RegExp:[&<>"']`, '/tmp/perf-1.map', 'RegExp:[&<>]'],
    ['[unknown]', '/usr/lib/libfoo.so.1', '[libfoo.so.1]'],
    ['[unknown]', '[unknown]', '[unknown]'],
    ['[unknown]', null, '[unknown]'],
  ])('%s of %s is %s', (symbol, dso, frame) => {
    expect(textOf(printFolds([stacksOf([symbol, dso])]))).toBe(`npm_ci:x;${frame} 7\n`);
  });

  test('equal stacks add up; printed shares become hundredths', () => {
    const { list } = stacksOf(['f(int)', null]);
    const [one] = list;
    if (one === undefined) throw new Error('no stack');
    const two = { ...one, frames: [{ symbol: 'f(char)', dso: null, inlined: false }] };
    expect(textOf(printFolds([{ unit: 'samples', list: callTree([one, two]) }]))).toBe('npm_ci:x;f 14\n');
    expect(textOf(printFolds([{ unit: 'share', list: callTree([{ ...one, weight: 26.78 }]) }]))).toBe(
      'npm_ci:x;f 2678\n',
    );
  });
});

test('columns of any stacks are printed as when each line is put together, added up and sorted by its stack', () => {
  const name = fc.constantFrom(
    'a',
    'a b',
    'a.c',
    'ab',
    'a"',
    'caf\u00e9',
    '\u{1f600}',
    '\uffee',
    'b(int)',
    'b',
    'z'.repeat(300),
  );
  const stack = fc.record({
    comm: fc.option(name, { freq: 4 }),
    frames: fc.array(
      name.map((symbol) => ({ symbol, dso: null, inlined: false })),
      { minLength: 1, maxLength: 5 },
    ),
    weight: fc.oneof(fc.nat(12), fc.constantFrom(0.5, 2 ** 40, 1e300)),
  });
  const column = fc.array(stack, { maxLength: 40 });
  const fold = ({ comm, frames }: Stack): string =>
    [...(comm === null ? [] : [comm.replaceAll(' ', '_')]), ...frames.map(({ symbol }) => foldedOf(symbol))].join(';');
  const foldedOf = (symbol: string): string => symbol.replace('(int)', '').replace('"', '');
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 3 }), (columns) => {
      const sums = new Map<string, number[]>();
      for (const [at, stacks] of columns.entries()) {
        for (const each of stacks) {
          if (each.weight === 0) continue;
          const counts = sums.get(fold(each)) ?? columns.map(() => 0);
          counts[at] = (counts[at] as number) + each.weight;
          sums.set(fold(each), counts);
        }
      }
      const stacks = [...sums.keys()].sort();
      const expected = stacks.map((key) => `r;${key} ${sums.get(key)?.join(' ')}\n`).join('');
      const trees = columns.map((list): Stacks => ({ unit: 'samples', list: callTree(list) }));
      expect(textOf(printFolds(trees, 'r;'))).toBe(expected);
    }),
    { numRuns: 500 },
  );
});

test('show prints call chains where there are some, else a row a stack', () => {
  const [profile] = readProfiles('b;main;f 2\na;main;g 3\na;main;g 1\n').profiles;
  if (profile === undefined) throw new Error('no profile');
  const showing = showProfile(normalizeProfile(profile), []);
  expect(whole(renderShowFolded({ ...showing, stacks: profile.stacks }))).toBe('a;main;g 4\nb;main;f 2\n');
  expect(whole(renderShowFolded({ ...showing, stacks: null }))).toBe('user;-;g 6667\nuser;-;f 3333\n');
});

describe('a comparison', () => {
  const comparison = compared(table('60.00 alpha', '20.00 be;ta'), table('50.00 alpha', '30.00 gamma'));

  test('without call chains has a row a stack, in hundredths of a percent', async () => {
    expect(await render([comparison], 'folded')).toBe(
      'kernel;[kernel];alpha 6000 5000\nkernel;[kernel];be:ta 2000 0\nkernel;[kernel];gamma 0 3000\n',
    );
  });

  test('says that what is not listed counts 0', () => {
    const report = buildReport([comparison], [], WHOLE_VIEW);
    expect(assumedZero(report).map(({ code, message }) => [code, message])).toEqual([
      ['assumed-zero', '2 rows that one side does not list count 0 there, though a bound above 0 is known'],
    ]);
    const complete = compared(table('60.00 alpha', '40.00 beta'), table('100.00 alpha'));
    expect(assumedZero(buildReport([complete], [], WHOLE_VIEW))).toEqual([]);
  });

  test('with call chains has their counts', async () => {
    const before: Stacks = { unit: 'unknown', list: stacksOf(['f', null]).list };
    const stacks = { before, after: { unit: 'unknown', list: callTree([]) } as Stacks };
    const report = [{ ...comparison, stacks }];
    expect(await render(report, 'folded')).toBe('npm ci:x;f 7 0\n');
    expect(assumedZero(buildReport(report, [], WHOLE_VIEW))).toEqual([]);
  });

  test('of several keeps each under a root of its own', async () => {
    const text = await render([comparison, comparison], 'folded');
    expect(text.split('\n').filter((line) => line.includes('alpha'))).toEqual([
      'comparison 1;kernel;[kernel];alpha 6000 5000',
      'comparison 2;kernel;[kernel];alpha 6000 5000',
    ]);
  });

  test('reads back as both sides', async () => {
    const text = await render([comparison], 'folded');
    const found = readProfiles(text);
    const { chosen } = choosePairs(found, { path: 'x', selector: null, label: null });
    const [again] = await compareAll(chosen);
    expect(again?.shifts.map(({ symbol }) => symbol).sort()).toEqual(['alpha', 'be:ta', 'gamma']);
  });
});
