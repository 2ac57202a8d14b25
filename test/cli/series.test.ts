import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { schemaErrors } from '../schemas/schema-errors.ts';
import { inFolder, run } from './run.ts';

const row = (share: string, symbol: string): string => `  ${share}%  [kernel]  [k] ${symbol}`;
const TABLES = [
  [row('60.00', 'alpha'), row('39.00', 'beta'), row('1.00', 'gamma')],
  [row('50.00', 'alpha'), row('48.00', 'beta'), row('2.00', 'delta')],
  [row('40.00', 'alpha'), row('58.50', 'beta'), row('1.50', 'gamma')],
] as const;
const MAIL = `Some numbers.\n\nvanilla:\n${TABLES[0].join('\n')}\n\nwith patch 1:\n${TABLES[1].join('\n')}\n\nwith both:\n${TABLES[2].join('\n')}\n`;

interface Document {
  readonly versions: readonly { readonly label: string }[];
  readonly rows: readonly {
    readonly symbol: string;
    readonly dso: string | null;
    readonly shares: readonly { readonly percent: number | null; readonly atMost: number | null }[];
    readonly steps: readonly { readonly status: string; readonly delta: { readonly points: number | null } }[];
  }[];
}

async function withMail<T>(body: (path: string) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    const path = join(folder, 'mail.txt');
    writeFileSync(path, MAIL);
    return body(path);
  });
}

describe('a series', () => {
  test('of a mail with three tables has a column each and deltas against the first', () =>
    withMail(async (path) => {
      const { status, out, err } = await run(['--series', path]);
      expect([status, err]).toEqual([0, '']);
      expect(out).toMatch(/^\[1\] {2}3 rows, 100\.00 listed, complete {2}"vanilla:"$/m);
      const lines = out.split('\n').map((line) => line.trim().replace(/ +/g, ' '));
      expect(lines).toContain('[1] [2] [3] [2]-[1] [3]-[1] symbol');
      expect(lines).toContain('60.00 50.00 40.00 -10.00 -20.00 alpha');
      expect(lines).toContain('39.00 48.00 58.50 +9.00 +19.50 beta');
      expect(lines).toContain('1.00 - 1.50 -1.00 +0.50 gamma');
      expect(lines).toContain('- 2.00 - +2.00 0.00 delta');
      expect(out.split('\n').filter((line) => line.length > 72)).toEqual([]);
    }));

  test('keeps a symbol of two objects apart in every version, where one version shows both', () =>
    inFolder(async (folder) => {
      const user = (share: string, dso: string): string => `  ${share}%  ${dso}  [.] twin`;
      const tables = [
        [user('10.00', 'a.so'), row('90.00', 'rest')],
        [user('20.00', 'a.so'), row('80.00', 'rest')],
        [user('6.00', 'a.so'), user('5.00', 'b.so'), row('89.00', 'rest')],
      ];
      const files = tables.map((lines, at) => {
        const path = join(folder, `v${at}.txt`);
        writeFileSync(path, `${lines.join('\n')}\n`);
        return path;
      });
      const document = JSON.parse((await run(['--series', ...files, '-f', 'json'])).out) as Document;
      const twins = document.rows
        .filter(({ symbol }) => symbol === 'twin')
        .map(({ dso, shares }) => [dso, ...shares.map(({ percent }) => percent)]);
      expect(twins.sort()).toEqual([
        ['a.so', 10, 20, 6],
        ['b.so', null, null, 5],
      ]);
    }));

  test('is the same in JSON and Markdown, and of three files', () =>
    withMail(async (path) => {
      const document = JSON.parse((await run(['--series', path, '-f', 'json'])).out) as Document;
      expect(schemaErrors('series', document)).toEqual([]);
      expect(document.versions.map(({ label }) => label)).toEqual(['vanilla:', 'with patch 1:', 'with both:']);
      const delta = document.rows.find(({ symbol }) => symbol === 'delta');
      expect(delta?.shares.map(({ percent, atMost }) => percent ?? atMost)).toEqual([0, 2, 0]);
      expect(delta?.steps.map(({ status }) => status)).toEqual(['new', 'same']);
      const files = TABLES.map((rows, at) => {
        const file = join(path, '..', `${at}.txt`);
        writeFileSync(file, rows.join('\n'));
        return file;
      });
      const apart = JSON.parse((await run(['--series', ...files, '-f', 'json'])).out) as Document;
      expect(apart.rows.map(({ steps }) => steps.map((step) => step.delta))).toEqual(
        document.rows.map(({ steps }) => steps.map((step) => step.delta)),
      );
      const markdown = (await run(['--series', path, '-f', 'markdown'])).out;
      expect(markdown).toContain('| 60.00 | 50.00 | 40.00 | -10.00 | -20.00 |  | `alpha` |');
    }));

  test('of directories tests each step, and marks what cannot be told', async () => {
    const [before, after] = ['samples/redirect-runs/before', 'samples/redirect-runs/after'];
    const scope = ['--scope', 'comm=xdp-trafficgen,ksoftirqd/0,ksoftirqd/1', '--idle', 'drop'];
    const { out } = await run([
      '--series',
      before,
      after,
      before,
      ...scope,
      '--match',
      '^(?:dev_map_bpf_prog_run|veth_xdp_rcv)$',
    ]);
    const lines = out.split('\n').map((line) => line.trim().replace(/ +/g, ' '));
    expect(lines).toContain('- 4.51 - +4.51 0.00~ dev_map_bpf_prog_run');
    expect(lines).toContain('11.10 9.95 11.10 -1.15~ 0.00~ veth_xdp_rcv');
  });

  test('says once what is said of its first version, a side of every comparison', () =>
    inFolder(async (folder) => {
      const [before, after] = ['samples/redirect-runs/before', 'samples/redirect-runs/after'];
      for (const name of ['1', '2', 'again'])
        copyFileSync(`${before}/${name === 'again' ? 1 : name}.report.txt`, join(folder, name));
      const { err } = await run(['--series', folder, after, before, '--verbose', '--match', 'veth']);
      expect(err.split('\n').filter((line) => line.includes('/again:') && line.includes('[same-run]'))).toHaveLength(1);
    }));

  test('of many versions leaves out the shares that find no room', () =>
    withMail(async (path) => {
      const { out } = await run(['--series', ...Array.from({ length: 5 }, (_, at) => `${path}#${(at % 3) + 1}`)]);
      expect(out).toMatch(/^ +\[1\] +\[2\]-\[1\] +\[3\]-\[1\] +\[4\]-\[1\] +\[5\]-\[1\] +symbol$/m);
    }));

  test('can be gated: a step that meets a condition is named', () =>
    withMail(async (path) => {
      const { status, err } = await run(['--series', path, '--fail-on', 'beta:grew>15', '--rate', 'before=1,after=1']);
      expect([status, err]).toEqual([1, expect.stringContaining('beta in comparison 2 +19.50 points')]);
    }));

  test.each([
    [['--series', 'samples/xdp-return/mail.txt#1'], 'one version'],
    [['--series', 'samples/xdp-return/mail.txt', '--before', 'x', '--after', 'y'], 'stands beside --series'],
    [['list', 'x', '--series', 'y'], '--series stands with list'],
    [['--series', 'samples/xdp-return/mail.txt', '-f', 'csv'], 'a series has no format csv'],
  ])('%j is 2', async (args, said) => {
    const { status, err } = await run(args);
    expect([status, err]).toEqual([2, expect.stringContaining(said)]);
  });
});
