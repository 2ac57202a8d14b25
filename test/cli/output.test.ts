import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, run } from './run.ts';

const MAIL = 'samples/xdp-return/mail.txt';

test.each([
  ['.txt', 'mail'],
  ['.md', 'markdown'],
  ['.csv', 'csv'],
  ['.json', 'json'],
  ['.JSON', 'json'],
])('-o with %s writes %s', async (ending, format) => {
  await inFolder(async (folder) => {
    const path = join(folder, `report${ending}`);
    expect(await run([MAIL, '-o', path])).toEqual({ status: 0, out: '', err: '' });
    expect(readFileSync(path, 'utf8')).toBe((await run([MAIL, '-f', format])).out);
    expect(readdirSync(folder)).toEqual([`report${ending}`]);
  });
});

test('--format tells where the ending says nothing', async () => {
  await inFolder(async (folder) => {
    expect((await run([MAIL, '-o', join(folder, 'report'), '-f', 'csv'])).status).toBe(0);
    expect(readFileSync(join(folder, 'report'), 'utf8')).toMatch(/^comparison,rank,/);
  });
});

test('-o may be repeated, and list and show have files too', async () => {
  await inFolder(async (folder) => {
    const [csv, json, list, show] = ['a.csv', 'b.json', 'c.txt', 'd.folded'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
      string,
    ];
    expect((await run([MAIL, '-o', csv, '--output', json])).status).toBe(0);
    expect((await run(['list', MAIL, '-o', list])).status).toBe(0);
    expect((await run(['show', `${MAIL}#1`, '-o', show])).status).toBe(0);
    expect(readFileSync(csv, 'utf8')).toBe((await run([MAIL, '-f', 'csv'])).out);
    expect(readFileSync(json, 'utf8')).toBe((await run([MAIL, '-f', 'json'])).out);
    expect(readFileSync(list, 'utf8')).toBe((await run(['list', MAIL])).out);
    expect(readFileSync(show, 'utf8')).toMatch(/^kernel;\[kernel\];__xdp_return 1315$/m);
    expect(readdirSync(folder)).toHaveLength(4);
  });
});

test('a folder that is not there, or a folder in the place of the file, ends with 3 before any work', async () => {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'dir.csv'));
    for (const path of [join(folder, 'none', 'a.csv'), join(folder, 'dir.csv')]) {
      // The input is missing too, but the output is looked at first.
      const ran = await run(['nothing-here', '-o', path]);
      expect(ran).toMatchObject({ status: 3, out: '' });
      expect(ran.err).toMatch(/: error: cannot be written: .*; nothing was changed \[unwritable\]\n$/);
      expect(ran.err.startsWith(`${path}: `)).toBe(true);
    }
    expect(readdirSync(folder)).toEqual(['dir.csv']);
  });
});

test('a run that fails leaves the file as it was, and nothing beside it', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'report.csv');
    writeFileSync(path, 'precious\n');
    for (const args of [['LICENSE'], ['nothing-here'], [MAIL, 'a', 'b'], [`${MAIL}#1`]]) {
      expect((await run([...args, '-o', path])).status).toBeGreaterThan(0);
      expect(readFileSync(path, 'utf8')).toBe('precious\n');
      expect(readdirSync(folder)).toEqual(['report.csv']);
    }
    // One of two files cannot be opened: neither is written.
    expect((await run([MAIL, '-o', path, '-o', join(folder, 'none', 'b.csv')])).status).toBe(3);
    expect(readFileSync(path, 'utf8')).toBe('precious\n');
    expect(readdirSync(folder)).toEqual(['report.csv']);
  });
});

test.skipIf(process.platform === 'win32')('a file keeps its mode, and a link stays a link', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'report.csv');
    writeFileSync(path, 'old');
    symlinkSync('report.csv', join(folder, 'link.csv'));
    for (const mode of [0o600, 0o666, 0o640]) {
      chmodSync(path, mode);
      expect((await run([MAIL, '-o', join(folder, 'link.csv')])).status).toBe(0);
      expect((statSync(path).mode & 0o777).toString(8)).toBe(mode.toString(8));
    }
    expect(readFileSync(path, 'utf8')).toMatch(/^comparison,/);
    expect(readdirSync(folder, { withFileTypes: true }).map((entry) => [entry.name, entry.isSymbolicLink()])).toEqual([
      ['link.csv', true],
      ['report.csv', false],
    ]);
  });
});
