/** What the generators write is the same every time, and the program reads of it what they say they wrote. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callTree } from '../../bench/generate/call-tree.ts';
import { foldedPairs, foldedRepeated, foldedSide } from '../../bench/generate/folded.ts';
import { listArchive, noMails } from '../../bench/generate/list-archive.ts';
import { noTruth, perfScript } from '../../bench/generate/perf-script.ts';
import { writeRunTables } from '../../bench/generate/run-tables.ts';
import { readSize } from '../../bench/generate/size.ts';
import { writeTexts } from '../../bench/generate/write.ts';
import { readProfiles } from '../../lib/index.ts';
import { run } from '../cli/run.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'generated-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const whole = (texts: Iterable<string>): string => [...texts].join('');

const WRITERS: Readonly<Record<string, (seed: number) => string>> = {
  'perf script': (seed) => whole(perfScript({ bytes: 50_000, stacks: 200, seed })),
  'folded, before': (seed) => whole(foldedSide({ stacks: 300, seed }, 'before')),
  'folded, after': (seed) => whole(foldedSide({ stacks: 300, seed }, 'after')),
  'folded, repeated': (seed) => whole(foldedRepeated({ bytes: 50_000, stacks: 100, seed })),
  'list archive': (seed) => whole(listArchive({ bytes: 50_000, seed })),
};

test.each(Object.entries(WRITERS))('%s: a seed gives the same bytes, another seed others', (_, write) => {
  expect(write(1)).toBe(write(1));
  expect(write(1)).not.toBe(write(2));
});

describe('perf script', () => {
  test('is read as the samples and the periods that were written', () => {
    const truth = noTruth();
    const text = whole(perfScript({ bytes: 300_000, stacks: 400, events: ['cycles:P', 'cache-misses'] }, truth));
    const { profiles, diagnostics } = readProfiles(text, 'big.txt');
    expect(diagnostics).toEqual([]);
    expect(profiles.map(({ facts }) => facts.event).sort()).toEqual(['cache-misses', 'cycles:P']);
    let samples = 0;
    for (const { facts } of profiles) {
      samples += facts.samples?.low ?? 0;
      const weights = truth.weights.get(facts.event ?? '') ?? new Map<string, number>();
      expect(facts.eventCount).toBe([...weights.values()].reduce((sum, weight) => sum + weight, 0));
    }
    expect(samples).toBe(truth.samples);
  });

  test('folds to the stacks that were written', async () => {
    const truth = noTruth();
    const path = join(folder, 'chains.txt');
    writeTexts(path, perfScript({ bytes: 200_000, stacks: 300 }, truth));
    const { status, out } = await run(['show', path, '-f', 'folded']);
    expect(status).toBe(0);
    const written = [...(truth.weights.get('cycles:P') ?? [])].map(([stack, weight]) => `${stack} ${weight}`);
    expect(out.trimEnd().split('\n').sort()).toEqual(written.sort());
  });

  test('has no more distinct stacks than asked for', () => {
    const truth = noTruth();
    writeTexts(join(folder, 'few.txt'), perfScript({ bytes: 1_000_000, stacks: 100 }, truth));
    const many = truth.weights.get('cycles:P')?.size;
    expect(many).toBeGreaterThan(90);
    expect(many).toBeLessThanOrEqual(100);
  });

  test.each<[string, RegExp]>([
    ['clones', /\.(?:isra|constprop|part)\.\d/],
    ['cold parts', /\.cold\+/],
    ['BPF programs', /\tffffffffc0[0-9a-f]{6} bpf_prog_[0-9a-f]{16}_\w+\+0x[0-9a-f]+ \(bpf_prog_/],
    ['inlined frames', / \(inlined\)$/m],
    ['frames without a symbol', / \[unknown\] \(/],
    ['modules', / \(\[mlx5_core\]\)$/m],
    ['commands with blanks', /^storage server {2}\d{4} \[\d{3}\] /m],
  ])('has %s', (_, sign) => {
    const text = whole(perfScript({ bytes: 3_000_000, stacks: 3000 }));
    expect(sign.exec(text)).not.toBeNull();
  });
});

describe('folded stacks', () => {
  test('both sides have as many distinct stacks, most of them the same', () => {
    const pairs = foldedPairs({ stacks: 1000 });
    expect(new Set(pairs.map(({ stack }) => stack)).size).toBe(pairs.length);
    const many = (fits: (pair: (typeof pairs)[number]) => boolean): number => pairs.filter(fits).length;
    expect(many(({ before }) => before > 0)).toBe(1000);
    expect(many(({ after }) => after > 0)).toBe(1000);
    expect(many(({ before }) => before === 0)).toBe(40);
  });

  test('stacks stand in the order of their bytes', () => {
    const lines = foldedPairs({ stacks: 3000 }).map(({ stack }) => Buffer.from(stack));
    expect(lines.filter((line, at) => at > 0 && Buffer.compare(lines[at - 1] as Buffer, line) >= 0)).toEqual([]);
  });

  test('a comparison has the counts that were written', async () => {
    const [before, after] = [join(folder, 'before.folded'), join(folder, 'after.folded')];
    writeTexts(before, foldedSide({ stacks: 500 }, 'before'));
    writeTexts(after, foldedSide({ stacks: 500 }, 'after'));
    const { status, out } = await run([before, after, '-f', 'folded']);
    expect(status).toBe(0);
    const written = foldedPairs({ stacks: 500 }).map((pair) => `${pair.stack} ${pair.before} ${pair.after}`);
    expect(out.trimEnd().split('\n').sort()).toEqual(written.sort());
  });

  test('repeated lines have few distinct stacks however many bytes', () => {
    const lines = whole(foldedRepeated({ bytes: 200_000, stacks: 100 }))
      .trimEnd()
      .split('\n');
    expect(new Set(lines.map((line) => line.replace(/ \d+$/, ''))).size).toBe(100);
  });
});

test('every chain of a tree is another', () => {
  const tree = callTree(2000, 7);
  const chains = tree.paths.flatMap(({ comm, places }, path) =>
    Array.from({ length: tree.leavesEach }, (_, at) => {
      return [comm, ...places, tree.leaf(path, at)].map((each) =>
        typeof each === 'string' ? each : `${each.symbol} ${each.dso}`,
      );
    }),
  );
  expect(new Set(chains.map((chain) => chain.join(';'))).size).toBe(tree.size);
});

test('a list archive is listed with the tables, rows and mails that were written', async () => {
  const truth = noMails();
  const path = join(folder, 'list.mbox');
  writeTexts(path, listArchive({ bytes: 400_000, withTables: 0.2 }, truth));
  expect(readFileSync(path, 'utf8').match(/^From dev\d+@/gm)).toHaveLength(truth.mails);
  const { status, out } = await run(['list', path, '-f', 'json']);
  expect(status).toBe(0);
  const { profiles, pairs } = JSON.parse(out) as { profiles: { rows: number }[]; pairs: unknown[] };
  expect(truth.rows.length).toBeGreaterThan(20);
  expect(profiles.map(({ rows }) => rows)).toEqual(truth.rows);
  expect(pairs).toHaveLength(truth.rows.length / 2);
});

test('tables of runs are complete, and their samples are those of the title', () => {
  const { before, after } = writeRunTables(join(folder, 'runs'), { runs: 2, symbols: 300 });
  const read = [before, after].flatMap((side) =>
    ['1', '2'].flatMap((name) => readProfiles(readFileSync(join(side, `${name}.report.txt`), 'utf8'), name).profiles),
  );
  expect(read).toHaveLength(4);
  for (const { entries, facts } of read) {
    expect(entries.length).toBeGreaterThan(290);
    const samples = entries.reduce((sum, entry) => sum + (entry.samples ?? Number.NaN), 0);
    expect(samples).toBeGreaterThanOrEqual(facts.samples?.low ?? Number.NaN);
    expect(samples).toBeLessThanOrEqual(facts.samples?.high ?? Number.NaN);
    expect(facts.eventCount).toBe(samples * 1_003_009);
  }
});

test('sizes are decimal', () => {
  expect([readSize('200M'), readSize('1.5G'), readSize('12')]).toEqual([200e6, 1.5e9, 12]);
  expect(() => readSize('12 MB')).toThrow('"12 MB" is no size');
});
