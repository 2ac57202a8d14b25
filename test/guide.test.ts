import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scanDocument } from '../lib/formats/scan.ts';
import { compareAll } from '../lib/pipeline/compare-all.ts';
import { findProfiles } from '../lib/pipeline/find-profiles.ts';
import { labelOf } from '../lib/sections/label.ts';
import { readLines } from '../lib/source/lines.ts';
import { identify } from '../lib/symbols/identify.ts';
import { run } from './cli/run.ts';
import { blocksOf } from './documents/blocks.ts';
import { buildToy, type Toy } from './documents/toy.ts';

const TEXT = readFileSync('CONTRIBUTING.md', 'utf8');
/** Blocks that are TypeScript, by document and kind as readme.test.ts names them: `CONTRIBUTING.md ts`. */
const BLOCKS = blocksOf(TEXT);
const CODE = BLOCKS.filter(({ kind }) => kind === 'ts');

describe.skipIf(process.platform === 'win32')('the format, the rule and the renderer of the guide', () => {
  let toy: Toy;
  beforeAll(() => {
    toy = buildToy(CODE);
  }, 60_000);
  afterAll(() => toy.remove());

  test('every block of code names the file that it stands in', () => {
    expect(CODE.length).toBeGreaterThanOrEqual(6);
    expect(CODE.filter(({ info }) => !/^lib\/[\w/-]+\.ts$/.test(info))).toEqual([]);
  });

  test(
    'compile',
    () => expect(toy.tool('tsc', ['--noEmit', '-p', 'tsconfig.json'])).toEqual({ status: 0, out: '' }),
    120_000,
  );

  test('are as the linter wants them', () => {
    const own = CODE.map(({ info }) => info).filter((info) => !info.endsWith('registry.ts'));
    const { status, out } = toy.tool('biome', ['check', '--error-on-warnings', ...own]);
    expect(status, out).toBe(0);
  }, 60_000);

  test('read, fold and print what the guide shows', () => {
    const script = BLOCKS.find(({ kind, info }) => kind === 'sh' && info === 'guide')?.text ?? '';
    const shown = BLOCKS.find(({ kind, info }) => kind === 'text' && info === 'guide')?.text;
    const { status, out, err } = toy.sh(script);
    expect([status, out]).toEqual([0, shown]);
    for (const line of err.trimEnd().split('\n')) expect(TEXT).toContain(line);
  }, 60_000);

  test('are known by their names', () => {
    const { status, out } = toy.sh('perfshift before.txt after.txt --from counts -f brief 2> err.txt');
    expect([status, out.trim()]).toEqual([0, expect.stringMatching(/^\(router\) lookup_route|^lookup_route/)]);
  }, 60_000);
});

describe('the way of one row', async () => {
  const PATH = 'samples/xdp-return/mail.txt';
  const SYMBOL = 'mlx5e_page_release_fragmented';
  const bytes = readFileSync(PATH);
  const document = readLines(PATH, bytes.toString('utf8'));
  const line = document.lines.find(({ text }) => text.includes(SYMBOL));
  const [first] = scanDocument(document).found;
  const entry = first?.profile.entries.find(({ symbol }) => symbol?.startsWith(SYMBOL) === true);
  if (line === undefined || first === undefined || entry === undefined) throw new Error('the row is not there');
  const { profiles } = findProfiles(document);
  const [before, after] = profiles;
  if (before === undefined || after === undefined) throw new Error('the pair is not there');
  const [comparison] = await compareAll([{ before, after }]);
  const shift = comparison?.shifts.find(({ symbol }) => symbol === SYMBOL);
  const said = (value: unknown): void => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    expect(TEXT.includes(text) ? '' : text).toBe('');
  };

  test('begins with bytes', () => {
    const at = bytes.indexOf(line.text);
    said(`At byte ${at}: \`${[...bytes.subarray(at, at + 5)].map((byte) => byte.toString(16)).join(' ')}\``);
  });
  test('is a line', () => said(line));
  test('is an entry of a format that begins above', () => {
    said(entry);
    said(`who begins at line ${first.profile.line}; \`${first.profile.format}\` does`);
  });
  test('has a label', () => {
    const { text, side } = labelOf(first.above);
    said(`finds \`${text}\` above the table; \`side-words.ts\` knows that word as \`${side}\``);
  });
  test('has an identity', () => said(identify(entry)));
  test('is a shift', () => {
    said(shift?.delta);
    said(`, \`${shift?.status}\``);
    said(`at place ${shift?.rank}.`);
  });
  test('is printed', async () => {
    const { out } = await run([PATH, '-f', 'mail']);
    expect(out).toMatch(/^ +2\.74 +2\.92 +\+0\.18 +\+0\.12\n +\[mlx5_core\] mlx5e_page_release_fragmented$/m);
    said('`2.74`, `2.92`, `+0.18`, and `+0.12`');
  });
  test('is drawn', async () => {
    const { out } = await run([PATH, '-f', 'svg']);
    const [, fill = '', width, outline] =
      /<title>mlx5e_page_release_fragmented\n[^<]*<\/title>(<rect class="a"[^>]* width="([\d.]+)"[^>]*>)<rect class="b"[^>]* width="([\d.]+)"/.exec(
        out,
      ) ?? [];
    said(fill);
    said(`the fill ${width} pixels wide for after and the\n   outline ${outline} for before`);
  });
});
