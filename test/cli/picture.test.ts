import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { dataOf, elementsOf, parsePicture } from '../render/svg/picture.ts';
import { inFolder, run, runBytes } from './run.ts';

const MAIL = 'samples/xdp-return/mail.txt';
const RUNS = ['samples/redirect-runs/before', 'samples/redirect-runs/after'];
const CHAINS = ['samples/key-lookup/before.folded', 'samples/key-lookup/after.folded'];

async function draw(...args: readonly string[]): Promise<string> {
  const { status, out, err } = await run([...args, '-f', 'svg']);
  expect([status, err.replace(/^.*(?:note|warning): .*\n/gm, '')]).toEqual([0, '']);
  return out;
}

describe('an SVG', () => {
  test('of repeated runs is as its golden file says: at equal cost, because that was tested', async () => {
    const svg = await draw(...RUNS, '--no-script');
    await expect(svg).toMatchFileSnapshot('../golden/redirect-runs.svg');
    expect(dataOf(svg)[0]).toMatchObject({ measure: 'corrected' });
    expect(elementsOf(parsePicture(svg), 'text').map(({ text }) => text)).toContain(
      '+4.39 points at equal cost  dev_map_bpf_prog_run',
    );
  });

  test('of call chains is as its golden file says', async () => {
    await expect(await draw(...CHAINS, '--no-script')).toMatchFileSnapshot('../golden/key-lookup.svg');
  });

  test.each([
    ['a mail', [MAIL]],
    ['runs', RUNS],
    ['call chains', CHAINS],
    ['perf report', ['samples/perf-report-comm/before.txt', 'samples/perf-report-comm/after.txt']],
  ])('of %s is the same twice, ASCII, well-formed, and small', async (_name, inputs) => {
    const svg = await draw(...inputs);
    expect(
      await run([...inputs, '-f', 'svg'], { isTTY: true, columns: 133, env: { LANG: 'C', TZ: 'Asia/Tokyo' } }),
    ).toMatchObject({ out: svg });
    expect(svg).toMatch(/^[\n\x20-\x7e]+$/);
    parsePicture(svg);
    expect(svg.length).toBeLessThan(70_000);
  });

  test('of a diff of 50 rows takes at most 60 KB', async () => {
    await inFolder(async (folder) => {
      const rows = (shift: number): string =>
        Array.from({ length: 50 }, (_, at) => {
          const share = (2.6 - at * 0.03 + ((at * 7) % 5) * shift).toFixed(2);
          return `    ${share}%  [some_driver_${at % 7}]  [k] a_symbol_of_the_usual_length_${at}`;
        }).join('\n');
      const [before, after] = [join(folder, 'a.txt'), join(folder, 'b.txt')];
      writeFileSync(before, `${rows(0)}\n`);
      writeFileSync(after, `${rows(0.01)}\n`);
      const svg = await draw(before, after);
      expect(dataOf(svg)[0]?.frames.length).toBe((50 + 7 + 3) * 7 - (svg.includes('not listed') ? 0 : 7));
      expect(Buffer.byteLength(svg)).toBeLessThanOrEqual(60_000);
    });
  });

  test('of any input takes at most 250 KB, and says what it summed', async () => {
    await inFolder(async (folder) => {
      const stacks = (seed: number): string =>
        Array.from({ length: 4000 }, (_, at) => {
          const names = Array.from({ length: 3 + (at % 20) }, (_each, depth) => {
            return `namespace::Type_${(at * 31 + depth * 17) % 97}::a_method_of_it_${(at * seed + depth) % 13}`;
          });
          return `prog_${at % 9};${names.join(';')} ${1 + ((at * at * seed) % 997)}`;
        }).join('\n');
      const [before, after] = [join(folder, 'a.folded'), join(folder, 'b.folded')];
      writeFileSync(before, `${stacks(3)}\n`);
      writeFileSync(after, `${stacks(5)}\n`);
      const svg = await draw(before, after);
      expect(Buffer.byteLength(svg)).toBeLessThanOrEqual(250_000);
      expect(svg).toMatch(/to keep the file small, frames below [\d.]+\/1000 points are summed/);
      parsePicture(svg);
      // The sums hold all of it: 3 * at * at mod 997 and so on, added up by hand.
      const [data] = dataOf(svg);
      const whole = (side: 2 | 3): number =>
        (data?.frames ?? []).filter((_, at) => at % 7 === side).reduce((sum, own) => sum + own, 0);
      const counts = (seed: number): number =>
        Array.from({ length: 4000 }, (_, at) => 1 + ((at * at * seed) % 997)).reduce((a, b) => a + b, 0);
      expect([whole(2), whole(3)]).toEqual([counts(3), counts(5)]);
    });
  });

  test.each([
    [['--scale', '10'], '>+10</text>'],
    [['--scale', '0.5'], '>+0.5</text>'],
    [['--measure', 'cost'], 'widths and colours are cost per unit of work'],
    [['--measure', 'corrected'], 'widths and colours are at equal cost'],
    [['--width-by', 'after'], 'widths by the side after'],
    [['--width-by', 'delta'], 'widths by shift'],
    [['--by', 'dso'], '<title>[mlx5_core]'],
    [['--top', '3'], '24 left out of the rows'],
  ])('knows %j', async (args, text) => {
    expect((await draw(MAIL, ...args)).replaceAll('&#x3c;', '<')).toContain(text);
  });

  test.each([
    [['--scale', '0'], 2, '--scale is "0", expected a number above 0'],
    [['--width-by', 'before,after'], 2, 'width-by'],
    [['--measure', 'time'], 2, 'measure'],
    [['--color-by', 'leaf'], 2, 'color-by'],
  ])('refuses %j', async (args, status, message) => {
    const ran = await run([MAIL, '-f', 'svg', ...args]);
    expect(ran).toMatchObject({ status, out: '' });
    expect(ran.err).toContain(message);
  });

  test('cannot measure cost where no rate is known', async () => {
    const ran = await run([...CHAINS, '-f', 'svg', '--measure', 'cost']);
    expect(ran).toMatchObject({ status: 3, out: '' });
    expect(ran.err).toMatch(/^samples\/key-lookup\/after.folded:1: error: --measure .* \[no-measure\]\n$/);
  });

  test('cannot measure corrected where too few symbols tell the change of the total', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'two.folded');
      writeFileSync(path, 'a;b 3\na;c 1\n');
      const ran = await run([path, path, '-f', 'svg', '--measure', 'corrected']);
      expect(ran).toMatchObject({ status: 3, out: '' });
      expect(ran.err).toContain('[no-measure]');
    });
  });
});

describe('a PNG', () => {
  test('is the same picture, twice as large', async () => {
    await inFolder(async (folder) => {
      const [svg, png] = [join(folder, 'a.svg'), join(folder, 'a.png')];
      const { status, err } = await run([MAIL, '-o', svg, '-o', png]);
      if (status === 3 && process.env.CI !== 'true') {
        expect(err).toMatch(/\[no-font\]|\[no-png\]/);
        return;
      }
      expect([status, err]).toEqual([0, '']);
      const { width, height, data } = PNG.sync.read(readFileSync(png));
      const root = parsePicture(readFileSync(svg, 'utf8'));
      expect([width, height]).toEqual([2000, Math.ceil(Number(root.attributes.height) * 2)]);
      // Words are there: in the line of the headline many pixels are dark.
      const dark = Array.from({ length: 2000 }, (_, x) => data[(96 * 2000 + x) * 4] ?? 255).filter((red) => red < 100);
      expect(dark.length).toBeGreaterThan(50);
      expect(readdirSync(folder).sort()).toEqual(['a.png', 'a.svg']);
    });
  });

  test('goes into a pipe as it is, and not to a terminal', async () => {
    const { status, bytes } = await runBytes([MAIL, '-f', 'png']);
    if (status === 0) expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    const refused = await run([MAIL, '-f', 'png'], { isTTY: true });
    expect(refused).toMatchObject({ status: 2, out: '' });
    expect(refused.err).toContain('png is not for a terminal');
  });
});

const PASTED = '../shared/corpus/pasted';

test.skipIf(!existsSync(PASTED))(
  'every pair of the corpus is a well-formed picture within its budget',
  async () => {
    const names = readdirSync(PASTED).filter((name) => name.endsWith('.txt'));
    expect(names.length).toBeGreaterThan(10);
    let drawn = 0;
    for (const name of names) {
      const { status, out } = await run([join(PASTED, name), '-f', 'svg', '--quiet']);
      expect([0, 3]).toContain(status);
      if (status !== 0) continue;
      drawn++;
      parsePicture(out);
      expect(Buffer.byteLength(out)).toBeLessThanOrEqual(250_000);
    }
    expect(drawn).toBeGreaterThan(5);
  },
  120_000,
);
