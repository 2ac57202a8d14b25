import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SETTINGS } from '../../lib/cli/config/keys.ts';
import { schemaErrors } from '../schemas/schema-errors.ts';
import { inFolder, type Ran, run } from './run.ts';

const MAIL = resolve('samples/xdp-return/mail.txt');

/** Writes files into a folder with a home, a project and a folder in it, and runs perfshift there. */
async function configured(files: Readonly<Record<string, object | string>>, ...args: readonly string[]): Promise<Ran> {
  return inFolder(async (home) => {
    const cwd = join(home, 'project', 'deep');
    mkdirSync(cwd, { recursive: true });
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(home, name)), { recursive: true });
      writeFileSync(join(home, name), typeof content === 'string' ? content : JSON.stringify(content));
    }
    const ran = await run(args, { cwd, env: { LANG: 'C.UTF-8', HOME: home } });
    return { ...ran, out: ran.out.replaceAll(home, '~'), err: ran.err.replaceAll(home, '~') };
  });
}

const GROUPS = { schema: 'perfshift/config/1', groups: { ret: 'return' }, alpha: 0.01 };

describe('a configuration', () => {
  test.each([
    ['project/.perfshiftrc', GROUPS],
    ['project/.perfshiftrc.json', GROUPS],
    ['project/package.json', { name: 'x', perfshift: GROUPS }],
    ['project/deep/.perfshiftrc', GROUPS],
    ['.config/perfshift/config.json', GROUPS],
  ])('stands in %s', async (file, content) => {
    const { status, out } = await configured({ [file]: content }, MAIL);
    expect(status).toBe(0);
    expect(out).toMatch(/^ +\d+\.\d\d +\d+\.\d\d +\S+ +\S+ +ret$/m);
    expect(out.replace(/\n +/g, ' ')).toContain('alpha 0.01');
  });

  test.each([
    ['__proto__', '{"__proto__": {"a": "b"}}', 'unknown key "__proto__"'],
    ['constructor', '{"constructor": {"a": "b"}}', 'unknown key "constructor"'],
    ['toString', '{"toString": "x"}', 'unknown key "toString"'],
    ['a deep value', `{"alpha": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'alpha is nested too deeply'],
    ['deep groups', `{"groups": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'groups is nested too deeply'],
    [
      'a deep group',
      `{"groups": {"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
      'groups.a is nested too deeply',
    ],
    [
      'a long value',
      `{"alpha": ["${'x'.repeat(9)}", [${'1,'.repeat(5000)}1]]}`,
      /alpha is \[1,[1,]{197}\.\.\., expected/,
    ],
    [
      'very many settings',
      JSON.stringify({ groups: Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`g${at}`, 'x'])) }),
      'holds 10001 settings, expected at most 10000',
    ],
    ['nothing but a file that is too large', `{${' '.repeat(1 << 22)}}`, /more than \d+ bytes/],
  ])('that holds %s is wrong usage', async (_, content, message) => {
    const { status, err } = await configured({ '.config/perfshift/config.json': content }, MAIL);
    expect(err).toMatch(message);
    expect(status).toBe(2);
  });

  test('of a schema that is nested deeply is another one', async () => {
    const content = `{"schema": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const { status, err } = await configured({ 'project/.perfshiftrc': content }, MAIL);
    expect([status, err]).toEqual([3, expect.stringContaining('schema nested too deeply')]);
  });

  test('names groups by words that every object has, and may begin with a mark of its editor', async () => {
    const content = '\ufeff{"groups": {"__proto__": "return", "constructor": "redir"}}';
    const { out } = await configured({ 'project/.perfshiftrc': content }, MAIL, '-f', 'json');
    const groups = JSON.parse(out).comparisons[0].groups.filter(({ by }: { by: string }) => by === 'group');
    expect(groups.map(({ name }: { name: string }) => name).sort()).toEqual(['__proto__', 'constructor', 'other']);
  });

  test('is passed over where the command line says something else, and with --config none', async () => {
    const files = { 'project/.perfshiftrc': GROUPS };
    expect((await configured(files, MAIL, '--alpha', '0.2')).out.replace(/\n +/g, ' ')).toContain('alpha 0.2');
    expect((await configured(files, MAIL, '--config', 'none')).out).not.toContain(' ret');
    expect((await configured(files, 'list', MAIL)).status).toBe(0);
  });

  test('of the project wins over that of the user, and names of both hold', async () => {
    const files = {
      'project/.perfshiftrc': GROUPS,
      '.config/perfshift/config.json': { groups: { ret: '^nothing$', map: 'map' }, alpha: 0.5, top: 3 },
    };
    const { out } = await configured(files, 'config');
    expect(out.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['key', 'value', 'from'],
      ['groups.ret', 'return', '~/project/.perfshiftrc'],
      ['alpha', '0.01', '~/project/.perfshiftrc'],
      ['groups.map', 'map', '~/.config/perfshift/config.json'],
      ['top', '3', '~/.config/perfshift/config.json'],
      [''],
    ]);
  });

  test('in force is told to programs', async () => {
    const { out } = await configured({ 'project/.perfshiftrc': GROUPS }, 'config', '-f', 'json');
    const document = JSON.parse(out) as object;
    expect(schemaErrors('settings', document)).toEqual([]);
    const from = '~/project/.perfshiftrc';
    expect(document).toEqual({
      schema: 'perfshift/settings/1',
      settings: [
        { key: 'groups.ret', value: 'return', from },
        { key: 'alpha', value: '0.01', from },
      ],
    });
    expect((await configured({}, 'config', '-f', 'csv')).err).toContain('expected one of text, json');
  });

  test('can set how pictures are drawn', async () => {
    const picture = { palette: 'dark', scale: 1, 'color-by': 'self', 'width-by': 'before', 'no-script': true };
    const { status, out, err } = await configured({ 'project/.perfshiftrc': picture }, MAIL, '-f', 'svg');
    expect([status, err]).toEqual([0, '']);
    expect(out).not.toMatch(/<script|prefers-color-scheme/);
    expect(out).toContain('fill:#16181d');
  });

  test.each(SETTINGS)('takes %s, an option of that name', async (key) => {
    const { out } = await run(['--help']);
    expect(out).toMatch(new RegExp(`--${key}\\b`));
  });

  test('in a package.json that has none is looked for further up', async () => {
    const files = { 'project/deep/package.json': { name: 'perfshift' }, 'project/.perfshiftrc': GROUPS };
    expect((await configured(files, 'config')).out).toContain('project/.perfshiftrc');
    const nothing = { 'project/deep/package.json': { dependencies: { perfshift: '1' } } };
    expect((await configured(nothing, 'config')).out).toContain('nothing is configured');
  });

  test('can hold a gate, renames and flags', async () => {
    const gate = {
      'fail-on': ['shrank>1', 'grew>9'],
      ascii: true,
      renames: { xdp_return_frame_rx_napi: 'xdp_return_frame' },
    };
    const { status, err } = await configured({ 'project/.perfshiftrc': gate }, MAIL);
    expect([status, err]).toEqual([1, expect.stringContaining('shrank>1: met by redir_devmap_native')]);
  });

  test('is told in a note', async () => {
    const { err } = await configured({ 'project/.perfshiftrc': GROUPS }, MAIL, '--verbose');
    expect(err).toContain('project/.perfshiftrc: note: settings of');
  });

  test.each<readonly [string, object | string, number, string]>([
    ['an unknown key', { grups: {} }, 2, 'unknown key "grups", did you mean groups?'],
    ['a key that names a program', { perf: '/tmp/x' }, 2, 'unknown key "perf"'],
    ['a newer schema', { schema: 'perfshift/config/2' }, 3, 'this perfshift reads perfshift/config/1'],
    ['no JSON', '{', 2, '.perfshiftrc is no JSON'],
    ['a list', [], 2, 'holds no object'],
    ['a group of no text', { groups: { a: 1 } }, 2, 'groups.a is 1'],
    ['an object for a number', { alpha: {} }, 2, 'alpha is {}'],
    ['a value that the option refuses', { alpha: 'x' }, 2, '--alpha is "x"'],
    ['a group that is no expression', { groups: { a: '(' } }, 2, '--group is no regular expression'],
  ])('with %s is an error that names it', async (_, content, status, said) => {
    // Whoever asks what is in force is told as well.
    for (const asked of [MAIL, 'config']) {
      const ran = await configured({ 'project/.perfshiftrc': content }, asked);
      expect([ran.status, ran.out, ran.err]).toEqual([status, '', expect.stringContaining(said)]);
      expect(ran.err).toContain('.perfshiftrc');
    }
  });

  test('of the user stands where XDG_CONFIG_HOME says', () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, 'xdg', 'perfshift'), { recursive: true });
      writeFileSync(join(folder, 'xdg', 'perfshift', 'config.json'), '{ "alpha": 0.01 }');
      const env = { LANG: 'C.UTF-8', HOME: join(folder, 'home'), XDG_CONFIG_HOME: join(folder, 'xdg') };
      const { out } = await run(['config'], { cwd: folder, env });
      expect(out).toContain(`alpha  0.01   ${join(folder, 'xdg', 'perfshift', 'config.json')}`);
    }));

  test('is shown, and takes no input', async () => {
    const { status, err } = await configured({}, 'config', 'show');
    expect([status, err]).toEqual([2, expect.stringContaining('config takes no input, found "show"')]);
  });

  test('that is named and not there is an error', async () => {
    expect((await configured({}, MAIL, '--config', 'no-such.json')).status).toBe(2);
  });

  test('where there is none changes nothing', async () => {
    expect((await configured({}, MAIL)).out).toBe((await run([MAIL], { env: { LANG: 'C.UTF-8' } })).out);
    expect((await configured({}, 'config')).out).toContain('nothing is configured');
  });
});
