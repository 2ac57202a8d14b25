import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../../lib/model/comparison.ts';
import { InputError } from '../../../lib/model/diagnostic.ts';
import type { Profile } from '../../../lib/model/profile.ts';
import { compare, compareAll } from '../../../lib/pipeline/compare-all.ts';
import { readProfiles } from '../../../lib/pipeline/find-profiles.ts';
import { render } from '../../../lib/pipeline/render.ts';
import type { PictureOptions } from '../../../lib/render/picture-options.ts';
import { compared, table } from '../../report/small.ts';
import { dataOf, type Element, elementsOf, framesOf, parsePicture } from './picture.ts';

async function draw(comparison: Comparison, picture: Partial<PictureOptions> = {}): Promise<string> {
  return render([comparison], 'svg', { options: { picture: { script: false, ...picture } } });
}

/** The frames of the graph by the name in their tooltip. */
function frameOf(
  svg: string,
  name: string,
): {
  readonly title: string;
  readonly rects: Readonly<Record<string, number>>;
  readonly label: string;
  readonly tone: string;
} {
  const graph = elementsOf(parsePicture(svg), 'g').find((g) => g.attributes.class === 'graph');
  const found = (graph?.children ?? []).find((g) => titleOf(g).split('\n')[0] === name);
  if (found === undefined) throw new Error(`no frame ${name}`);
  const rects = found.children.filter((child) => child.name === 'rect');
  return {
    title: titleOf(found),
    tone: found.attributes.class ?? '',
    rects: Object.fromEntries(rects.map(({ attributes }) => [attributes.class ?? '', Number(attributes.width) + 1])),
    label: found.children.find((child) => child.name === 'text')?.text ?? '',
  };
}

function titleOf(g: Element): string {
  return g.children.find((child) => child.name === 'title')?.text ?? '';
}

const stacks = async (before: string, after: string): Promise<Comparison> => {
  const [from] = readProfiles(before).profiles;
  const [to] = readProfiles(after).profiles;
  if (from === undefined || to === undefined) throw new Error('no stacks');
  return compare(from, to);
};

describe('a flat table', () => {
  const comparison = compared(
    table('60.00 alpha', '30.00 beta', '10.00 gone'),
    table('50.00 alpha', '30.00 beta', '20.00 fresh'),
  );

  test('is drawn to one scale: outlines before, fills after', async () => {
    const svg = await draw(comparison);
    // 968 pixels for alpha 60, beta 30, gone 10, fresh 20: 120 points.
    const pixels = (points: number): number => (points * 968) / 120;
    expect(frameOf(svg, 'alpha').rects.b).toBeCloseTo(pixels(60), 1);
    expect(frameOf(svg, 'alpha').rects.a).toBeCloseTo(pixels(50), 1);
    expect(frameOf(svg, 'beta').rects.a).toBeCloseTo(pixels(30), 1);
    expect(frameOf(svg, 'gone').rects).toEqual({ h: frameOf(svg, 'gone').rects.h, b: expect.closeTo(pixels(10), 1) });
    expect(frameOf(svg, 'fresh').rects.b).toBeUndefined();
    expect(frameOf(svg, 'all').rects.a).toBeCloseTo(pixels(100), 1);
  });

  test('says signs and figures, and colours by a fixed scale', async () => {
    const svg = await draw(comparison);
    expect(frameOf(svg, 'alpha')).toMatchObject({ tone: 'n5', label: '-10.00 alpha' });
    expect(frameOf(svg, 'alpha').title).toBe('alpha\nbefore 60.00 %, after 50.00 %, delta -10.00 points, x0.83');
    expect(frameOf(svg, 'fresh').title).toContain('before not there, after 20.00 %, delta +20.00 points');
    expect(frameOf(svg, 'beta')).toMatchObject({ tone: 'z', label: 'beta' });
    const wide = await draw(comparison, { scale: 40 });
    expect(frameOf(wide, 'alpha').tone).toBe('n2');
    expect(frameOf(wide, 'fresh').tone).toBe('p3');
    expect(wide).toContain('>+40</text>');
  });

  test.each([
    ['before', 100, { alpha: 60, beta: 30, gone: 10 }],
    ['after', 100, { alpha: 50, beta: 30, fresh: 20 }],
    ['delta', 40, { alpha: 10, gone: 10, fresh: 20 }],
  ] as const)('by %s has widths of that', async (widthBy, whole, widths) => {
    const svg = await draw(comparison, { widthBy });
    for (const [name, points] of Object.entries(widths))
      expect(frameOf(svg, name).rects[widthBy === 'before' ? 'b' : 'a']).toBeCloseTo((points * 968) / whole, 1);
  });

  test('that cannot be told is grey, its bound dashed, and what no row lists is drawn', async () => {
    const svg = await draw(compared(table('70.00 alpha', '5.00 beta'), table('69.00 alpha', '6.00 late')));
    expect(frameOf(svg, 'beta').title).toContain('before 5.00 %, after <=6.00 %, delta ? points');
    expect(frameOf(svg, 'beta')).toMatchObject({ tone: 'u', label: expect.stringMatching(/^\? /) });
    expect(frameOf(svg, 'beta').rects['b d']).toBeGreaterThan(0);
    expect(frameOf(svg, 'not listed').title).toContain('before 25.00 %, after 25.00 %');
    expect(frameOf(svg, 'not listed').rects.h).toBeGreaterThan(0);
  });

  test('at cost or at equal cost multiplies the after side, and refuses where the factor is not known', async () => {
    const [from] = readProfiles('    60.00%  [kernel]  [k] alpha\n    40.00%  [kernel]  [k] beta\n').profiles;
    const [to] = readProfiles('    50.00%  [kernel]  [k] alpha\n    50.00%  [kernel]  [k] beta\n').profiles;
    if (from === undefined || to === undefined) throw new Error('no table');
    const rated = await compare(from, to, { cost: { rate: { before: 1e6, after: 0.8e6 } } });
    for (const measure of ['cost', 'corrected'] as const) {
      const svg = await draw(rated, { measure });
      // 1 / 0.8 = 1.25 times the cost: alpha 60 -> 62.5, beta 40 -> 62.5.
      expect(frameOf(svg, 'alpha').label).toBe('+2.50 alpha');
      expect(frameOf(svg, 'beta').label).toBe('+22.50 beta');
      expect(frameOf(svg, 'all').rects.a).toBeCloseTo(968, 0);
      expect(frameOf(svg, 'alpha').title).toContain('ns/packet 600.00 -> 625.00, +25.00');
    }
    for (const measure of ['cost', 'corrected'] as const)
      await expect(draw(comparison, { measure })).rejects.toThrow(InputError);
  });

  test('lists the largest shifts as text, and the same for whoever does not see', async () => {
    const svg = await draw(comparison);
    const root = parsePicture(svg);
    const desc = elementsOf(root, 'desc')[0]?.text ?? '';
    const texts = elementsOf(root, 'text').map(({ text }) => text);
    for (const words of ['3 of 4 symbols shifted', '+20.00  fresh']) {
      expect(desc).toContain(words);
      expect(texts.some((text) => text.includes(words))).toBe(true);
    }
    expect(texts).toContain('+20.00 points  fresh');
  });
});

describe('call chains', () => {
  const before = 'prog;main;work;inner 60\nprog;main;work 20\nprog;main;old 20\n';
  const after = 'prog;main;work;inner 30\nprog;main;work 20\nprog;main;fresh 50\n';

  test('are a flame graph: a frame is itself and its callees', async () => {
    const svg = await draw(await stacks(before, after));
    expect(frameOf(svg, 'work').title).toBe('work\nbefore 80.00 %, after 50.00 %, delta -30.00 points, x0.63');
    expect(frameOf(svg, 'main')).toMatchObject({ tone: 'z', label: 'main' });
    expect(frameOf(svg, 'fresh').label).toBe('+50.00 fresh');
    const own = await draw(await stacks(before, after), { colorBy: 'self' });
    expect(frameOf(own, 'work')).toMatchObject({ tone: 'z', label: 'work' });
    expect(frameOf(own, 'inner')).toMatchObject({ tone: 'n5', label: '-30.00 inner' });
  });

  test('pair the only command of either side, and say so', async () => {
    const svg = await draw(await stacks(before, after.replaceAll('prog', 'prog2')));
    expect(frameOf(svg, 'prog -> prog2').title).toContain('before 100.00 %, after 100.00 %');
    expect(svg).toContain('the only command that each side has for itself');
    const apart = await draw(await stacks(before, 'prog2;entry;other 10\nprog2;entry 3\n'));
    expect(frameOf(apart, 'prog').title).toContain('after 0.00 %');
  });

  test('pair names that are written differently, as rows are', async () => {
    const tag = (digits: string): string =>
      `prog;main;bpf_prog_${digits.repeat(16)}_work 10\nprog;main;spin.isra.0 5\n`;
    const svg = await draw(await stacks(tag('a'), tag('b').replace('.isra.0', '.constprop.1')));
    expect(frameOf(svg, 'work').title).toContain('before 66.67 %, after 66.67 %');
    expect(frameOf(svg, 'spin').title).toContain('before 33.33 %, after 33.33 %');
  });

  test('of printed shares leave a rest', async () => {
    const text = [
      '# Overhead  Command  Shared Object  Symbol',
      '    70.00%  prog  prog  [.] work',
      '            |',
      '            ---main',
      '               work',
      '',
      '',
    ].join('\n');
    const [profile] = readProfiles(text).profiles;
    if (profile === undefined) throw new Error('no report');
    expect(profile.stacks).not.toBeNull();
    const svg = await draw(await compare(profile, profile));
    expect(frameOf(svg, 'not listed').title).toContain('before 30.00 %, after 30.00 %');
    // What is not printed may be of any frame.
    expect(frameOf(svg, 'main')).toMatchObject({ tone: 'u', label: '? main' });
    expect(svg).toContain('the printed chains are not complete');
  });
});

test('repeated runs of call chains are one flame graph', async () => {
  const runs = (...texts: readonly string[]): readonly Profile[] =>
    texts.flatMap((text) => readProfiles(text).profiles);
  const before = runs('prog;main;work 3\nprog;main;rest 1\n', 'prog;main;work 1\nprog;main;rest 1\n');
  const after = runs('prog;main;work 1\nprog;main;rest 1\n', 'prog;main;work 1\nprog;main;rest 3\n');
  const [first, second] = [before[0], after[0]];
  if (first === undefined || second === undefined) throw new Error('no stacks');
  const [comparison] = await compareAll([{ before: first, after: second, runs: { before, after } }]);
  if (comparison === undefined) throw new Error('nothing was compared');
  // By hand: (75 + 50) / 2 before, (50 + 25) / 2 after.
  expect(frameOf(await draw(comparison), 'work').title).toBe(
    'work\nbefore 62.50 %, after 37.50 %, delta -25.00 points, x0.60',
  );
});

test('an object that no row names is shown as such', async () => {
  const [from] = readProfiles('    60.00%  [k] alpha\n    40.00%  [k] beta\n').profiles;
  if (from === undefined) throw new Error('no table');
  const svg = await draw(await compare(from, from));
  expect(frameOf(svg, '(no name)').title).toContain('before 100.00 %');
});

test('narrow frames are summed and none is dropped', async () => {
  const rows = Array.from({ length: 300 }, (_, at) => `0.${String(10 + (at % 5))} small_${at}`);
  const svg = await draw(compared(table('60.00 wide', ...rows), table('58.00 wide', ...rows)));
  const graph = elementsOf(parsePicture(svg), 'g').find((g) => g.attributes.class === 'graph');
  const titles = (graph?.children ?? []).map(titleOf);
  const names = titles.map((title) => title.split('\n')[0] ?? '');
  expect(names).toContain('and 300 more');
  expect(names.filter((name) => name.startsWith('small'))).toEqual([]);
  expect(titles.find((title) => title.startsWith('and 300'))).toContain('before 36.00 %, after 36.00 %');
  // The data have all of them.
  expect(framesOf(dataOf(svg)[0] as never).filter(({ path }) => path.at(-1)?.startsWith('small'))).toHaveLength(300);
});

test('several comparisons stand below each other, and too many are counted', async () => {
  const one = compared(table('60.00 alpha'), table('50.00 alpha'));
  const svg = await render(
    Array.from({ length: 11 }, () => one),
    'svg',
    { options: { picture: { script: false } } },
  );
  expect(dataOf(svg)).toHaveLength(8);
  expect(svg).toContain('3 more comparisons are not drawn');
  expect(svg).toContain('comparison 8 of 11');
});

test('rows that are sums are frames, and rows that are left out are one', async () => {
  const comparison = compared(
    table('60.00 alpha', '30.00 beta', '10.00 gamma'),
    table('50.00 alpha', '30.00 beta', '20.00 gamma'),
  );
  const options = { picture: { script: false } };
  const byDomain = await render([comparison], 'svg', { options, view: { by: 'domain' } });
  expect(frameOf(byDomain, 'kernel').title).toContain('before 100.00 %, after 100.00 %');
  const top = await render([comparison], 'svg', { options, view: { top: 1 } });
  expect(framesOf(dataOf(top)[0] as never).find(({ kind }) => kind === 2)).toMatchObject({
    path: ['2 left out of the rows'],
  });
});
