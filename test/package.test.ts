import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Package {
  readonly version: string;
  readonly type: string;
  readonly engines: { readonly node: string };
  readonly bin: { readonly perfshift: string };
  readonly man: readonly string[];
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly imports: Readonly<Record<string, { readonly node: string; readonly default: string }>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

const PACKAGE = JSON.parse(readFileSync('package.json', 'utf8')) as Package;
/** Bytes unpacked, without dependencies: a megabyte. */
const LARGEST = 1_000_000;

interface Packed {
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

function pack(): Packed {
  const text = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
  const [packed] = JSON.parse(text) as readonly Packed[];
  if (packed === undefined) throw new Error('npm pack lists no package');
  return packed;
}

const BELONGS =
  /^(?:dist\/lib\/(?:index\.d\.ts|[a-z-]+\.c?js)|dist\/bin\/(?:perfshift\.js|(?:program|second)\.cjs|package\.json|LICENSES\.txt)|dist\/schemas\/[a-z-]+\.schema\.json|samples\/xdp-return\/.+|man\/perfshift\.1|README\.md|LICENSE|package\.json)$/;

test('the package holds what belongs into it, and little of it', () => {
  const { files, unpackedSize } = pack();
  const paths = files.map(({ path }) => path);
  expect(paths.filter((path) => !BELONGS.test(path))).toEqual([]);
  expect(paths).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'README.md',
      'package.json',
      'dist/bin/LICENSES.txt',
      'dist/bin/perfshift.js',
      'dist/bin/program.cjs',
      'dist/lib/core.cjs',
      'dist/lib/index.js',
      'dist/lib/index.d.ts',
      'man/perfshift.1',
      'samples/xdp-return/mail.txt',
      'dist/schemas/diff.schema.json',
      'dist/schemas/list.schema.json',
      'dist/schemas/profile.schema.json',
      'dist/schemas/record.schema.json',
      'dist/schemas/series.schema.json',
    ]),
  );
  expect(unpackedSize).toBeLessThan(LARGEST);
});

test('what does not belong is told from what does', () => {
  for (const path of [
    'test/a.test.ts',
    'lib/index.ts',
    'dist/lib/a.js.map',
    'dist/test/a.js',
    'dist/bin/cache/a.bin',
    'dist/api/perfshift.api.md',
    'dist/types/lib/index.d.ts',
    'docs/json.md',
    '.env',
    'schemas/a.ts',
  ])
    expect(BELONGS.test(path)).toBe(false);
});

test('every entry point stands where package.json says', () => {
  const targets = [...Object.values(PACKAGE.exports), ...Object.values(PACKAGE.imports)].flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  expect(targets.length).toBeGreaterThanOrEqual(3);
  expect(
    [PACKAGE.bin.perfshift, ...targets].filter(
      (path) => path.startsWith('.') && !path.includes('*') && !existsSync(path),
    ),
  ).toEqual([]);
  expect(readFileSync(PACKAGE.bin.perfshift, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(PACKAGE.type).toBe('module');
  // npm links no page that does not stand in a list.
  expect(Array.isArray(PACKAGE.man) && PACKAGE.man.every((path) => existsSync(path))).toBe(true);
});

test('only what is large and rarely needed stays a package of its own', () => {
  expect(Object.keys(PACKAGE.dependencies)).toEqual(['@resvg/resvg-js', 'html-entities', 'libmime']);
});

test('the oldest Node that is asked for is 20.19', () => {
  expect(PACKAGE.engines.node).toBe('>=20.19');
});

test('the built program tells the version of the package', () => {
  const text = execFileSync(process.execPath, [PACKAGE.bin.perfshift, '--version'], { encoding: 'utf8' });
  expect(text).toBe(`${PACKAGE.version}\n`);
});

test('the library can be imported by its name, and its schemas with it', () => {
  const code =
    "import * as p from 'perfshift'; import { createRequire } from 'node:module'; const r = createRequire(process.cwd() + '/x.js');" +
    "console.log(typeof p.readProfiles, typeof p.render, r('perfshift/schemas/diff.schema.json').properties.schema.const)";
  const text = execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  expect(text).toBe('function function perfshift/diff/1\n');
});
