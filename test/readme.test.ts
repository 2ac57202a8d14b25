import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMAND_WORDS } from '../lib/cli/commands.ts';
import { manualOptions } from '../lib/cli/manual.ts';
import { blocksOf, examplesOf, isShown, spansOf } from './documents/blocks.ts';
import { makeWorld, type World } from './documents/world.ts';
import { canRecord } from './perf/real-perf.ts';

const PAGES = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .map((name) => `docs/${name.replaceAll('\\', '/')}`)
  .filter((name) => name.endsWith('.md'))
  .sort();
const SAMPLES = readdirSync('samples')
  .map((name) => `samples/${name}/README.md`)
  .filter((path) => existsSync(path));

/** Every document; none escapes. */
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...PAGES, ...SAMPLES].map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}));

/** Blocks of code that are neither run here nor output, by document and kind, and the test that builds them. */
const READ_BY: Readonly<Record<string, string>> = {
  'CONTRIBUTING.md ts': 'guide.test.ts',
  'docs/library.md ts': 'library/examples.test.ts',
  'docs/perfshift.api.md ts': 'library/api.test.ts',
};

/** It tells of commands that were wrong. */
const WALK = 'docs/walk.md';

/** Options of other programs that the prose names: perf, and the fuzzer. */
const FOREIGN = new Set(
  '--stdio --no-children --hierarchy --mem-mode --total-cycles --stats --tasks --group --no-group --no-branch-stack --no-inline --stdio-color --time --stream --replay --mutate --show-lost-events --threads --percent-limit --percentage --color-by'.split(
    ' ',
  ),
);

/** What needs perf: where it cannot record, these examples are skipped by name. */
const NEEDS_PERF = /\bperfshift record\b|\bperf (?:record|report|script|diff)\b|\.data\b/;

const onWindows = process.platform === 'win32';

describe.skipIf(onWindows).each(DOCUMENTS)('$path', ({ path, text }) => {
  let world: World;
  beforeAll(() => {
    world = makeWorld(canRecord && /\.data\b/.test(text));
  }, 60_000);
  afterAll(() => world.remove());

  const examples = examplesOf(text);
  for (const { script, output, line } of examples) {
    test.skipIf(NEEDS_PERF.test(script) && !canRecord)(
      `line ${line}: ${script.split('\n')[0]}`,
      () => {
        const { status, out, err } = world.sh(script);
        expect([status, status === 0 ? '' : err]).toEqual([0, '']);
        // What a command says beside its report has to be a note, a warning, or the progress of a recording.
        if (!/# exits with|2>|\bperf /.test(script))
          expect(
            err.replace(
              /^.*(?:note|warning): .*\n|^\S+: run \d+ of \d+ .*\n|^(?:to |what )[^\n]*: perfshift .*\n/gm,
              '',
            ),
          ).toBe('');
        if (output !== null && !isShown(output, out)) expect(out.trimEnd()).toBe(output.trimEnd());
      },
      120_000,
    );
  }

  test('every block is run, is what was printed, or stands in a file', () => {
    const unread = blocksOf(text).filter(({ kind, info, text: block }, at, all) => {
      if (info === 'guide') return READ_BY[`${path} ts`] === undefined;
      if (kind === 'sh') return false;
      if (kind !== 'text') return READ_BY[`${path} ${kind}`] === undefined;
      if (info !== '') return !readFileSync(info, 'utf8').includes(block);
      const above = all[at - 1]?.kind;
      return above !== 'sh' && READ_BY[`${path} ${above}`] === undefined;
    });
    expect(unread.map(({ line, kind }) => `${path}:${line} ${kind}`)).toEqual([]);
    // An indented block is a formula or a sample, no command.
    expect(text.match(/^ {4,}(?:\$ |perfshift ).*$/gm) ?? []).toEqual([]);
  });

  test.skipIf(path === WALK)('what the prose names is a command or an option', () => {
    const options = new Set(manualOptions('0').flatMap(({ names }) => names));
    const commands = spansOf(text).flatMap((span) => /^perfshift ([a-z]+)(?= |$)/.exec(span)?.[1] ?? []);
    expect(commands.filter((word) => !COMMAND_WORDS.includes(word))).toEqual([]);
    const named = spansOf(text)
      .filter((span) => /^(?:perfshift |--)/.test(span))
      .flatMap((span) => span.match(/(?<= |^)--[a-z][a-z-]+/g) ?? []);
    expect(named.filter((option) => !options.has(option) && !FOREIGN.has(option))).toEqual([]);
  });

  test('every link leads to something', () => {
    const targets = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target = '']) => target);
    const missing = targets.filter((target) => {
      const [file = '', heading] = target.split('#');
      const to = file === '' ? path : join(dirname(path), file);
      if (!existsSync(to)) return true;
      return heading !== undefined && !headingsOf(readFileSync(to, 'utf8')).includes(heading);
    });
    expect(missing).toEqual([]);
  });
});

/** The anchors of a Markdown text, as GitHub makes them. */
function headingsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the documents', () => {
  test('begin with the main job and its output', () => {
    const [first] = examplesOf(readFileSync('README.md', 'utf8'));
    expect(first?.script).toMatch(/^npm ci && npx perfshift samples\//);
    expect(first?.output).not.toBeNull();
  });

  test('are named in the index, each page', () => {
    const index = readFileSync('docs/README.md', 'utf8');
    const named = [...index.matchAll(/\]\(([^)\s#]+\.md)/g)].map(([, target = '']) => join('docs', target));
    expect(PAGES.filter((page) => page !== 'docs/README.md' && !named.includes(page))).toEqual([]);
  });

  test('README.md is one screen', () =>
    expect(readFileSync('README.md', 'utf8').split('\n').length).toBeLessThanOrEqual(120));

  test('what another test reads is named there', () => {
    for (const [key, file] of Object.entries(READ_BY))
      expect(readFileSync(join('test', file), 'utf8')).toContain(key.split(' ')[0]);
  });
});

describe('the reading of examples', () => {
  test('finds scripts and their output', () => {
    const text =
      'Text.\n\n```sh\nperfshift a.txt   # both\n```\n\nprints\n\n```text\nout\n```\n\n1. x\n   ```sh\n   perfshift b.txt | less\n   ```\n\n```text a.txt\nfile\n```\n';
    expect(examplesOf(text)).toEqual([
      { script: 'perfshift a.txt   # both\n', output: 'out\n', line: 3 },
      { script: 'perfshift b.txt | less\n', output: null, line: 14 },
    ]);
    expect(spansOf('a `b` ``c `d` `` e\n```sh\n`f`\n```\n')).toEqual(['b', 'c `d`']);
  });

  test('knows what is shown and what is not', () => {
    expect(isShown('a\nb\n', 'a\nb\n')).toBe(true);
    expect(isShown('a\n...\nd\n', 'a\nb\nc\nd\n')).toBe(true);
    expect(isShown('a\n...\n', 'a\nb\n')).toBe(true);
    expect(isShown('a\n...\n', 'b\n')).toBe(false);
    expect(isShown('a\n', 'a\nb\n')).toBe(false);
    expect(isShown('a.c\n', 'abc\n')).toBe(false);
  });

  test.skipIf(onWindows)('fails where a command fails, is unknown, or ends otherwise than said', () => {
    const world = makeWorld();
    const statusOf = (script: string): number | null => world.sh(script).status;
    expect(statusOf('perfshift list mail.txt > out.txt\ntest -s out.txt')).toBe(0);
    expect(statusOf('perfshift no-such-file.txt\necho behind')).toBe(3);
    expect(statusOf('perfshift no-such-file.txt # exits with 3\necho behind')).toBe(0);
    expect(statusOf('perfshift no-such-file.txt # exits with 1')).toBe(99);
    expect(statusOf('perfshift mail.txt --no-such-option')).toBe(2);
    expect(statusOf('npm run no-such-script')).toBe(1);
    expect(statusOf('no-such-program')).toBe(127);
    world.remove();
  });
});
