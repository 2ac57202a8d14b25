import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { createContext, Script } from 'node:vm';
import { type BuildResult, build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { readProfiles } from '../../lib/pipeline/find-profiles.ts';

/** What a page does with the library. */
const PAGE = `
  import { compare, readBytes, readProfiles, render } from 'perfshift';
  globalThis.page = async (text, packed) => {
    const { profiles } = readProfiles(text);
    const comparison = await compare(profiles[0], profiles[1]);
    const printed = {};
    for (const format of ['mail', 'markdown', 'csv', 'json', 'svg', 'folded', 'speedscope', 'table'])
      printed[format] = await render([comparison], format);
    const pprof = await render([comparison], 'pprof');
    const back = await readBytes([pprof]);
    const go = await readBytes([packed]);
    return { printed, rows: back.profiles[0].entries.length, events: go.profiles.map(({ facts }) => facts.event) };
  };
`;

/** What a browser has of what Node has as well. */
const WEB = { TextDecoder, TextEncoder, CompressionStream, DecompressionStream, atob, Intl, console: undefined };

interface Page {
  readonly printed: Readonly<Record<string, string>>;
  readonly rows: number;
  readonly events: readonly (string | null)[];
}

const bundle = (contents: string): Promise<BuildResult<{ write: false; metafile: true }>> =>
  build({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });

let built: BuildResult<{ write: false; metafile: true }>;

beforeAll(async () => {
  built = await bundle(PAGE);
});

test('the library is bundled for a browser without a module of Node', () => {
  const imports = Object.values(built.metafile.inputs).flatMap((input) => input.imports.map(({ path }) => path));
  expect(imports.length).toBeGreaterThan(2);
  expect(imports.filter((path) => path.startsWith('node:') || builtinModules.includes(path))).toEqual([]);
  expect(built.outputFiles[0]?.text).not.toMatch(/require\(["'](?:node:|fs|path|os|util|zlib)/);
  expect(Object.keys(built.metafile.inputs).filter((path) => /resvg|libmime|libraries\.cjs/.test(path))).toEqual([]);
});

test('a module of Node would be seen', async () => {
  await expect(bundle("import { readFileSync } from 'node:fs'; readFileSync('x');")).rejects.toThrow(/node:fs/);
});

test('and reads, compares and renders where nothing of Node is', async () => {
  const context = createContext({ ...WEB }) as {
    page?: (...values: unknown[]) => Promise<Page>;
  };
  new Script(built.outputFiles[0]?.text ?? '').runInContext(context);
  const mail = readFileSync('samples/xdp-return/mail.txt', 'utf8');
  const encoded = `From: a@b.example\nSubject: =?utf-8?q?a_b?=\nContent-Transfer-Encoding: quoted-printable\n\n${mail.replaceAll('=', '=3D').replace(/^( *13\.15)/m, '$1=\n')}`;
  const packed = readFileSync('samples/formats/pprof/before.pb.gz');
  const page = new Script('page').runInContext(context) as (...values: unknown[]) => Promise<Page>;
  for (const text of [mail, encoded]) {
    expect(readProfiles(text).profiles).toHaveLength(2);
    const { printed, rows, events } = await page(text, packed);
    expect(printed.mail).toContain('  13.15  12.42   -0.73');
    expect(Object.values(printed).filter((each) => each === '')).toEqual([]);
    expect(rows).toBe(25);
    expect(events).toEqual(['cpu']);
  }
});
