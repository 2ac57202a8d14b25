import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run, type World } from './cli/run.ts';
import { columnSums, hundredths } from './render/printed.ts';
import { schemaErrors } from './schemas/schema-errors.ts';

/** A sample is a folder with one mail, or with a file a side. */
const SAMPLES = readdirSync('samples', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, inputs: inputsOf(`samples/${name}`) }))
  .filter(({ inputs }) => inputs.length > 0);

function inputsOf(folder: string): readonly string[] {
  const both = [`${folder}/before.txt`, `${folder}/after.txt`];
  if (both.every((path) => existsSync(path))) return both;
  return existsSync(`${folder}/mail.txt`) ? [`${folder}/mail.txt`] : [];
}

const FORMATS: Readonly<Record<string, readonly string[]>> = {
  table: ['-f', 'table', '--width', '100', '--color', 'never'],
  ascii: ['-f', 'table', '--width', '100', '--color', 'never', '--ascii'],
  mail: ['-f', 'mail'],
  markdown: ['-f', 'markdown'],
  csv: ['-f', 'csv'],
  json: ['-f', 'json'],
  svg: ['-f', 'svg', '--no-script'],
};

async function print(inputs: readonly string[], args: readonly string[], world: World = {}): Promise<string> {
  const { status, out, err } = await run([...inputs, ...args], world);
  expect(`${status}${err.replace(/^.*(?:note|warning): .*\n/gm, '')}`).toBe('0');
  return out;
}

test('there are samples, and a folder that holds no pair is used by another test', () => {
  const folders = readdirSync('samples', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const tests = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));
  const texts = tests.map((name) => readFileSync(`test/${name}`, 'utf8'));
  const isUsed = (name: string): boolean => texts.some((text) => text.includes(`samples/${name}`));
  expect(SAMPLES.length).toBeGreaterThanOrEqual(3);
  const others = folders.map(({ name }) => name).filter((name) => !SAMPLES.some((sample) => sample.name === name));
  expect(others.filter((name) => !isUsed(name))).toEqual([]);
});

describe.each(SAMPLES)('sample $name', ({ name, inputs }) => {
  test.each(Object.entries(FORMATS))('prints %s as its golden file says, twice alike', async (format, args) => {
    const text = await print(inputs, args);
    expect(
      await print(inputs, args, { isTTY: true, columns: 133, env: { LANG: 'de_DE.UTF-8', TZ: 'Asia/Tokyo' } }),
    ).toBe(text);
    await expect(text).toMatchFileSnapshot(`golden/${name}.${format}`);
  });

  test.each(Object.entries(FORMATS))('%s holds no control characters and no trailing blanks', async (format, args) => {
    const text = await print(inputs, args);
    expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true);
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cf}/u);
    // Two blanks at the end of a line are Markdown's line break.
    const lines =
      format === 'markdown' ? text.split('\n').map((line) => line.replace(/(?<=\S) {2}$/, '')) : text.split('\n');
    expect(lines.filter((line) => /\s$/.test(line))).toEqual([]);
  });

  test('a mail has ASCII lines of at most 72 columns', async () => {
    const text = await print(inputs, ['-f', 'mail', '--top', 'all']);
    expect(text).toMatch(/^[\n\x20-\x7e]+$/);
    expect(text.split('\n').filter((line) => line.length > 72)).toEqual([]);
  });

  test('--ascii keeps the table in ASCII', async () => {
    expect(await print(inputs, FORMATS.ascii ?? [])).toMatch(/^[\n\x20-\x7e]+$/);
  });

  test.each([80, 100, 140, 160])('a table is no wider than %i columns', async (width) => {
    const text = await print(inputs, ['-f', 'table', '--width', String(width)]);
    expect(text.split('\n').filter((line) => line.length > width)).toEqual([]);
  });

  test.each(['table', 'mail', 'markdown'])('before and after of %s add up, whatever is left out', async (format) => {
    for (const top of ['1', '7', 'all']) {
      const text = await print(inputs, ['-f', format, '--top', top, '--width', '100']);
      const listed = [...text.matchAll(/rows, (\d+\.\d\d) listed/g)].map((match) => hundredths(match[1] ?? ''));
      expect(listed).toHaveLength(2);
      // A rounded list may hold a little more than everything; nothing is left over then.
      const wholes = listed.map((sum) => Math.max(10_000, sum));
      expect([top, ...columnSums(text)]).toEqual([top, ...wholes]);
    }
  });

  test('the JSON documents are what the schemas say', async () => {
    expect(schemaErrors('diff', JSON.parse(await print(inputs, ['-f', 'json'])))).toEqual([]);
    expect(schemaErrors('list', JSON.parse(await print(['list', ...inputs], ['-f', 'json'])))).toEqual([]);
    for (const input of inputs) {
      const { profiles } = JSON.parse(await print(['list', input], ['-f', 'json'])) as {
        profiles: { index: number }[];
      };
      for (const { index } of profiles)
        expect(schemaErrors('profile', JSON.parse(await print(['show', `${input}#${index}`], ['-f', 'json'])))).toEqual(
          [],
        );
    }
  });
});

interface Shift {
  readonly rank: number;
  readonly symbol: string;
  readonly domain: string;
  readonly listed: string;
  readonly status: string;
  readonly before: { percent: number | null; atMost: number | null };
  readonly after: { percent: number | null; atMost: number | null };
  readonly delta: { points: number | null; low: number; high: number };
}

describe('what is true in samples/xdp-return', async () => {
  const { comparisons } = JSON.parse((await run(['samples/xdp-return/mail.txt', '-f', 'json'])).out) as {
    comparisons: { before: Record<string, unknown>; after: Record<string, unknown>; shifts: Shift[] }[];
  };
  const [only] = comparisons;
  const of = (symbol: string): Shift | undefined => only?.shifts.find((shift) => shift.symbol === symbol);

  test('one pair, the sides as their labels say, every row read', () => {
    expect(comparisons).toHaveLength(1);
    expect(only?.before).toMatchObject({
      label: '* before:',
      line: 45,
      rows: 25,
      listedPercent: 96.99,
      floorPercent: 0.35,
      cut: 'size',
    });
    expect(only?.after).toMatchObject({
      label: '* after:',
      line: 72,
      rows: 27,
      listedPercent: 96.63,
      floorPercent: 0.35,
      cut: 'size',
    });
  });

  test('the ranking', () => {
    expect(only?.shifts.map((shift) => shift.rank)).toEqual(only?.shifts.map((_, at) => at + 1));
    expect(only?.shifts.slice(0, 5).map((shift) => shift.symbol)).toEqual([
      'xdp_return_frame_rx_napi',
      'xdp_return_frame',
      'redir_devmap_native',
      '__xdp_return',
      'mlx5e_skb_from_cqe_mpwrq_linear',
    ]);
  });

  test('the shifts', () => {
    expect(of('xdp_return_frame_rx_napi')).toMatchObject({
      rank: 1,
      listed: 'both',
      status: 'shrank',
      delta: { points: -1.59 },
    });
    expect(of('xdp_return_frame')).toMatchObject({
      rank: 2,
      listed: 'after',
      status: 'grew',
      before: { percent: null, atMost: 0.35 },
      after: { percent: 1.7, atMost: null },
      delta: { points: null, low: 1.34, high: 1.71 },
    });
    expect(of('redir_devmap_native')).toMatchObject({ domain: 'bpf', delta: { points: -1.14 } });
    expect(of('__xdp_return')?.delta).toEqual({ points: -0.73, low: -0.74, high: -0.72 });
    expect(of('page_pool_put_unrefed_netmem')).toMatchObject({ delta: { points: -0.09 } });
    expect(of('mlx5e_page_release_fragmented')).toMatchObject({ domain: 'module', delta: { points: 0.18 } });
    expect(of('net_rx_action')).toMatchObject({
      status: 'unclear',
      listed: 'after',
      before: { percent: null, atMost: 0.35 },
      after: { percent: 0.35, atMost: null },
    });
  });

  test('exchanged sides give the opposite deltas', async () => {
    const mail = 'samples/xdp-return/mail.txt';
    const { out } = await run([`${mail}#2`, `${mail}#1`, '-f', 'json']);
    const back = (JSON.parse(out) as { comparisons: { shifts: Shift[] }[] }).comparisons[0]?.shifts ?? [];
    const negated = ({ symbol, delta }: Shift): unknown[] => [
      symbol,
      delta.points === null ? null : 0 - delta.points,
      0 - delta.high,
      0 - delta.low,
    ];
    expect(back.map(({ symbol, delta }) => [symbol, delta.points, delta.low, delta.high])).toEqual(
      only?.shifts.map(negated),
    );
  });
});
