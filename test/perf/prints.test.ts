/** Every way in which perf prints one recording is read back as the same figures, those that perf gives in plain cells. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FORMATS } from '../../lib/formats/registry.ts';
import { type Profile, readProfiles } from '../../lib/index.ts';
import { compile, describeWithPerf, output, record } from './real-perf.ts';

/** What perf says of a symbol, all its rows added up. */
interface Truth {
  rows: number;
  percent: number;
  samples: number;
  period: number;
}

const COMMON = ['--stdio', '--percent-limit', '0'];
const FLAT = [...COMMON, '--no-children', '-g', 'none'];

/** How to print, and what the print leaves out: symbols below a limit, or behind a width. */
interface Way {
  readonly args: readonly string[];
  readonly samples?: boolean;
  readonly period?: boolean;
  readonly least?: number;
  readonly width?: number;
}

const WAYS: Readonly<Record<string, Way>> = {
  'as it comes': { args: ['--stdio'] },
  'no children': { args: [...FLAT] },
  'children, no graph': { args: [...COMMON, '--children', '-g', 'none'] },
  'children with samples': { args: [...COMMON, '--children', '-g', 'none', '-n'], samples: true },
  samples: { args: [...FLAT, '-n'], samples: true },
  'samples and periods': { args: [...FLAT, '-n', '--show-total-period'], samples: true, period: true },
  periods: { args: [...FLAT, '--show-total-period'], period: true },
  'graph of callers': { args: [...COMMON, '--no-children', '-g', 'caller'] },
  'graph of callees': { args: [...COMMON, '--no-children', '-g', 'graph,0.5,callee', '-n'], samples: true },
  'graph, fractal': { args: [...COMMON, '--no-children', '-g', 'fractal'] },
  'graph with counts': { args: [...COMMON, '--children', '-g', 'graph,0.5,callee,function,count'] },
  'graph, flat': { args: [...COMMON, '--no-children', '-g', 'flat'] },
  'graph, folded': { args: [...COMMON, '--no-children', '-g', 'folded'] },
  'sorted by symbol': { args: [...FLAT, '-s', 'sym', '-n'], samples: true },
  'sorted by DSO and symbol': { args: [...FLAT, '-s', 'dso,sym'] },
  'sorted by symbol and DSO': { args: [...FLAT, '-s', 'sym,dso', '-n'], samples: true },
  'sorted by thread': { args: [...FLAT, '-s', 'pid,dso,sym', '-n'], samples: true },
  'sorted by command and symbol': { args: [...FLAT, '-s', 'comm,sym'] },
  'cells behind semicolons': { args: [...FLAT, '-n', '-t', ';'], samples: true },
  'cells behind commas': { args: [...FLAT, '-t', ','] },
  'cells behind tabs': { args: [...FLAT, '-n', '-t', '\t'], samples: true },
  'fixed widths': { args: [...FLAT, '-n', '-w', '9,13,16,24,120'], samples: true },
  'cut widths': { args: [...FLAT, '-s', 'dso,sym', '-w', '8,20,14'], width: 10 },
  'fields in an order of their own': { args: [...FLAT, '-F', 'sample,overhead,dso,sym'], samples: true },
  'symbol first': { args: [...FLAT, '-F', 'overhead,sym,comm'] },
  hierarchy: { args: [...FLAT, '--hierarchy', '-s', 'dso,sym'] },
  'hierarchy with samples': { args: [...FLAT, '--hierarchy', '-n'], samples: true },
  verbose: { args: [...FLAT, '-v', '-n'], samples: true },
  coloured: { args: [...FLAT, '--stdio-color', 'always', '-n'], samples: true },
  'coloured graph': { args: [...COMMON, '--stdio-color', 'always', '--children', '-g', 'caller'] },
  quiet: { args: [...FLAT, '-q'] },
  'quiet with samples and periods': { args: [...FLAT, '-q', '-n', '--show-total-period'], samples: true, period: true },
  'quiet graph': { args: ['--stdio', '-q', '--no-children'] },
  'cut at 1 %': { args: ['--stdio', '--no-children', '-g', 'none', '--percent-limit', '1'], least: 1 },
  'with the header': { args: [...FLAT, '--header', '-n'], samples: true },
  'with all information': { args: [...FLAT, '--header', '-I', '-n'], samples: true },
  'CPU utilization': { args: [...FLAT, '--showcpuutilization', '-n'], samples: true },
};

/** Samples one by one; every field that a reader needs is there. */
const SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  'as it comes': ['--no-inline'],
  'without call chains': ['--no-inline', '-G'],
  'with fields of its own': ['--no-inline', '-F', 'comm,tid,time,period,event,ip,sym,dso'],
  'with processes, no offsets': ['--no-inline', '-F', 'comm,pid,tid,time,period,event,ip,sym,dso'],
};

describeWithPerf('prints of perf', () => {
  let folder = '';
  let path = '';
  let truth: ReadonlyMap<string, Truth> = new Map();
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'perfshift-prints-'));
    path = record(compile(folder, 'work'), '-e', 'cpu-clock');
    truth = truthOf(path);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('the program costs what its constants say', () => {
    const names = ['parse_header', 'lookup_route', 'checksum_payload', 'update_counter'];
    const total = names.reduce((sum, name) => sum + (truth.get(name)?.samples ?? 0), 0);
    expect(total).toBeGreaterThan(300);
    for (const [at, name] of names.entries()) {
      // Five standard deviations of a binomial share.
      const share = (4 - at) / 10;
      const slack = 5 * Math.sqrt((share * (1 - share)) / total) + 0.02;
      expect(Math.abs((truth.get(name)?.samples ?? 0) / total - share)).toBeLessThan(slack);
    }
  });

  const isReadable = FORMATS.some(({ name }) => name === 'perf-script');
  test.skipIf(!isReadable).each(Object.entries(SCRIPTS))('perf script, %s', (_, args) => {
    const found = readProfiles(output('perf', ['script', '-i', path, ...args]), 'print.txt');
    expect(found.profiles.map(({ format }) => format)).toEqual(['perf-script']);
    const [profile] = found.profiles;
    if (profile !== undefined) expectTruth(profile, truth, { args, samples: true, period: true });
  });

  test.each(Object.entries(WAYS))('%s', (_, way) => {
    const found = readProfiles(output('perf', ['report', '-i', path, ...way.args]), 'print.txt');
    expect(found.diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(found.profiles).toHaveLength(1);
    const [profile] = found.profiles;
    if (profile !== undefined) expectTruth(profile, truth, way);
  });
});

/** perf's own figures, from cells that a separator divides. */
function truthOf(path: string): ReadonlyMap<string, Truth> {
  const fields = 'overhead,sample,period,comm,dso,sym';
  const text = output('perf', ['report', '-i', path, ...FLAT, '-q', '-F', fields, '-t', ';']);
  const truth = new Map<string, Truth>();
  for (const line of text.split('\n').filter((each) => each.includes(';'))) {
    const [percent = '', samples = '', period = '', , , symbol = ''] = line.split(';').map((cell) => cell.trim());
    const name = symbol.replace(/^\[.\] /, '');
    const own = truth.get(name) ?? { rows: 0, percent: 0, samples: 0, period: 0 };
    own.rows += 1;
    own.percent += Number(percent.replace('%', ''));
    own.samples += Number(samples);
    own.period += Number(period);
    truth.set(name, own);
  }
  return truth;
}

function expectTruth(profile: Profile, truth: ReadonlyMap<string, Truth>, way: Way): void {
  const short = (name: string): string => (way.width === undefined ? name : name.slice(0, way.width));
  const wanted = new Map<string, Truth>();
  for (const [name, own] of truth) {
    if (own.percent < (way.least ?? 0)) continue;
    const { rows, percent, samples, period } = wanted.get(short(name)) ?? {
      rows: 0,
      percent: 0,
      samples: 0,
      period: 0,
    };
    wanted.set(short(name), {
      rows: rows + own.rows,
      percent: percent + own.percent,
      samples: samples + own.samples,
      period: period + own.period,
    });
  }
  const read = readTruth(profile);
  expect([...read.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [name, own] of wanted) {
    const { rows, percent, samples, period } = read.get(name) ?? { rows: 0, percent: 0, samples: 0, period: 0 };
    // Each printed figure is good to half a digit.
    expect(Math.abs(percent - own.percent)).toBeLessThanOrEqual(0.005 * (rows + own.rows) + 1e-9);
    if (way.samples === true) expect([name, samples]).toEqual([name, own.samples]);
    if (way.period === true) expect([name, period]).toEqual([name, own.period]);
  }
}

/** What was read of each symbol that has a share of its own. */
function readTruth({ entries }: Profile): ReadonlyMap<string, Truth> {
  const read = new Map<string, Truth>();
  for (const entry of entries.filter(({ overhead }) => overhead.ticks > 0)) {
    const own = read.get(entry.symbol ?? '') ?? { rows: 0, percent: 0, samples: 0, period: 0 };
    own.rows += 1;
    own.percent += entry.overhead.ticks / 1e6;
    own.samples += entry.samples ?? Number.NaN;
    own.period += entry.period ?? Number.NaN;
    read.set(entry.symbol ?? '', own);
  }
  return read;
}
