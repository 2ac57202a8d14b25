import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../lib/cli/commands.ts';
import { EXAMPLES } from '../../lib/cli/examples.ts';
import { manualPage } from '../../lib/cli/manual.ts';
import { DIAGNOSTICS } from '../../lib/model/diagnostic-codes.ts';
import { describeWithPerf } from '../perf/real-perf.ts';
import { run } from './run.ts';

const HOME = process.cwd();
/** True where nothing may be skipped. */
const IN_CI = process.env.CI === 'true';
let folder: string;

/** Words of an example as a shell takes them apart. */
const wordsOf = (typed: string): readonly string[] =>
  [...typed.matchAll(/(?:[^\s']|'[^']*')+/g)].map(([word]) => word.replace(/'([^']*)'/g, '$1'));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perfshift-help-'));
  cpSync('samples/xdp-return/mail.txt', join(folder, 'mail.txt'));
  for (const side of ['before', 'after']) {
    cpSync(`samples/perf-report-comm/${side}.txt`, join(folder, `${side}.txt`));
    cpSync(`samples/redirect-runs/${side}`, join(folder, side), { recursive: true });
  }
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(HOME);
  rmSync(folder, { recursive: true, force: true });
});

/** The titles of the first table of an output: two spaces apart, behind bars, or between commas. */
function titlesIn(out: string): readonly string[] {
  const isHead = /^comparison,|^\|.*\bsymbol \|$|^ *before +after |^ +\[1\]|^ *% +\w|^share %/;
  const head = out.split('\n').find((line) => isHead.test(line)) ?? '';
  const cells = head.startsWith('|') ? head.slice(1, -1).split('|') : head.split(/,| {2,}/);
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

const RUNNABLE = Object.entries(EXAMPLES).flatMap(([command, list]) =>
  ['record', 'completion'].includes(command) ? [] : list.map(([typed]) => typed),
);

describe('the help', () => {
  test.each([...COMMANDS])('of %s has examples', async (command) => {
    const { status, out } = await run([command, '--help']);
    expect([status, out]).toEqual([0, expect.stringContaining('Examples:')]);
    for (const [typed] of EXAMPLES[command] ?? []) expect(out.replace(/\n +/g, ' ')).toContain(`perfshift ${typed}`);
  });

  test.each(RUNNABLE)('perfshift %s runs', async (typed) => {
    const { status, out, err } = await run(wordsOf(typed));
    // A gate and a table that stands in for the reader's own may end with 1 and 3, a wrong command line never.
    expect([0, ...(typed.includes('--fail-on') ? [1, 3] : [])], err).toContain(status);
    expect(typed.includes('-o ') || typed.includes('--fail-on') || out !== '').toBe(true);
  });

  test('of every diagnostic is there, with what it means', async () => {
    for (const code of Object.keys(DIAGNOSTICS)) expect((await run(['explain', code])).status, code).toBe(0);
  });

  test.each<readonly [string, readonly string[]]>([
    ['before.txt after.txt -f mail', ['at equal cost', 'noise']],
    ['before after -f mail', ['q', 'ns/packet']],
    ['before after -f markdown', ['before %', 'in']],
    ['mail.txt -f csv', ['before_at_most', 'unit']],
    ['mail.txt --by dso -f mail', ['dso']],
    ['--series mail.txt -f mail', ['[1]', '[2]-[1]']],
    ['noise before', ['share %', '3 + 3', 'runs needed']],
    ['show before.txt', ['%']],
  ])('knows every column of %s', async (typed, some) => {
    const { out } = await run(wordsOf(typed));
    const titles = titlesIn(out);
    expect(titles).toEqual(expect.arrayContaining([...some]));
    for (const title of titles) expect((await run(['explain', '--', title])).status, title).toBe(0);
  });

  test.each(['-', '~', '?', '<=', '>=', '◀━━', '━▶', '<---', '--->', '[3]', '[4]-[1]', '20 + 20', 'ns/query', '..'])(
    'knows the sign %s',
    async (sign) => expect((await run(['explain', '--', sign])).status).toBe(0),
  );

  test.each([
    [['a', 'b', '--fial-on', 'x'], 'did you mean --fail-on?'],
    [['a', 'b', '--scop', 'x'], 'did you mean --scope?'],
    [['record', '-o', 'x', '--secnds', '3'], 'did you mean --seconds?'],
    [['explain', 'corected'], 'did you mean corrected?'],
    [['lits', 'a'], '"lits" is neither a command nor a file, did you mean list?'],
    [['recrod', '-o', 'x', '--runs', '3'], 'did you mean record?'],
    [['explian', 'q'], 'did you mean explain?'],
    [['a', 'b', '--xyzzy-nothing'], 'unknown option --xyzzy-nothing;'],
  ])('%j names the nearest', async (args, said) => {
    const { status, err } = await run(args);
    expect([status, err]).toEqual([2, expect.stringContaining(said)]);
  });
});

describeWithPerf('the examples of record', () => {
  test.each((EXAMPLES.record ?? []).map(([typed]) => typed))('perfshift %s runs', async (typed) => {
    const quick = wordsOf(typed.replace(/--runs \d+/, '--runs 1').replace(/--seconds \d+/, '--seconds 0.3'));
    const { status, err } = await run(
      quick.map((word) => word.replace(/gzip (-9?c) mail\.txt/, 'for i in $(seq 60); do gzip $1 mail.txt; done')),
    );
    // One gzip of a mail may end before its first sample.
    expect(status === 0 || err.includes('[no-samples]'), err).toBe(true);
  });
});

describe('completion', () => {
  const withShell = (shell: string, script: string, login = shell): string => {
    const bin = join(folder, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(
      join(bin, 'perfshift'),
      `#!/bin/sh\nexec ${process.execPath} ${resolve(HOME, 'dist/bin/perfshift.js')} "$@"\n`,
      { mode: 0o755 },
    );
    const { stdout, stderr, error } = spawnSync(shell, ['-c', script], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}`, SHELL: `/bin/${login}` },
    });
    if (error !== undefined) throw error;
    return stdout + stderr;
  };
  // Where CI looks a shell that is missing is a failure.
  const has = (shell: string): boolean => IN_CI || spawnSync(shell, ['-c', 'true']).status === 0;

  test.runIf(has('bash'))(
    'in bash offers commands and options',
    () => {
      const offers: Readonly<Record<string, RegExp>> = {
        'perfshift rec': /^record$/,
        'perfshift noise --alph': /^--alpha$/,
        'perfshift --fail': /^--fail-on$/,
        'perfshift list --t': /^$/,
        'perfshift explain gate-m': /^gate-met gate-missing$/,
        'perfshift completion z': /^zsh$/,
        'perfshift noise --format t': /^text$/,
        'perfshift record --': /^(?!.*(?:^| )--.(?: |$)).*--interleave .*--resume/,
        'perfshift mail.txt --sort r': /^ratio$/,
        // Then the shell completes files. Nothing is compared for it.
        'perfshift nothing-like-it': /^$/,
        "perfshift mail.txt ''": /^$/,
        'perfshift list mai': /^$/,
        'perfshift before.txt after.txt': /^$/,
        "perfshift --before ''": /^$/,
      };
      const tries = Object.keys(offers).map(
        (line) =>
          `COMP_WORDS=(${line}); COMP_CWORD=$((\${#COMP_WORDS[@]}-1)); _perfshift_yargs_completions; echo "\${COMPREPLY[@]}"`,
      );
      // Whatever shell the reader logs in with, the script is that of the one it is asked for.
      for (const [asked, login] of [
        ['', 'bash'],
        ['bash', 'zsh'],
      ] as const) {
        const said = withShell('bash', [`eval "$(perfshift completion ${asked})"`, ...tries].join('\n'), login).split(
          '\n',
        );
        for (const [at, [line, offer]] of Object.entries(offers).entries()) expect(said[at], line).toMatch(offer);
      }
    },
    60_000,
  );

  test.runIf(has('zsh')).each([
    ['', 'zsh'],
    ['zsh', 'bash'],
  ])('in zsh is a script that it takes (completion %s, SHELL of %s)', (asked, login) => {
    const said = withShell(
      'zsh',
      `autoload -U compinit && compinit -u -d $PWD/.zcompdump; eval "$(perfshift completion ${asked})"; print \${_comps[perfshift]}; _describe() { print \${(P)2} }; words=(perfshift rec); _perfshift_yargs_completions; _default() { print files }; words=(perfshift mai); _perfshift_yargs_completions`,
      login,
    );
    // zsh shows what each word is for.
    expect(said).toMatch(/record:record runs with perf/);
    expect(said).toContain('_perfshift_yargs_completions');
    expect(said).toMatch(/\brecord\b/);
    expect(said).toMatch(/^files$/m);
  });
});

describe('the manual page', () => {
  test('is what the parser says (npm run test:update writes it)', async () => {
    const { version } = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')) as { version: string };
    await expect(manualPage(version)).toMatchFileSnapshot(join(HOME, 'man/perfshift.1'));
  });

  const man = IN_CI || spawnSync('man', ['--version']).status === 0;
  test.runIf(man)('has nothing that man warns of, and shows every option', async () => {
    symlinkSync(join(HOME, 'man/perfshift.1'), join(folder, 'perfshift.1'));
    const { stdout, stderr, status } = spawnSync('man', ['--warnings', '-l', join(folder, 'perfshift.1')], {
      encoding: 'utf8',
      env: { ...process.env, MANPAGER: 'cat', MANWIDTH: '80', LC_ALL: 'C.UTF-8' },
    });
    expect([status, stderr]).toEqual([0, '']);
    const plain = stdout.replace(/.\u0008/g, '');
    const { out } = await run(['--help']);
    for (const [option] of out.matchAll(/--[a-z][a-z-]+(?= )/g)) expect(plain).toContain(option);
    for (const command of COMMANDS) expect(plain).toContain(command);
  });
});
