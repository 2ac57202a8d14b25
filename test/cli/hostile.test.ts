import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from './run.ts';

const MAIL = 'samples/xdp-return/mail.txt';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('nothing of an input or a command line steers a terminal', () => {
  // A control sequence in its one-byte form, a direction mark, and both as escapes of a printed mail.
  const rows = ['60.00%  [kernel]  [k] a\u009b31mb', '40.00%  [kernel]  [k] c\u202ed'].join('\n');
  const text = `before:\n\n${rows}\n\nafter:\n\n${rows.replace('60.00', '59.00')}\n`;

  test.each(['table', 'mail', 'markdown', 'csv', 'json', 'folded'])('as %s', async (format) => {
    const { status, out, err } = await run([fileOf('marks.txt', text), '-f', format]);
    expect(status).toBe(0);
    expect(out + err).not.toMatch(/[\u0080-\u009f\u202a-\u202e\u001b]/);
  });

  test('by escapes of a printed mail', async () => {
    const { out } = await run([MAIL]);
    const mail = fileOf('mail.txt', out.replace('  __xdp_return', '  fo\\u{202e}\\u{1b}[31mX'));
    for (const format of ['mail', 'csv', 'folded', 'json']) {
      expect((await run([mail, '-f', format])).out).not.toMatch(/[\u202e\u001b]/);
    }
  });

  test('by a wrong option', async () => {
    const { status, err } = await run([MAIL, '--top', '\u001b[31mX\nfoo: error: fake [x]']);
    expect(status).toBe(2);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).not.toContain('\u001b');
  });
});

test.each(['--constructor', '--toString', '--hasOwnProperty', '--__proto__'])(
  '%s is an unknown option',
  async (option) => {
    expect((await run([MAIL, option, 'x'])).status).toBe(2);
  },
);

test.each(['--event', '--patch', '--unit'])('%s with nothing behind it is wrong usage', async (option) => {
  expect((await run([MAIL, option, ''])).status).toBe(2);
});

describe('lines that are long', () => {
  test.each([
    ['blanks inside', `hello${' '.repeat(400_000)}x`],
    ['blanks behind a number', `1${' '.repeat(400_000)}x`],
    ['returns without a line feed', `${'\r'.repeat(400_000)}x`],
    ['a row of them', `1.00%${' '.repeat(400_000)}[k] x`],
  ])('%s take no time', async (_, text) => {
    const started = performance.now();
    await run(['list', fileOf('long.txt', text)]);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('thousands of small tables neither', async () => {
    const tables = Array.from(
      { length: 4000 },
      (_, at) => `t${at}:\n\n 60.00%  [kernel]  [k] f${at}\n 40.00%  [kernel]  [k] g\n`,
    );
    const started = performance.now();
    await run(['list', fileOf('many.txt', tables.join('\n')), '-f', 'json']);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('several output files', () => {
  test('are all written or none', async () => {
    const first = join(folder, 'a.md');
    const { status } = await run([MAIL, '-o', first, '-o', '/dev/full', '-f', 'markdown']);
    expect(status).toBe(3);
    expect(readdirSync(folder).filter((name) => name.includes('a.md'))).toEqual([]);
  });

  test('of one path are wrong usage, however it is spelled', async () => {
    const path = join(folder, 'b.md');
    expect((await run([MAIL, '-o', path, '-o', join(folder, '.', 'b.md').replace('b.md', './b.md')])).status).toBe(2);
  });
});

test('two tables that are alike are compared where their labels tell the sides', async () => {
  const rows = ' 60.00%  [kernel]  [k] f\n 40.00%  [kernel]  [k] g\n';
  const { status, out } = await run([fileOf('same.txt', `before:\n\n${rows}\nafter:\n\n${rows}`)]);
  expect(status).toBe(0);
  expect(out).toContain('none of 2 symbols shifted');
});

test('tables that take part in no pair are named', async () => {
  const rows = (share: string): string => ` ${share}%  [kernel]  [k] f\n 40.00%  [kernel]  [k] g\n`;
  const text = `before:\n\n${rows('60.00')}\nafter:\n\n${rows('59.00')}\nelsewhere:\n\n${rows('58.00')}`;
  const { err } = await run([fileOf('three.txt', text)]);
  expect(err).toMatch(/three\.txt:\d+: warning: 1 of 3 profiles take part in no pair: #3 .*\[left-out\]/);
});

test('a recording that is named twice is one run', async () => {
  const path = 'samples/redirect-runs/before/1.report.txt';
  const { status, err } = await run(['--before', path, path, '--after', 'samples/redirect-runs/after/1.report.txt']);
  expect(status).toBe(2);
  expect(err).toContain('named twice');
});

test('a rename that joins nothing is said', async () => {
  const { err } = await run([MAIL, '--rename', 'nope=xdp_return_frame']);
  expect(err).toContain('[rename-unknown]');
});

test('an event or a format that is not there is named, with what is', async () => {
  expect((await run([MAIL, '--event', 'cycles'])).err).toContain('[no-such-event]');
  expect((await run([MAIL, '--from', 'perf-diff'])).err).toContain('seen: perf-rows');
});

test('two events that list alike are two profiles, not one that stands twice', async () => {
  const table = (event: string): string =>
    `# Samples: 10  of event '${event}'\n#\n# Overhead  Command  Symbol\n# ........  .......  ......\n#\n    60.00%  a        [k] f\n    40.00%  a        [k] g\n\n\n`;
  const { out } = await run(['list', fileOf('events.txt', table('cpu-clock') + table('task-clock')), '-f', 'json']);
  const { profiles, diagnostics } = JSON.parse(out) as {
    profiles: readonly unknown[];
    diagnostics: readonly unknown[];
  };
  expect([profiles.length, diagnostics]).toEqual([2, []]);
});

test('a name that looks cut is said and not merged', async () => {
  const side = (name: string): string => ` 60.00%  [kernel]  [k] ${name}\n 40.00%  [kernel]  [k] other\n`;
  const cut = fileOf('cut.txt', side('veth_xdp_rcv_o'));
  const { out, err } = await run([cut, fileOf('whole.txt', side('veth_xdp_rcv_one')), '--verbose']);
  expect(err).toContain('veth_xdp_rcv_o may be veth_xdp_rcv_one');
  expect(out).toMatch(/new +60\.00 +\+60\.00 +veth_xdp_rcv_one$/m);
  // A whole word that another name goes on behind is no cut.
  const long = fileOf('long-name.txt', side('veth_xdp_rcv_o_slow'));
  expect((await run([cut, long, '--verbose'])).err).not.toContain('[cut-symbols]');
});
