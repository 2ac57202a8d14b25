import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { schemaErrors } from '../schemas/schema-errors.ts';
import { inFolder, run } from './run.ts';

const MAIL = 'samples/xdp-return/mail.txt';
const RUNS = ['samples/redirect-runs/before', 'samples/redirect-runs/after'] as const;
/** The reports alone, without the rates that stand beside them. */
const filesOf = (side: string): readonly string[] => [1, 2, 3, 4, 5].map((run) => `${side}/${run}.report.txt`);
const BY_SHARES = ['--before', ...filesOf(RUNS[0]), '--after', ...filesOf(RUNS[1])];
const SCOPE = ['--scope', 'comm=xdp-trafficgen,ksoftirqd/0,ksoftirqd/1', '--idle', 'drop'];

interface Document {
  readonly gate: readonly {
    readonly outcome: string;
    readonly smallest: number | null;
    readonly findings: readonly { readonly name: string }[];
  }[];
}

describe('the exit status of a gate', () => {
  test.each([
    // 1.70 after and at most 0.355 before, in costs that rose by 0.3 %: 1.34 points of the cost before.
    [['grew>1.3'], 1],
    [['grew>1.4'], 0],
    [['shrank>1'], 1],
    [['shrank>2'], 0],
    [['shift>2'], 0],
    [['grew>5', 'shrank>1'], 1],
    [['grew>5', 'shrank>5'], 0],
    // 3 wins over 1.
    [['nobody:grew', 'shrank>1'], 3],
    [['xdp_return_frame:grew>1'], 1],
    [['recycling:grew>1'], 0],
    [['module:grew>5'], 0],
  ])('%j is %i', async (conditions, status) => {
    const flags = conditions.flatMap((condition) => ['--fail-on', condition]);
    const ran = await run([MAIL, '--group', 'recycling=^page_pool|recycl', '--by', 'symbol', ...flags]);
    expect([ran.status, ran.out === '']).toEqual([status, status === 3]);
  });

  test('of repeated runs', async () => {
    const of = async (...flags: readonly string[]): Promise<number> =>
      (await run([...BY_SHARES, ...SCOPE, ...flags])).status;
    expect(await of('--fail-on', 'grew')).toBe(1);
    expect(await of('--fail-on', 'grew>4')).toBe(1);
    // Four in five points of a fifth of the profile: five runs cannot show a tenth of a point.
    expect(await of('--fail-on', 'grew>0.1')).toBe(3);
    expect(await of('--fail-on', 'grew>0.1', '--allow-underpowered')).toBe(1);
    expect(await of('--fail-on', 'shrank>0.1', '--allow-underpowered')).toBe(0);
    // A share that fell only because two programs were added.
    expect(await of('--fail-on', 'veth_xdp_rcv_one:shrank')).toBe(0);
    expect(await of('--fail-on', 'bpf:grew>3')).toBe(1);
  });

  test('of runs with rates goes by the cost of a packet', async () => {
    const { status, out } = await run([...RUNS, ...SCOPE, '--fail-on', 'bpf:grew>3']);
    expect([status, out.replace(/\n +/g, ' ')]).toEqual([1, expect.stringContaining('by cost per unit')]);
  });

  test.each(['grown', 'grew>', 'grew>-1', 'grew>1%'])('of a condition that is none, %s, is 2', async (condition) => {
    const { status, err } = await run([MAIL, '--fail-on', condition]);
    expect(status).toBe(2);
    expect(err).toContain('expected grew, shrank or shift');
  });

  test.each(['list', 'show', 'noise', 'explain'])('of %s, which compares nothing, is 2', async (command) => {
    expect((await run([command, MAIL, '--fail-on', 'grew'])).status).toBe(2);
  });
});

describe('a gate lets nothing pass that it has not read', () => {
  const MENDED = readFileSync(MAIL, 'utf8');

  test('a damaged row', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'mail.txt');
      writeFileSync(path, MENDED.replace(/^ *7\.54%/m, '  7.5x4%'));
      const { status, out, err } = await run([path, '--fail-on', 'grew>9']);
      expect([status, out]).toEqual([3, '']);
      expect(err).toMatch(/mail\.txt:\d+: error: .*\[gate-unread\]/);
      expect((await run([path])).status).toBe(0);
    }));

  test('a run that is none', () =>
    inFolder(async (folder) => {
      const side = join(folder, 'before');
      mkdirSync(side);
      for (const run of [1, 2, 3])
        writeFileSync(join(side, `${run}.txt`), readFileSync(`${RUNS[0]}/${run}.report.txt`));
      writeFileSync(join(side, '4.txt'), 'perf: Segmentation fault\n');
      expect((await run([side, RUNS[1], ...SCOPE, '--fail-on', 'shrank>20'])).status).toBe(3);
    }));

  test('a file that is not there', async () => {
    expect((await run(['no-such-file.txt', MAIL, '--fail-on', 'grew>99'])).status).toBe(3);
  });
});

describe('why a gate ended as it did', () => {
  test('stands on standard error, even where --quiet is given, and in every output', () =>
    inFolder(async (folder) => {
      const files = ['out.txt', 'out.md', 'out.json'].map((name) => join(folder, name));
      const { status, err } = await run([
        MAIL,
        '--quiet',
        '--fail-on',
        'grew>1',
        ...files.flatMap((file) => ['-o', file]),
      ]);
      expect(status).toBe(1);
      expect(err).toBe(
        'perfshift: error: --fail-on grew>1: met by xdp_return_frame at least +1.34 points, by cost per unit [gate-met]\n',
      );
      const [mail = '', markdown = '', json = ''] = files.map((file) => readFileSync(file, 'utf8'));
      expect(mail.replace(/\n +/g, ' ')).toContain('gate grew>1: met by xdp_return_frame at least +1.34 points');
      expect(markdown).toContain('gate grew&gt;1: met by xdp\\_return\\_frame');
      const document = JSON.parse(json) as Document;
      expect(schemaErrors('diff', document)).toEqual([]);
      expect(document.gate.map(({ outcome, findings }) => [outcome, findings.map(({ name }) => name)])).toEqual([
        ['met', ['xdp_return_frame']],
      ]);
      expect(json).toContain('"gate-met"');
    }));

  test('is still in the files where it could not be told, and not on standard output', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'out.json');
      const flags = ['--fail-on', 'grew>0.1', ...SCOPE];
      expect((await run([...BY_SHARES, ...flags, '-o', file])).status).toBe(3);
      const [gate] = (JSON.parse(readFileSync(file, 'utf8')) as Document).gate;
      expect(gate?.outcome).toBe('underpowered');
      expect(gate?.smallest).toBeGreaterThan(1);
      expect((await run([...BY_SHARES, ...flags])).out).toBe('');
    }));

  test.each([
    ['xdp_retrun_frame:grew', 'no symbol and no group is called xdp_retrun_frame, did you mean xdp_return_frame?'],
    ['recyling:grew', 'did you mean recycling?'],
    ['module2:grew', 'did you mean module?'],
    ['nothing_like_it:grew', 'is called nothing_like_it [gate-missing]'],
  ])('names what may have been meant by %s', async (condition, said) => {
    const { status, err } = await run([MAIL, '--group', 'recycling=^page_pool|recycl', '--fail-on', condition]);
    expect([status, err]).toEqual([3, expect.stringContaining(said)]);
  });

  test('begins with what is met, also where of others it cannot be told', async () => {
    const flags = [...BY_SHARES, ...SCOPE, '--fail-on', 'grew>0.1'];
    const blind = /--fail-on grew>0\.1: met by dev_map_bpf_prog_run .*; of others it cannot be told: a growth of /;
    const { status, err } = await run(flags);
    expect([status, err]).toEqual([3, expect.stringMatching(blind)]);
    expect(err).toContain('(perfshift explain gate-underpowered says what helps) [gate-underpowered]');
    const allowed = await run([...flags, '--allow-underpowered']);
    expect(allowed.err).toMatch(new RegExp(`error: ${blind.source}.*\\[gate-met\\]`));
  });

  test('says what would have been seen where nothing is met', async () => {
    const { out } = await run([...BY_SHARES, ...SCOPE, '--fail-on', 'dev_map_bpf_prog_run:shrank>4']);
    expect(out.replace(/\n +/g, ' ')).toMatch(
      /^gate dev_map_bpf_prog_run:shrank>4: not met, nothing went that way, at equal cost; a fall by \d\.\d\d points would have been seen$/m,
    );
  });

  test('warns where plain shares decide, and --strict makes that an error', () =>
    inFolder(async (folder) => {
      const [before, after] = [join(folder, 'a.txt'), join(folder, 'b.txt')];
      writeFileSync(before, '60.00% [kernel] [k] a\n40.00% [kernel] [k] b\n');
      writeFileSync(after, '50.00% [kernel] [k] a\n50.00% [kernel] [k] b\n');
      const plain = await run([before, after, '--fail-on', 'grew>20']);
      expect([plain.status, plain.err]).toEqual([0, expect.stringContaining('[gate-plain]')]);
      expect((await run([before, after, '--fail-on', 'grew>20', '--strict'])).status).toBe(3);
    }));
});

describe('the summary of a step', () => {
  test('is appended as Markdown, with the verdict of the gate first', () =>
    inFolder(async (folder) => {
      const summary = join(folder, 'summary.md');
      writeFileSync(summary, '# Before\n');
      const world = { env: { LANG: 'C.UTF-8', GITHUB_STEP_SUMMARY: summary } };
      expect((await run([MAIL, '--fail-on', 'shrank>9'], world)).status).toBe(0);
      expect((await run([MAIL, '--fail-on', 'shrank>1'], world)).status).toBe(1);
      const text = readFileSync(summary, 'utf8');
      expect(text).toMatch(/^# Before\ngate shrank&gt;9: not met/);
      expect(text).toMatch(/^gate shrank&gt;1: met by/m);
      expect(text).toMatch(/^\| +before % \|/m);
    }));

  test('that cannot be written changes no verdict', async () => {
    const world = { env: { LANG: 'C.UTF-8', GITHUB_STEP_SUMMARY: '/no/such/folder/summary.md' } };
    const { status, err } = await run([MAIL, '--fail-on', 'shrank>9'], world);
    expect([status, err]).toEqual([0, expect.stringContaining('[no-summary]')]);
  });

  test('is left alone without a gate', () =>
    inFolder(async (folder) => {
      const summary = join(folder, 'summary.md');
      writeFileSync(summary, '');
      await run([MAIL], { env: { GITHUB_STEP_SUMMARY: summary } });
      expect(readFileSync(summary, 'utf8')).toBe('');
    }));
});

const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, each) => (typeof each === 'number' ? Number(each.toPrecision(9)) : each)));

describe('a stored baseline', () => {
  test('of each run gives the verdict of the runs themselves', () =>
    inFolder(async (folder) => {
      const side = join(folder, 'baseline');
      mkdirSync(side);
      for (const number of [1, 2, 3, 4, 5]) {
        const { out } = await run(['show', `${RUNS[0]}/${number}.report.txt`, ...SCOPE, '-f', 'json']);
        writeFileSync(join(side, `${number}.json`), out);
      }
      // The commands of the rows are not stored, so that both sides have to be whole.
      const flags = ['--fail-on', 'dev_map_bpf_prog_run:grew>2', '-f', 'json'];
      const stored = await run(['--before', side, '--after', ...filesOf(RUNS[1]), ...flags]);
      const direct = await run([...BY_SHARES, ...flags]);
      expect([stored.status, direct.status]).toEqual([1, 1]);
      const points = (text: string): unknown =>
        (JSON.parse(text) as { gate: readonly { findings: readonly unknown[] }[] }).gate[0]?.findings;
      // Rows stand in another order, so sums may differ in the last digits of a double.
      expect(rounded(points(stored.out))).toEqual(rounded(points(direct.out)));
    }));
});
