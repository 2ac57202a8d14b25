import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scanDocument } from '../lib/formats/scan.ts';
import type { Profile } from '../lib/model/profile.ts';
import { readLines } from '../lib/source/lines.ts';

/** A larger collection of real profiles that may lie beside the project; what it holds does not belong to the package. */
const SHARED = fileURLToPath(new URL('../../shared/', import.meta.url));
const exists = existsSync(`${SHARED}corpus`);
const skipped = exists ? '' : ' (skipped: no corpus beside the project)';
const corpusTest = test.skipIf(!exists);

const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  exists ? readdirSync(`${SHARED}corpus/${folder}`).filter((name) => ending.test(name)) : [];
const textOf = (path: string): string => readFileSync(`${SHARED}${path}`, 'utf8');

function profileOf(path: string): Profile {
  const { found } = scanDocument(readLines(path, textOf(path)));
  const [first] = found;
  if (first === undefined || found.length !== 1) throw new Error(`${found.length} profiles in ${path}`);
  return first.profile;
}

/** Lines that begin with a share and hold a level: the rows, counted without the reader. */
const countRows = (path: string): number =>
  (exists ? textOf(path) : '').split('\n').filter((line) => /^ *\d+\.\d\d%.*\[[k.guH]\]/.test(line)).length;

const SAME = [
  'no-children.txt',
  's-comm-dso-sym.txt',
  'F-overhead-period-sym.txt',
  'g-none.n.txt',
  'g-none.total-period.txt',
  'g-none.n.total-period.txt',
  'header.txt',
  'no-demangle.txt',
  'quiet.txt',
  'stdio-color.txt',
  'v.txt',
  'g-flat.txt',
  'g-folded.txt',
  'g-folded.count.txt',
  'g-fractal.txt',
  'g-graph.period.txt',
  't-comma.txt',
  't-comma.n.txt',
  't-semicolon.txt',
  't-tab.txt',
  'w-sym.txt',
  'hierarchy.txt',
];

/** With -v perf prints the path of an object in place of its name. */
const sharesOf = (path: string): readonly unknown[] =>
  profileOf(path)
    .entries.map((entry) => JSON.stringify([entry.overhead.ticks, entry.comm, entry.level, entry.symbol]))
    .sort();

corpusTest.each(SAME)(`one recording reads the same however it is printed: %s${skipped}`, (name) => {
  const shares = sharesOf(`corpus/shapes/redirect/${name}`);
  expect(shares).toHaveLength(75);
  expect(shares).toEqual(sharesOf('corpus/shapes/redirect/no-children.g-none.txt'));
});

corpusTest.each([
  'default.txt',
  'children.g-caller.txt',
  'children.g-callee.txt',
  'g-none.txt',
  'g-folded.children.txt',
])(`Self of %s is the share of a table without Children${skipped}`, (name) => {
  const path = `corpus/shapes/redirect/${name}`;
  const selves = profileOf(path).entries.filter((entry) => entry.overhead.ticks > 0);
  const shares = selves.map((entry) => JSON.stringify([entry.overhead.ticks, entry.comm, entry.dso, entry.symbol]));
  const plain = profileOf('corpus/shapes/redirect/no-children.g-none.txt').entries;
  expect(shares.sort()).toEqual(
    plain.map((entry) => JSON.stringify([entry.overhead.ticks, entry.comm, entry.dso, entry.symbol])).sort(),
  );
  expect(profileOf(path).entries).toHaveLength(countRows(path));
});

/** Tables by something else than symbols: what names the rows, counted by hand. */
corpusTest.each([
  ['s-dso.txt', 8, '[kernel.kallsyms]', 93.49],
  ['s-pid.txt', 7, '2365:xdp-trafficgen', 89.98],
  ['s-cpu.txt', 2, '000', 99.56],
])(`%s has %i rows, the first named %s${skipped}`, (name, rows, first, percent) => {
  const { entries } = profileOf(`corpus/shapes/redirect/${name}`);
  expect([
    entries.length,
    entries.at(0)?.symbol,
    (entries.at(0)?.overhead.ticks ?? 0) / 1e6,
    entries.at(0)?.level,
  ]).toEqual([rows, first, percent, null]);
});

corpusTest(`a table of one command names it in every row${skipped}`, () => {
  for (const name of ['comms.txt', 'comms-abs.txt']) {
    const { entries, elided } = profileOf(`corpus/shapes/redirect/${name}`);
    expect(new Set(entries.map((entry) => entry.comm))).toEqual(new Set(['xdp-trafficgen']));
    expect([entries.length, elided]).toEqual([56, true]);
  }
});

/** Chains as a folded file counts them, in percent of all; addresses that nobody could name are one. */
function foldedShares(path: string): ReadonlyMap<string, number> {
  const lines = textOf(path).trimEnd().split('\n');
  const counts = lines.map((line): [string, number] => {
    const at = line.lastIndexOf(' ');
    return [unnamed(line.slice(0, at)), Number(line.slice(at + 1))];
  });
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return sumUp(counts.map(([chain, count]) => [chain, (100 * count) / total]));
}

function stackShares(path: string, samples: number): ReadonlyMap<string, number> {
  const { stacks, facts } = profileOf(path);
  if (stacks === null) throw new Error(`no chains in ${path}`);
  const totals = { share: 100, samples, period: facts.eventCount ?? 0, unknown: 0 };
  return sumUp(
    [...stacks.list].map(({ comm, frames, weight }) => [
      unnamed([(comm ?? '').replaceAll(' ', '_'), ...frames.map((frame) => frame.symbol)].join(';')),
      (100 * weight) / totals[stacks.unit],
    ]),
  );
}

const unnamed = (chain: string): string => chain.replace(/(?<=;)(?:0x[0-9a-f]+|\[unknown\]|0)(?=;|$)/g, '?');

function sumUp(pairs: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [key, value] of pairs) sums.set(key, (sums.get(key) ?? 0) + value);
  return sums;
}

const RECORDINGS = [
  ['redirect', 'shapes/redirect.folded', 5008],
  ['truth-before', 'truth/gt_before.1.folded', 6061],
] as const;
/** How far a chain may lie from the recording: by the printed digits, or by what perf left out. */
const GRAPHS = [
  ['g-flat.txt', 0.006],
  ['g-folded.txt', 0.006],
  ['g-folded.count.txt', 0.001],
  ['g-folded.children.txt', 0.006],
  ['g-fractal.txt', 0.02],
  ['no-children.txt', 0.006],
  ['g-graph.period.txt', 0.006],
  ['default.txt', 0.006],
  ['children.g-caller.txt', 0.006],
  ['children.g-callee.txt', 0.5],
] as const;

corpusTest.each(
  RECORDINGS.flatMap(([folder, folded, samples]) =>
    GRAPHS.map(([name, tolerance]) => [folder, name, tolerance, folded, samples] as const),
  ),
)(
  `the chains of %s/%s are those of the recording, to %f points${skipped}`,
  (folder, name, tolerance, folded, samples) => {
    const wanted = foldedShares(`corpus/${folded}`);
    const read = stackShares(`corpus/shapes/${folder}/${name}`, samples);
    const wrong = [...read].filter(([chain, share]) => Math.abs((wanted.get(chain) ?? 0) - share) > tolerance);
    // Callers that are all below the cut-off end a chain early, and nothing in the print tells.
    expect(wrong.filter(([chain, share]) => wanted.has(chain) || share >= 1)).toEqual([]);
    expect(wrong.length).toBeLessThanOrEqual(1);
    expect([...wanted].filter(([chain, share]) => share >= 0.5 && !read.has(chain))).toEqual([]);
  },
);

corpusTest.each([
  ['group2.g-none.txt', ['cpu-clock', 'task-clock'], [65, 65]],
  ['group2.group.txt', ['cpu-clock', 'task-clock'], [65, 65]],
  ['group2.group.g-none.txt', ['cpu-clock', 'task-clock'], [65, 65]],
  ['group2.group.t.txt', ['cpu-clock', 'task-clock'], [65, 65]],
  ['group2.nogroup.txt', ['cpu-clock', 'task-clock'], [65, 65]],
  ['three.g-none.txt', ['cpu-clock', 'page-faults', 'context-switches'], [61, 5, 13]],
  ['three.nogroup.txt', ['cpu-clock', 'page-faults', 'context-switches'], [61, 5, 13]],
  ['three.group.txt', ['cpu-clock', 'page-faults', 'context-switches', 'dummy:HG'], [79, 79, 79, 79]],
  ['three.group.g-none.txt', ['cpu-clock', 'page-faults', 'context-switches', 'dummy:HG'], [79, 79, 79, 79]],
  ['three.group.t.txt', ['cpu-clock', 'page-faults', 'context-switches', 'dummy:HG'], [79, 79, 79, 79]],
])(`%s holds a profile of each event${skipped}`, (name, events, rows) => {
  const { found, diagnostics } = scanDocument(readLines(name, textOf(`corpus/shapes/several-events/${name}`)));
  expect(found.map(({ profile }) => profile.facts.event)).toEqual(events);
  expect(found.map(({ profile }) => profile.entries.length)).toEqual(rows);
  expect(diagnostics).toEqual([]);
});

/** Rows of a screen or a dump, counted without the reader, colours and line ends aside. */
const countOf = (path: string): number =>
  textOf(path)
    .replace(/\x1b\[[0-9;]*[A-Za-z]/g, '')
    .split('\n')
    .filter((line) => /^ *\d+\.\d\d%.*\[[k.guH]\]/.test(line)).length;

corpusTest.each([...filesIn('live', /-tui\..*txt$|-tui\.txt$|perf\.hist\.0$/), ...(exists ? [] : ['nothing'])])(
  `every row of the screen %s is read${skipped}`,
  (name) => {
    const { entries } = profileOf(`corpus/live/${name}`);
    expect(entries).toHaveLength(countOf(`corpus/live/${name}`));
    expect(entries.length).toBeGreaterThan(30);
  },
);

corpusTest.each([...filesIn('live', /perftop-stdio.*txt$/), ...(exists ? [] : ['nothing'])])(
  `the last screen of %s is read, and no other${skipped}`,
  (name) => {
    const last = textOf(`corpus/live/${name}`).split('PerfTop:').at(-1) ?? '';
    const rows = last.replace(/\x1b\[[0-9;]*[A-Za-z]/g, '').match(/^ *\d+\.\d\d%.*\[[k.guH]\]/gm) ?? [];
    expect(profileOf(`corpus/live/${name}`).entries).toHaveLength(rows.length);
  },
);

corpusTest.each([...filesIn('user', /\.report(?:\..*)?\.txt$/), ...(exists ? [] : ['nothing'])])(
  `every row of user/%s is read${skipped}`,
  (name) => expect(profileOf(`corpus/user/${name}`).entries).toHaveLength(countRows(`corpus/user/${name}`)),
);

corpusTest.each([
  ['percent-limit.txt', 22],
  ['U.txt', 74],
  ['s-dso-sym.txt', 70],
  ['s-sym.txt', 70],
  ['s-pid-sym.txt', 75],
  ['F-overhead-sample-sym.txt', 70],
  ['s-overhead_sys-sym.txt', 70],
  ['comms.txt', 56],
  ['w-narrow.txt', 75],
])(`%s reads as %i rows${skipped}`, (name, rows) => {
  expect(profileOf(`corpus/shapes/redirect/${name}`).entries).toHaveLength(rows);
});

corpusTest.each([
  ['node.report.g-caller.txt', 9],
  ['tmpl.report.g-caller.txt', countRows('corpus/user/tmpl.report.g-caller.txt')],
  ['rust_v0.report.g-caller.txt', countRows('corpus/user/rust_v0.report.g-caller.txt')],
])(`the call graphs of %s end no table${skipped}`, (name, rows) => {
  expect(profileOf(`corpus/user/${name}`).entries).toHaveLength(rows);
});

corpusTest(`samples per symbol of repeated runs are those of the table of counts${skipped}`, () => {
  const [, ...lines] = textOf('statistics/counts.tsv').trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(100);
  const read = new Map<string, ReadonlyMap<string, number>>();
  for (const line of lines) {
    const [condition = '', run = '', symbol = '', samples = ''] = line.split('\t');
    const name = `${condition}.${run}`;
    const sums = read.get(name) ?? samplesPerSymbol(profileOf(`corpus/runs/${name}.report.txt`));
    read.set(name, sums);
    expect([name, symbol, sums.get(symbol) ?? 0]).toEqual([name, symbol, Number(samples)]);
  }
  expect(read.size).toBe(15);
});

/** Sums over the commands of the packet path, without the tags of BPF programs. */
function samplesPerSymbol(profile: Profile): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { comm, symbol, samples } of profile.entries) {
    if (!/^(?:xdp-trafficgen|ksoftirqd\/\d+)$/.test(comm ?? '')) continue;
    const name = (symbol ?? '').replace(/^bpf_prog_[0-9a-f]{16}_/, 'bpf_prog_');
    sums.set(name, (sums.get(name) ?? 0) + (samples ?? 0));
  }
  return sums;
}

corpusTest.each([
  ...filesIn('bpf', /^ev\d\.report(?:\.comm|\.children)?\.txt$/).map((name) => `bpf/${name}`),
  ...filesIn('truth', /\.report\.txt$/).map((name) => `truth/${name}`),
  ...filesIn('runs', /\.report\.txt$/).map((name) => `runs/${name}`),
  ...(exists ? [] : ['nothing']),
])(`every row of %s is read${skipped}`, (name) => {
  const { entries, facts } = profileOf(`corpus/${name}`);
  expect(entries).toHaveLength(countRows(`corpus/${name}`));
  expect(entries.length).toBeGreaterThan(3);
  const samples = entries.reduce((sum, entry) => sum + (entry.samples ?? 0), 0);
  expect(samples).toBeLessThanOrEqual(facts.samples?.high ?? 0);
});
