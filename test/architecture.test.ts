import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { describe, expect, test } from 'vitest';

/** What each folder of lib may import from the others. What is not named here has no place yet. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  stats: [],
  source: ['model'],
  formats: ['model'],
  bytes: ['model', 'source', 'formats'],
  sections: ['model'],
  symbols: ['model'],
  patch: ['model'],
  perf: ['model'],
  report: ['model'],
  diff: ['model', 'stats'],
  gate: ['model', 'stats'],
  render: ['model', 'report'],
  pipeline: ['model', 'stats', 'source', 'formats', 'sections', 'symbols', 'patch', 'diff', 'report', 'render'],
  index: [
    'model',
    'stats',
    'source',
    'formats',
    'sections',
    'symbols',
    'patch',
    'diff',
    'gate',
    'report',
    'render',
    'pipeline',
  ],
  cli: [
    'model',
    'stats',
    'source',
    'formats',
    'bytes',
    'sections',
    'symbols',
    'patch',
    'perf',
    'diff',
    'gate',
    'report',
    'render',
    'pipeline',
    'launch',
  ],
  launch: [],
  bin: ['cli', 'launch'],
};

/** Engines under lib/formats that formats share; a folder that is none of them is a format of its own. */
const SHARED_FORMATS: readonly string[] = ['table', 'measure'];

/** Modules that only these places may import. */
const ONLY_IN: Readonly<Record<string, RegExp>> = {
  'node:fs': /^lib\/(?:source\/(?:read|spool)\.ts|cli\/|launch\/)/,
  'node:child_process': /^lib\/perf\//,
  libmime: /^lib\/source\/lazy-libraries\.ts$/,
  'html-entities': /^lib\/source\/(?:lazy|browser)-libraries\.ts$/,
  'node:zlib': /^lib\/source\//,
  yargs: /^lib\/cli\/(?:parser|plain-line|option-table|own-formats|record\/options)\.ts$/,
  chalk: /^lib\/(?:render\/table|cli)\//,
  'cli-table3': /^lib\/render\/table\//,
  tinyglobby: /^lib\/cli\/globs\.ts$/,
  lilconfig: /^lib\/cli\/config\//,
  'fastest-levenshtein': /^lib\/cli\/nearest\.ts$/,
  '@stdlib/stats-base-dists-t-cdf': /^lib\/stats\//,
  '@stdlib/stats-base-dists-normal-cdf': /^lib\/stats\//,
  '@stdlib/math-base-special-digamma': /^lib\/stats\//,
  '@stdlib/math-base-special-trigamma': /^lib\/stats\//,
  'pprof-format': /^lib\/(?:formats|render)\/pprof\//,
  'd3-hierarchy': /^lib\/render\/svg\//,
  '@resvg/resvg-js': /^lib\/render\/png\//,
};

const LONGEST_FILE = 250;
/** Tables of words, one entry a line or two. */
const DATA: ReadonlySet<string> = new Set(['lib/model/diagnostic-codes.ts']);

interface Source {
  readonly path: string;
  readonly text: string;
}

const SOURCES: readonly Source[] = ['lib', 'bin'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .map((path) => ({ path, text: readFileSync(path, 'utf8') })),
);

const TOKEN =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(?<=[(,=:[!&|?{};>\n]\s*|return\s)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g;

/** The source with comments blanked out, and with the contents of strings and regular expressions if they are not wanted. */
function codeOf(text: string, strings: boolean): string {
  return text.replace(TOKEN, (token) => {
    const comment = token.startsWith('//') || token.startsWith('/*');
    // What stands in `${}` is code; the rest of a template is kept with it.
    return comment || (!strings && !token.startsWith('`')) ? token.replace(/[^\n]/g, ' ') : token;
  });
}

/** What a source imports, types included, as written. */
function importsOf(text: string): readonly string[] {
  const code = codeOf(text, true);
  return [...code.matchAll(/\bfrom\s*'([^']+)'|\bimport\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
}

/** The files of the project that a source imports. */
function filesOf({ path, text }: Source): readonly string[] {
  return importsOf(text)
    .filter((name) => name.startsWith('.'))
    .map((name) => join(dirname(path), name));
}

function folderOf(path: string): string {
  if (path.startsWith('bin/')) return 'bin';
  return path === 'lib/index.ts' ? 'index' : (path.split('/')[1] ?? '');
}

/** What is compiled to WebAssembly knows nothing of the rest, which has what was compiled. */
const COMPILED = 'lib/bytes/kernel/';

function wrongDirections(source: Source): readonly string[] {
  const from = folderOf(source.path);
  const allowed = MAY_IMPORT[from];
  if (allowed === undefined) return [`${source.path}: the folder ${from} has no rule`];
  const isCompiled = (path: string): boolean => path.startsWith(COMPILED);
  return filesOf(source)
    .filter((to) =>
      isCompiled(source.path) || isCompiled(to)
        ? isCompiled(source.path) !== isCompiled(to)
        : folderOf(to) !== from && !allowed.includes(folderOf(to)),
    )
    .map((to) => `${source.path} imports ${to}`);
}

/** A format knows no other format: only itself, the shared engines and what stands beside the folders. */
function foreignFormats(source: Source): readonly string[] {
  const own = /^lib\/formats\/([^/]+)\/[^/]+/.exec(source.path)?.[1];
  if (own === undefined) return [];
  return filesOf(source)
    .filter((to) => {
      const other = /^lib\/formats\/([^/]+)\/[^/]+/.exec(to)?.[1];
      if (other === undefined) return to.startsWith('lib/formats/') && /(?:registry|scan)\.ts$/.test(to);
      return other !== own && !SHARED_FORMATS.includes(other);
    })
    .map((to) => `${source.path} imports ${to}`);
}

function misplacedModules(source: Source): readonly string[] {
  return importsOf(source.text)
    .filter((name) => ONLY_IN[name]?.test(source.path) === false)
    .map((name) => `${source.path} imports ${name}`);
}

function worldly({ path, text }: Source): readonly string[] {
  if (/^(?:lib\/(?:cli|launch)|bin)\//.test(path)) return [];
  return [
    ...codeOf(text, false).matchAll(/(?<![\w.])(?:console|process|globalThis)\s*\.|(?<![\w.])Date\b(?!\s*:)/g),
  ].map((match) => `${path} says ${match[0]}`);
}

function undocumented({ path, text }: Source): readonly string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    const name = /^export (?!type \{|\{|\*)(?:default )?(?:async )?(?:abstract )?\w+ (\w+)/.exec(line)?.[1];
    if (name === undefined || isDocumented(lines, at, name)) return [];
    return [`${path}:${at + 1} ${name}`];
  });
}

/** Overloads stand below the first of them, which has the comment. */
function isDocumented(lines: readonly string[], at: number, name: string): boolean {
  const above = lines[at - 1] ?? '';
  if (above.startsWith(`export function ${name}(`)) return isDocumented(lines, at - 1, name);
  if (!above.trimEnd().endsWith('*/')) return false;
  const opening = lines.slice(0, at).findLast((line) => line.trimStart().startsWith('/*'));
  return opening?.trimStart().startsWith('/**') === true && opening.trim() !== '/** */';
}

/** The first way around that leads back to where it began, as paths; null where there is none. */
function cycleIn(sources: readonly Source[]): readonly string[] | null {
  const graph = new Map(sources.map((source) => [source.path, filesOf(source)]));
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const next of graph.get(path) ?? []) {
      const cycle = walk(next, [...way, path]);
      if (cycle !== null) return cycle;
    }
    done.add(path);
    return null;
  };
  for (const { path } of sources) {
    const cycle = walk(path, []);
    if (cycle !== null) return cycle;
  }
  return null;
}

/** Calls that take as many values as an input has: some hundred thousand end the program. */
function spreading({ path, text }: Source): readonly string[] {
  if (/^lib\/(?:render\/svg\/script\/|source\/byte-text\.ts$)/.test(path) || !path.startsWith('lib/')) return [];
  return [...text.matchAll(/(?:\.push|\.unshift|Math\.(?:max|min)|String\.from\w+)\(\.\.\./g)].map(
    ([call]) => `${path}: ${call}`,
  );
}

describe('the sources', () => {
  test('are found, and what they import stands where they say', () => {
    const paths = new Set(SOURCES.map(({ path }) => path));
    expect(paths.size).toBeGreaterThan(60);
    expect(SOURCES.flatMap(filesOf).filter((path) => !paths.has(path))).toEqual([]);
    expect(SOURCES.flatMap(filesOf).length).toBeGreaterThan(150);
  });

  test('import in one direction', () => expect(SOURCES.flatMap(wrongDirections)).toEqual([]));
  test('of one format know no other', () => expect(SOURCES.flatMap(foreignFormats)).toEqual([]));
  test('use libraries and the file system only where they belong', () =>
    expect(SOURCES.flatMap(misplacedModules)).toEqual([]));
  test('know no console, process or clock outside cli, launch and bin', () =>
    expect(SOURCES.flatMap(worldly)).toEqual([]));
  test('document every export', () => expect(SOURCES.flatMap(undocumented)).toEqual([]));
  test('spread no array into a call that may be of any length', () => expect(SOURCES.flatMap(spreading)).toEqual([]));
  test('go round in no circle', () => expect(cycleIn(SOURCES)).toBeNull());
  test('stay short', () =>
    expect(
      SOURCES.filter(({ path, text }) => !DATA.has(path) && text.split('\n').length - 1 > LONGEST_FILE).map(
        ({ path }) => path,
      ),
    ).toEqual([]));
});

describe('the checks see what they are for', () => {
  const source = (path: string, text: string): Source => ({ path, text });

  test('spread arrays', () => {
    expect(spreading(source('lib/diff/a.ts', 'all.push(...more); const most = Math.max(...all, 1);'))).toEqual([
      'lib/diff/a.ts: .push(...',
      'lib/diff/a.ts: Math.max(...',
    ]);
    expect(spreading(source('lib/diff/a.ts', 'all.push(one); [...all, ...more]'))).toEqual([]);
  });

  test('directions', () => {
    expect(wrongDirections(source('lib/model/a.ts', "import { b } from '../diff/b.ts';"))).toEqual([
      'lib/model/a.ts imports lib/diff/b.ts',
    ]);
    expect(wrongDirections(source('lib/render/mail/a.ts', "import '../../diff/b.ts';"))).toHaveLength(1);
    expect(wrongDirections(source('lib/render/a.ts', "await import('../cli/main.ts')"))).toHaveLength(1);
    expect(wrongDirections(source('lib/render/a.ts', "export type { A } from '../stats/a.ts';"))).toHaveLength(1);
    expect(
      wrongDirections(source('lib/report/a.ts', "import {\n  a,\n  b,\n} from '../diff/compare.ts';")),
    ).toHaveLength(1);
    expect(wrongDirections(source('lib/pipeline/a.ts', "import type { Io } from '../cli/io.ts';"))).toHaveLength(1);
    expect(wrongDirections(source('bin/a.ts', "import '../lib/diff/compare.ts';"))).toHaveLength(1);
    expect(wrongDirections(source('lib/index.ts', "export * from './cli/main.ts';"))).toHaveLength(1);
    expect(wrongDirections(source('lib/bytes/a.ts', "import './kernel/b.ts';"))).toHaveLength(1);
    expect(wrongDirections(source('lib/bytes/kernel/a.ts', "import '../b.ts';"))).toHaveLength(1);
    expect(wrongDirections(source('lib/bytes/kernel/a.ts', "import './b.ts';"))).toEqual([]);
    expect(wrongDirections(source('lib/misc/a.ts', ''))).toEqual(['lib/misc/a.ts: the folder misc has no rule']);
    expect(wrongDirections(source('lib/diff/a.ts', "import '../model/a.ts';\nimport '../stats/b.ts';"))).toEqual([]);
    expect(wrongDirections(source('lib/model/a.ts', "// import '../diff/b.ts';\n/* from '../cli/c.ts' */"))).toEqual(
      [],
    );
  });

  test('formats', () => {
    expect(foreignFormats(source('lib/formats/a/a.ts', "import '../b/b.ts';"))).toEqual([
      'lib/formats/a/a.ts imports lib/formats/b/b.ts',
    ]);
    expect(foreignFormats(source('lib/formats/a/a.ts', "import '../registry.ts';"))).toHaveLength(1);
    expect(foreignFormats(source('lib/formats/table/a.ts', "import '../a/a.ts';"))).toHaveLength(1);
    expect(foreignFormats(source('lib/formats/a/a.ts', "import '../format.ts';\nimport '../table/b.ts';"))).toEqual([]);
    expect(foreignFormats(source('lib/formats/registry.ts', "import './a/a.ts';"))).toEqual([]);
  });

  test('modules', () => {
    expect(misplacedModules(source('lib/source/lines.ts', "import { statSync } from 'node:fs';"))).toHaveLength(1);
    expect(misplacedModules(source('lib/cli/main.ts', "import { spawnSync } from 'node:child_process';"))).toHaveLength(
      1,
    );
    expect(misplacedModules(source('lib/cli/main.ts', "import yargs from 'yargs';"))).toHaveLength(1);
    expect(misplacedModules(source('lib/render/mail/mail.ts', "import { Chalk } from 'chalk';"))).toHaveLength(1);
    expect(misplacedModules(source('lib/cli/list.ts', "import Table from 'cli-table3';"))).toHaveLength(1);
    expect(misplacedModules(source('lib/diff/a.ts', "import { gunzipSync } from 'node:zlib';"))).toHaveLength(1);
    expect(misplacedModules(source('lib/source/read.ts', "import { statSync } from 'node:fs';"))).toEqual([]);
  });

  test('console, process and clock', () => {
    for (const code of [
      'console.log(1)',
      'const a = process.env.A;',
      'new Date()',
      'Date.now()',
      '`$' + '{process.pid}`',
    ]) {
      expect(worldly(source('lib/diff/a.ts', code))).toHaveLength(1);
      expect(worldly(source('lib/cli/a.ts', code))).toEqual([]);
    }
    for (const code of [
      '// process.env',
      "'console.log'",
      'const a = /Date/;',
      'a.process.b',
      '/** a\n * Date.now() */',
    ])
      expect(worldly(source('lib/diff/a.ts', code))).toEqual([]);
    expect(worldly(source('lib/diff/a.ts', 'const quote = /[\'"]/; process.exit()'))).toHaveLength(1);
  });

  test('doc comments', () => {
    for (const text of [
      'export const a = 1;',
      '// words\nexport const a = 1;',
      '/* words */\nexport const a = 1;',
      '/** Words. */\n\nexport function a() {}',
    ])
      expect(undocumented(source('lib/a.ts', text))).toHaveLength(1);
    expect(undocumented(source('lib/a.ts', '/** A. */\nexport const a = 1;\nexport const b = 1;'))).toEqual([
      'lib/a.ts:3 b',
    ]);
    expect(
      undocumented(
        source('lib/a.ts', '/**\n * Returns.\n */\nexport function a(b: 1): 1;\nexport function a(b: 2): 2;'),
      ),
    ).toEqual([]);
    expect(undocumented(source('lib/a.ts', "export { a } from './b.ts';\nexport type { C } from './c.ts';"))).toEqual(
      [],
    );
  });

  test('circles', () => {
    const circle = [
      source('lib/a.ts', "import './b.ts';"),
      source('lib/b.ts', "import './c.ts';"),
      source('lib/c.ts', "import './b.ts';"),
    ];
    expect(cycleIn(circle)).toEqual(['lib/b.ts', 'lib/c.ts', 'lib/b.ts']);
    expect(cycleIn(circle.slice(0, 2))).toBeNull();
  });
});
