/** Inputs that once broke something: each stays here, in its smallest form. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inFolder, run } from './run.ts';

const ROWS = '60.00% [kernel] [k] a\n40.00% [kernel] [k] b\n';

/** Processor seconds that reading a text takes. */
async function secondsFor(text: string, name = 'kept.txt'): Promise<number> {
  return inFolder(async (folder) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    const started = process.cpuUsage();
    const { status } = await run(['list', path]);
    const { user, system } = process.cpuUsage(started);
    expect([0, 3]).toContain(status);
    return (user + system) / 1e6;
  });
}

const mail = (from: number): string =>
  `From a@example.org Thu Jan  1 00:00:00 2015\nFrom: x\nSubject: s${from}\n\n60.00% [kernel] [k] a${from}\n30.00% [kernel] [k] b\n\n`;

describe('what once took minutes takes seconds', () => {
  test.each<readonly [string, string]>([
    // Five repeated marks of an elision could share a run of dots in countless ways.
    ['a ruler that ends in a sign', `${ROWS}   ${'.'.repeat(3000)}=\n`],
    ['levels of a hierarchy', `    Overhead  Command${' / x'.repeat(200)}\u2028\n`],
    ['one stack of very many frames', `${'a;'.repeat(300_000)}b 1\n`],
    ['brackets that nothing closes', `${ROWS}  50.00%  x${' ['.repeat(40_000)}\n`],
    ['brackets between shares', `1%${'] '.repeat(60_000)}\n${ROWS}`],
    ['blanks between screens', `${ROWS}\n${' '.repeat(60_000)}x\n`],
    ['a line of 20 MB of words', `${'x '.repeat(10_000_000)}\n${ROWS}`],
    [
      'base64 of a million blank lines',
      `From: a\nDate: b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n${Buffer.from('\n'.repeat(1_000_000)).toString('base64')}\n`,
    ],
    ['a header of 100,000 fields', `From: a\nDate: b\n${'X-A: b\n'.repeat(100_000)}\n${ROWS}`],
    ['a header of 500,000 fields', `From: a\nDate: b\n${'X-A: b\n'.repeat(500_000)}\n${ROWS}`],
    ['500,000 comments above a table', `${'# b\n'.repeat(500_000)}${ROWS}`],
    [
      'flowed text that is one line',
      `From: a\nDate: b\nContent-Type: text/plain; format=flowed\n\n${'a \n'.repeat(400_000)}`,
    ],
    ['tags of HTML that begin on one line and end on the next', `<html><body>\n${'> <a\n'.repeat(150_000)}`],
    ['quotations of HTML within quotations', `<html><body>\n${'<blockquote>a<br>'.repeat(20_000)}`],
    ['a mailbox of many mails', Array.from({ length: 4000 }, (_, at) => mail(at)).join('')],
  ])('%s', async (_, text) => {
    expect(await secondsFor(text)).toBeLessThan(8);
  });
});

test('a picture of one stack of very many frames is drawn', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'kept.folded');
    writeFileSync(path, `${'a;'.repeat(60_000)}b 1\na;c 1\n`);
    const started = process.cpuUsage();
    const { status } = await run([path, path, '-f', 'svg']);
    expect(status).toBe(0);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(12);
  }));

test('a line that is too long is named, and a gate lets it not pass', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'kept.txt');
    writeFileSync(path, `${ROWS}\n${'x '.repeat(3_000_000)}\n`);
    const { status, err } = await run(['list', path]);
    expect([status, err]).toEqual([
      0,
      expect.stringMatching(/kept\.txt:4: warning: a line of 6000000 char.*\[long-line\]/),
    ]);
    expect((await run([path, path, '--fail-on', 'grew'])).status).toBe(3);
  }));

test('gzip that unpacks to a hundred times its bytes is too large unless a limit is stated', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'kept.gz');
    writeFileSync(path, gzipSync(Buffer.alloc(2 ** 26 + 1, ' ')));
    expect((await run(['list', path])).err).toContain('more than 67108864 bytes, expected at most that');
    expect((await run(['list', path, '--max-bytes', '100000000'])).err).toContain('[empty-input]');
  }));

test('a count beyond any number is no count', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'kept.folded');
    writeFileSync(path, 'dd;write 3\ndd;read 1e400\ndd;other 7\n');
    const { status, out, err } = await run(['show', path, '-f', 'json']);
    expect([status, err]).toEqual([0, expect.stringContaining('[bad-stack]')]);
    expect(JSON.parse(out)).toMatchObject({ profile: { rows: 2, listedPercent: 100 } });
  }));

const HEAD = [
  "# Samples: 5K of event 'cycles'",
  '#',
  '# Overhead       Samples  Command  Shared Object  Symbol',
  '# ........  ............  .......  .............  ......',
  '#',
  '',
].join('\n');
const rowsOf = (count: number, symbolOf: (at: number) => string, objectOf = (_: number) => 'a.so'): string =>
  HEAD +
  Array.from(
    { length: count },
    (_, at) => `     0.00%  ${String(at % 7).padStart(12)}  dd       ${objectOf(at).padEnd(13)}  [k] ${symbolOf(at)}\n`,
  ).join('');
const tagOf = (at: number): string => `bpf_prog_${(at * 7919).toString(16).padStart(16, '0')}_prog`;

/** What comparing two texts prints, and how many processor seconds it takes. */
async function compared(
  before: string,
  after: string,
  ...flags: readonly string[]
): Promise<{ readonly out: string; readonly seconds: number }> {
  return inFolder(async (folder) => {
    const paths = [join(folder, 'a.txt'), join(folder, 'b.txt')] as const;
    writeFileSync(paths[0], before);
    writeFileSync(paths[1], after);
    const started = process.cpuUsage();
    const { status, out } = await run([...paths, ...flags]);
    expect(status).toBe(0);
    return { out, seconds: process.cpuUsage(started).user / 1e6 };
  });
}

describe('very many of a kind are compared in seconds', () => {
  test.each<readonly [string, string, string]>([
    ['names that fold to one', rowsOf(30_000, (at) => `f.isra.${at}`), rowsOf(30_000, (at) => `f.isra.${at + 1}`)],
    ['programs of one name', rowsOf(20_000, tagOf), rowsOf(20_000, (at) => tagOf(at + 10_000))],
    [
      'objects of one name',
      rowsOf(
        40_000,
        () => 'f',
        (at) => `${at}.so`,
      ),
      rowsOf(
        40_000,
        () => 'f',
        (at) => `${40_000 - at}.so`,
      ),
    ],
    [
      'figures below words',
      `${'it was slow\n1000 pkt/s\n'.repeat(40_000)}${ROWS}`,
      `${'1000 pkt/s\n'.repeat(80_000)}${ROWS}`,
    ],
  ])(
    '%s',
    async (_, before, after) => {
      const { out, seconds } = await compared(before, after, '-f', 'csv');
      expect(out.split('\n').length).toBeGreaterThan(2);
      expect(seconds).toBeLessThan(12);
    },
    60_000,
  );
});

test.each<readonly [string, readonly string[], string, string]>([
  [
    'a picture of objects',
    ['-f', 'svg'],
    rowsOf(
      20_000,
      () => 'f',
      (at) => `${at}.so`,
    ),
    rowsOf(
      20_000,
      () => 'f',
      (at) => `${20_000 - at}.so`,
    ),
  ],
  [
    'names that might be cut',
    ['-f', 'csv'],
    rowsOf(30_000, (at) => `${'std_'.repeat(50)}old_${at}_x`),
    rowsOf(30_000, (at) => `${'std_'.repeat(50)}new_${at}_x`),
  ],
])(
  'very many of a kind: %s',
  async (_, flags, before, after) => expect((await compared(before, after, ...flags)).seconds).toBeLessThan(15),
  60_000,
);

const PATCH = `--- a/veth.c
+++ b/veth.c
@@ -1,3 +1,3 @@ static struct sk_buff *veth_xdp_rcv_one(struct veth_rq *rq)
 {
-	return one(rq);
+	return two(rq);
`;

/** Ranges, a test, costs and a patch together take more columns than a mail has. */
test('titles wider than a mail go on below, and are read back', () =>
  inFolder(async (folder) => {
    const RUNS = 'samples/redirect-runs';
    const [cut, patch, mail] = ['cut.txt', 'veth.patch', 'mail.txt'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(cut, readFileSync(`${RUNS}/after/1.report.txt`, 'utf8').split('\n').slice(0, 20).join('\n'));
    writeFileSync(patch, PATCH);
    const before = ['--before', `${RUNS}/before/1.report.txt`, cut];
    const after = ['--after', `${RUNS}/after/1.report.txt`, `${RUNS}/after/2.report.txt`];
    const rates = ['--rate', 'before=1M,after=2M', '--cpus', '3'];
    const { out } = await run([...before, ...after, ...rates, '--patch', patch, '-f', 'mail']);
    expect(out).toMatch(/^ +before .* patch\n {4}symbol\n/m);
    expect(out.split('\n').filter((line) => line.length > 72)).toEqual([]);
    writeFileSync(mail, out);
    const read = await run(['list', mail, '-f', 'json']);
    expect(JSON.parse(read.out).profiles.map(({ rows }: { readonly rows: number }) => rows)).toEqual([12, 12]);
  }));
