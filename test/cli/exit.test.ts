import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { main } from '../../lib/cli/main.ts';
import { inFolder, run } from './run.ts';

const MAIL = 'samples/xdp-return/mail.txt';
const ONE = '60.00% [kernel] [k] a\n30.00% [kernel] [k] b\n';
const TWO = `${ONE}\n\n${ONE.replace('60', '50')}`;

/** What a diagnostic looks like. */
const LINE = /^(?:\S.*?)(?::\d+)?: (?:note|warning|error): \S.* \[[a-z0-9-]+\]$/;

/** Runs that must fail: the status, nothing on standard output, every line of the other a diagnostic. */
async function failure(status: number, args: readonly string[]): Promise<string> {
  const ran = await run(args);
  expect(ran).toMatchObject({ status, out: '' });
  expect(ran.err).toMatch(/\n$/);
  const lines = ran.err.trimEnd().split('\n');
  expect(lines.filter((line) => !LINE.test(line))).toEqual([]);
  expect(lines.some((line) => line.includes(': error: '))).toBe(true);
  return ran.err;
}

describe('a wrong command line ends with 2', () => {
  test.each<readonly [string, string[], string]>([
    ['no input', [], 'no input'],
    ['three inputs', ['a', 'b', 'c'], '3 inputs'],
    ['an unknown option', [MAIL, '--nope'], '--nope'],
    ['an unknown short option', [MAIL, '-z'], '-z'],
    ['an unknown format', [MAIL, '-f', 'pdf'], '--format is "pdf", expected one of table, mail,'],
    ['a format of another command', [MAIL, '-f', 'text'], 'no format text'],
    ['a format that list has not', ['list', MAIL, '-f', 'csv'], '--format is "csv", expected one of text, json;'],
    ['a format that show has not', ['show', `${MAIL}#1`, '-f', 'mail'], '--format is "mail", expected one of text,'],
    ['an option without its value', [MAIL, '--top'], '--top stands without a value'],
    ['--top 0', [MAIL, '--top', '0'], '--top is "0"'],
    ['--top with words', [MAIL, '--top', 'many'], '--top is "many"'],
    ['--top twice', [MAIL, '--top', '1', '--top', '2'], '--top is given more than once'],
    ['--min-delta with words', [MAIL, '--min-delta', 'x'], '--min-delta is "x"'],
    ['--width too small', [MAIL, '--width', '3'], '--width is "3"'],
    ['--width with words', [MAIL, '--width', 'wide'], '--width is "wide"'],
    ['--max-bytes 0', [MAIL, '--max-bytes', '0'], '--max-bytes is "0"'],
    ['--only with an unknown word', [MAIL, '--only', 'better'], '--only is "better"'],
    ['--sort with an unknown word', [MAIL, '--sort', 'size'], '--sort is "size"'],
    ['--suffixes with an unknown word', [MAIL, '--suffixes', 'drop'], '--suffixes is "drop"'],
    ['--from with an unknown format', [MAIL, '--from', 'gprof'], '--from is "gprof"'],
    ['--color with an unknown word', [MAIL, '--color', 'red'], '--color is "red"'],
    ['--match with no expression', [MAIL, '--match', '('], '--match is no regular expression'],
    ['a side alone', ['--before', MAIL], '--before and --after go together'],
    ['sides and inputs', [MAIL, '--before', MAIL, '--after', MAIL], 'beside --before and --after'],
    ['standard input for both sides', ['-', '-'], 'standard input is named for both sides'],
    ['an unknown ending', [MAIL, '-o', 'report.pdf'], 'the ending of "report.pdf" names no format'],
    ['a contradicting ending', [MAIL, '-o', 'report.csv', '-f', 'json'], 'ends like csv and --format says json'],
    ['a file twice', [MAIL, '-o', 'report.csv', '-o', 'report.csv'], 'names one file twice'],
    ['--by with an unknown word', [MAIL, '--by', 'thread'], '--by is "thread"'],
    ['--by group without groups', [MAIL, '--by', 'group'], '--by group stands without groups, expected --group'],
    ['--only of symbols with sums', [MAIL, '--by', 'dso', '--only', 'grew'], '--only grew asks for symbols'],
    ['--group without a name', [MAIL, '--group', '=x'], '--group is "=x", expected NAME=REGEX'],
    ['--group without an expression', [MAIL, '--group', 'x='], '--group is "x=", expected NAME=REGEX'],
    ['--group with no expression', [MAIL, '--group', 'x=('], '--group is no regular expression'],
    ['--rename of one name', [MAIL, '--rename', 'a'], '--rename is "a", expected OLD=NEW'],
    ['--rename to nothing', [MAIL, '--rename', 'a='], '--rename is "a=", expected OLD=NEW'],
    ['--rate without sides', [MAIL, '--rate', '16M'], '--rate is "16M", expected before=16.15M,after=16.11M'],
    ['--rate of 0', [MAIL, '--rate', 'before=0,after=1'], '--rate is "before=0,after=1"'],
    ['--rate of an unknown side', [MAIL, '--rate', 'old=1,new=2'], '--rate is "old=1,new=2"'],
    ['--rate of one side twice', [MAIL, '--rate', 'before=1,before=2'], '--rate is "before=1,before=2"'],
    ['--cpus 0', [MAIL, '--cpus', '0'], '--cpus is "0", expected 2 or before=1,after=2'],
    ['--cpus with words', [MAIL, '--cpus', 'all'], '--cpus is "all"'],
    ['--link without a unit', [MAIL, '--link', '100'], '--link is "100", expected a rate of the link such as 100G'],
    ['--link of 0', [MAIL, '--link', '0G'], '--link is "0G"'],
    ['--ghz 0', [MAIL, '--ghz', '0'], '--ghz is "0", expected a number above 0'],
    ['--ghz with words', [MAIL, '--ghz', '3GHz'], '--ghz is "3GHz"'],
    ['--unit without its value', [MAIL, '--unit'], '--unit stands without a value'],
    ['--patch with no diff', [MAIL, '--patch', 'LICENSE'], '--patch LICENSE holds no diff'],
    ['--patch twice', [MAIL, '--patch', 'a', '--patch', 'b'], '--patch is given more than once'],
    ['list of nothing', ['list'], 'list has no input, expected one behind it'],
    ['show of nothing', ['show'], 'show has no input, expected one behind it'],
    ['show of two', ['show', MAIL, MAIL], 'show takes one input'],
    ['a format that is nearly one', [MAIL, '-f', 'jsno'], 'did you mean json?'],
    ['a shell without a script', ['completion', 'fish'], 'the shell is "fish", expected one of bash, zsh'],
    ['explain of an unknown word', ['explain', 'qwertz'], '"qwertz" is nothing that perfshift prints'],
  ])('%s', async (_, args, words) => {
    const err = await failure(2, args);
    expect(err).toContain(words);
    // The help of the command that was typed.
    expect(err).toMatch(
      /^perfshift: error: .*; see perfshift (?:(?:list|show|explain|completion) )?--help \[usage\]\n$/,
    );
  });

  test('a word that is nearly right gets a hint', async () => {
    expect(await failure(2, ['explain', 'assumed'])).toContain('did you mean assumed-order');
    expect(await failure(2, ['explain', 'gate-undr'])).toContain('did you mean gate-underpowered?');
    expect(await failure(2, [MAIL, '--tp', '3'])).toContain('unknown option --tp, did you mean --top?');
    // Not all two hundred of them.
    expect((await failure(2, ['explain', 'qq'])).length).toBeLessThan(150);
  });
});

describe('an input that cannot be read or compared ends with 3', () => {
  test('each with its code and its name', async () => {
    await inFolder(async (folder) => {
      const file = (name: string, bytes: string | Uint8Array): string => {
        writeFileSync(join(folder, name), bytes);
        return join(folder, name);
      };
      mkdirSync(join(folder, 'dir'));
      symlinkSync('loop', join(folder, 'loop'));
      const cases: readonly (readonly [string, string, number | null])[] = [
        [join(folder, 'nothing'), 'unreadable', null],
        [join(folder, 'loop'), 'unreadable', null],
        [join(folder, 'x'.repeat(300)), 'unreadable', null],
        [join(folder, 'dir'), 'is-directory', null],
        [file('empty', ''), 'empty-input', null],
        [file('blank', ' \n\t\n'), 'empty-input', null],
        [file('binary', 'MZ\0\u0001'), 'binary-data', null],
        [file('damaged.gz', gzipSync(ONE).subarray(0, 20)), 'unreadable', null],
        [file('prose', 'Dear all,\nthis holds no table.\n'), 'no-profile', null],
        [file('one', `Hello\n\n${ONE}`), 'one-profile', 3],
        [`${file('two', TWO)}#3`, 'no-such-profile', null],
        [`${file('two', TWO)}#patched`, 'no-such-profile', null],
        [file('three', `${TWO}\n\n${ONE.replace('60', '55')}`), 'no-pair', null],
        [file('sum', `before:\n90.00% [kernel] [k] a\n80.00% [kernel] [k] b\n\nafter:\n${ONE}`), 'sum-above-100', null],
      ];
      for (const [input, code, line] of cases) {
        const err = await failure(3, [input]);
        expect(err).toContain(`[${code}]`);
        const name = input.replace(/#.*$/, '');
        if (code !== 'sum-above-100') expect(err).toContain(`${name}${line === null ? '' : `:${line}`}: error: `);
      }
      // The nearest name in its folder, where one is near.
      file('router.txt', ONE);
      expect(await failure(3, [join(folder, 'rotuer.txt')])).toContain(`did you mean ${join(folder, 'router.txt')}?`);
      expect(await failure(3, [join(folder, 'nothing')])).toMatch(/no such file or directory \[unreadable\]$/m);
      // What is said of a damaged recording depends on whether there is a perf to print it.
      expect(await failure(3, [file('perf.data', 'PERFILE2\0\0')])).toMatch(/\[perf-(?:failed|missing)\]$/m);
      expect(await failure(3, [file('two', TWO), file('one', ONE)])).toContain('[several-profiles]');
      expect(await failure(3, [file('big', ONE.repeat(50)), '--max-bytes', '100'])).toContain('[too-large]');
      expect(await failure(3, [file('big.gz', gzipSync(ONE.repeat(50))), '--max-bytes', '500'])).toContain(
        '[too-large]',
      );
    });
  });

  test('three tables without labels are listed, with the way to select', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'three');
      writeFileSync(path, `${TWO}\n\n${ONE.replace('60', '55')}`);
      const err = await failure(3, [path]);
      expect(err).toMatch(/#1 line 1.*#2 line 5.*#3 line 9/);
      expect(err).toContain(`${path}#1`);
    });
  });

  test('inputs of options too', async () => {
    for (const option of ['--patch', '--before-rates', '--after-rates'])
      expect(await failure(3, [MAIL, option, 'nothing-here'])).toContain('nothing-here: error: cannot be read');
  });

  test('list of it is an empty list, show of it is not', async () => {
    const list = await run(['list', 'LICENSE']);
    expect(list).toEqual({ status: 0, out: 'no profile found\n', err: '' });
    expect(JSON.parse((await run(['list', 'LICENSE', '-f', 'json'])).out)).toMatchObject({ profiles: [], pairs: [] });
    expect(await failure(3, ['show', 'LICENSE'])).toContain('[no-profile]');
    expect(await failure(3, ['show', MAIL])).toContain('[several-profiles]');
    expect(await failure(3, ['list', 'nothing-here'])).toContain('[unreadable]');
  });
});

describe('what is said beside the report', () => {
  const unlabelled = async <T>(body: (path: string) => Promise<T>): Promise<T> =>
    inFolder((folder) => {
      const path = join(folder, 'two.txt');
      writeFileSync(path, TWO);
      return body(path);
    });

  test('a warning goes to standard error', async () => {
    await unlabelled(async (path) => {
      const { status, out, err } = await run([path]);
      expect(status).toBe(0);
      expect(out).toContain('-10.00');
      expect(err).toMatch(new RegExp(`^${path}:1: warning: .* \\[assumed-order\\]\\n$`));
    });
  });

  test('--strict makes it an error, and there is no report', async () => {
    await unlabelled(async (path) => {
      expect(await failure(3, [path, '--strict'])).toContain(': error: no label tells');
    });
    // Notes are no warnings.
    const { status, err } = await run([MAIL, '--strict', '--verbose']);
    expect([status, err]).toEqual([0, expect.stringContaining(': note: ')]);
  });

  test('--quiet keeps it to itself, but not an error', async () => {
    await unlabelled(async (path) => {
      expect(await run([path, '--quiet'])).toMatchObject({ status: 0, err: '' });
      expect(await failure(3, [path, '--quiet', '--strict'])).toContain('[assumed-order]');
    });
    expect(await failure(3, ['nothing-here', '--quiet'])).toContain('[unreadable]');
  });

  test('--verbose adds the notes', async () => {
    expect((await run([MAIL])).err).toBe('');
    expect((await run([MAIL, '--verbose'])).err).toMatch(/: note: .* \[folded-suffix\]\n/);
  });

  test('of many of one kind three are printed, all with --verbose', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'odd.txt');
      const odd = Array.from({ length: 6 }, (_, at) => `   ${200 + at}.00%  [kernel]  [k] odd${at}\n`).join('');
      const head = '# Overhead  Shared Object  Symbol\n# ........  .............  ......\n#\n';
      writeFileSync(
        path,
        `before:\n\n${head}    60.00%  [kernel]  [k] a\n${odd}    20.00%  [kernel]  [k] b\n\n\nafter:\n\n${head}    50.00%  [kernel]  [k] a\n`,
      );
      const few = (await run([path])).err.trimEnd().split('\n');
      expect(few.filter((line) => line.includes('[bad-overhead]'))).toHaveLength(4);
      expect(few.at(-1)).toBe('perfshift: note: ... and 3 more, --verbose prints them [bad-overhead]');
      const all = (await run([path, '--verbose'])).err.split('\n');
      expect(all.filter((line) => line.includes('[bad-overhead]'))).toHaveLength(6);
    });
  });

  test('no input can steer the terminal', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'evil');
      writeFileSync(path, `\u001b]0;title\u0007name\u202e:\n${ONE}`);
      for (const args of [[path], [`${path}#x\u001b[2J`], ['list', path], ['show', path]]) {
        const { out, err } = await run(args);
        expect(out + err).not.toMatch(/[\u001b\u0007\u202e]/);
      }
    });
  });
});

test('a bug ends with 70, says so and shows where', async () => {
  let err = '';
  const io = {
    isTTY: false,
    columns: 80,
    platform: 'linux',
    get env(): never {
      throw new TypeError('made for this test');
    },
    stdout: () => undefined,
    stderr: (text: string) => {
      err += text;
    },
  };
  expect(await main([MAIL], io, '1')).toBe(70);
  expect(err).toMatch(
    /^perfshift: error: this is a bug, please report it .* \[bug\]\nTypeError: made for this test\n +at /,
  );
});
