import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readFrameLine } from '../../../lib/formats/perf-script/frame-line.ts';
import { readSampleLine } from '../../../lib/formats/perf-script/sample-line.ts';
import type { Profile } from '../../../lib/model/profile.ts';
import { scanned } from '../scanned.ts';

const sample = (name: string): string => readFileSync(`samples/formats/perf-script/${name}`, 'utf8');
const profilesOf = (text: string): readonly Profile[] => scanned(text).found.map(({ profile }) => profile);
const rowsOf = (profile: Profile | undefined): unknown =>
  profile?.entries.map(({ comm, pid, cpu, dso, level, symbol, samples, period }) => [
    comm,
    pid,
    cpu,
    dso,
    level,
    symbol,
    samples,
    period,
  ]);

describe('the line of a sample', () => {
  test.each([
    ['swapper     0 [000]   572.241119:     500250 cpu-clock:', ['swapper', '0', '000', 500250, 'cpu-clock', '']],
    [
      'xdp-trafficgen  2363/2365  [000]  1960.376368: cpu-clock:',
      ['xdp-trafficgen', '2365', '000', null, 'cpu-clock', ''],
    ],
    [
      'npm ci 7 23253 [128]   574.506387123:     500250 cycles:ppp:',
      ['npm ci 7', '23253', '128', 500250, 'cycles:ppp', ''],
    ],
    ['w 10554   966.854924:     250000 cpu-clock:u:', ['w', '10554', null, 250000, 'cpu-clock:u', '']],
    ['# Over   12 [001] U      5838.646745:          1 page-faults:', ['# Over', '12', '001', 1, 'page-faults', '']],
    [
      ':-1    -1 [001]   1.000000: sched:sched_switch: prev_comm=a b prev_pid=7',
      [':-1', '-1', '001', null, 'sched:sched_switch', 'prev_comm=a b prev_pid=7'],
    ],
    [
      '   w 7 1.000000:  99 cycles:  ffffffff81549c7a f+0x1 ([kernel.kallsyms])',
      ['w', '7', null, 99, 'cycles', 'ffffffff81549c7a f+0x1 ([kernel.kallsyms])'],
    ],
    ['perf  5608 page-faults:', ['perf', '5608', null, null, 'page-faults', '']],
    ['1960.376368: cycles:', [null, null, null, null, 'cycles', '']],
    // -F comm,tid,time,period,ip,sym,dso with call chains, and -F comm,tid,time,ip without.
    ['busy 16327 19235.056413:      50000 ', ['busy', '16327', null, 50000, null, '']],
    ['busy 16327 19235.056413:  401129', ['busy', '16327', null, null, null, '401129']],
  ])('%s', (text, fields) => {
    const { comm, pid, cpu, period, event, rest } = readSampleLine(text) ?? {};
    expect([comm, pid, cpu, period, event, rest]).toEqual(fields);
  });

  test.each([
    'It took 12.5 s: fine',
    '<idle>-0     [001] d..1   123.456789: sched_switch: prev_comm=swapper',
    'some words behind 12:30: and more',
    '\tffffffff821f206b pv_native_safe_halt+0xb ([kernel.kallsyms])',
  ])('is none in: %s', (text) => expect(readSampleLine(text)).toBeNull());
});

test.each([
  ['ffffffff821f206b pv_native_safe_halt+0xb ([kernel.kallsyms])', 'pv_native_safe_halt', '[kernel.kallsyms]', false],
  ['11e7 inl_b+0x27 (inlined)', 'inl_b', null, true],
  ['55e2e156a540 [unknown] ([unknown])', '[unknown]', '[unknown]', false],
  [
    '176e ns::T<int (*)(char), long>::operator()+0x1e (/opt/my app/bin)',
    'ns::T<int (*)(char), long>::operator()',
    '/opt/my app/bin',
    false,
  ],
  ['1 f (/memfd:x (deleted))', 'f', '/memfd:x (deleted)', false],
  ['ffff f', 'f', null, false],
  ['ffff', '[unknown]', null, false],
  ['7f12 (/usr/bin/node)', '[unknown]', '/usr/bin/node', false],
])('the frame %s', (text, symbol, dso, inlined) => {
  expect(readFrameLine(text)).toMatchObject({ symbol, dso, inlined });
});

describe('samples of perf script', () => {
  const text = [
    'npm ci  7 [000]  1.000001:  300 cycles: ',
    '\tffffffff81000010 do_it+0x10 ([kernel.kallsyms])',
    '\t            1234 main+0x4 (/srv/a;b)',
    '',
    'npm ci  7 [000]  1.000002:  100 cycles: ',
    '\t            1240 [unknown] (/srv/a;b)',
    '',
    'npm ci  7 [001]  1.000003:  500 cycles: ',
    '\tffffffff81000020 do_it+0x20 ([kernel.kallsyms])',
    '\t            1234 main+0x4 (/srv/a;b)',
    '',
    'npm ci  7 [000]  1.000004:  100 cycles: ',
    '\tffffffff81000030 do_it+0x30 ([kernel.kallsyms])',
    '\t            1234 main+0x4 (/srv/a;b)',
    '',
    '',
  ].join('\n');

  test('are weighted by period and kept apart by command, thread, CPU, object and symbol', () => {
    const [profile] = profilesOf(text);
    expect(rowsOf(profile)).toEqual([
      ['npm ci', '7', '001', '[kernel.kallsyms]', 'k', 'do_it', 1, 500],
      ['npm ci', '7', '000', '[kernel.kallsyms]', 'k', 'do_it', 2, 400],
      ['npm ci', '7', '000', '/srv/a;b', '.', '0x0000000000001240', 1, 100],
    ]);
    expect(profile?.entries.map(({ overhead }) => overhead)).toEqual(
      [50, 40, 10].map((percent) => ({ ticks: percent * 1e6, slack: 0 })),
    );
    expect(profile?.facts).toMatchObject({ event: 'cycles', samples: { low: 4, high: 4 }, eventCount: 1000 });
    const frame = (symbol: string, dso: string): object => ({ symbol, dso, inlined: false });
    expect({ ...profile?.stacks, list: [...(profile?.stacks?.list ?? [])] }).toEqual({
      unit: 'period',
      list: [
        { comm: 'npm ci', frames: [frame('main', '/srv/a;b'), frame('do_it', '[kernel.kallsyms]')], weight: 900 },
        { comm: 'npm ci', frames: [frame('[unknown]', '/srv/a;b')], weight: 100 },
      ],
    });
  });

  test('are the same quoted, with carriage returns, and with tabs made blanks', () => {
    const same = JSON.stringify(rowsOf(profilesOf(text)[0]));
    const quoted = text
      .trimEnd()
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n');
    for (const other of [
      text.replaceAll('\n', '\r\n'),
      text.replaceAll('\t', '        '),
      `Look:\n\n${quoted}\n\nSee?`,
    ])
      expect(JSON.stringify(rowsOf(profilesOf(other)[0]))).toBe(same);
  });

  test('without a period count 1 each', () => {
    const [profile] = profilesOf(sample('fields.txt'));
    expect(profile?.entries.map(({ period }) => period)).toEqual([1, 1, 1]);
    expect(profile?.facts).toMatchObject({ samples: { low: 3, high: 3 }, eventCount: 3 });
  });

  test.each(['', ' '])('without an event have their period, whether or not its blank was lost: "%s"', (blank) => {
    const chain = '\tffffffff81626211 clear ([kernel.kallsyms])\n\t          401139 main (/srv/busy)\n\n';
    const chains = ['\n', chain, '\n', chain];
    const texts = chains.map((each, at) => `busy 7 19235.05641${at}:      ${50000 + at}${blank}\n${each}`);
    expect(rowsOf(profilesOf(texts.join(''))[0])).toEqual([
      ['busy', '7', null, '[kernel.kallsyms]', 'k', 'clear', 2, 100_004],
      ['busy', '7', null, null, null, '[unknown]', 2, 100_002],
    ]);
  });

  test('without call chains and names are addresses, also above those of a command that looks like one', () => {
    const text = ['busy', 'dd'].map((comm) => `            ${comm} 7 19235.056413:            401129\n`).join('');
    expect(rowsOf(profilesOf(text)[0])).toEqual([
      ['busy', '7', null, null, '.', '0x0000000000401129', 1, 1],
      ['dd', '7', null, null, '.', '0x0000000000401129', 1, 1],
    ]);
  });

  test('without call chains are chains of one frame', () => {
    const [profile] = profilesOf(sample('no-chains.txt'));
    expect(profile?.facts.samples).toEqual({ low: 12, high: 12 });
    expect([...(profile?.stacks?.list ?? [])].every(({ frames }) => frames.length === 1)).toBe(true);
    expect(profile?.entries.at(0)).toMatchObject({ comm: 'xdp-trafficgen', pid: '2365', cpu: '000', level: 'k' });
  });

  test('of a command whose name is an address are samples all the same', () => {
    const line = (comm: string): string =>
      `${comm.padStart(16)}  7 [000]  1.000001:  300 cycles:  ffffffff81549c7a f+0x1 ([kernel.kallsyms])\n`;
    const traced = `${'dd'.padStart(16)}  7 [000]  1.000001:  300 sched:sched_switch: prev_comm=a\n`;
    expect(rowsOf(profilesOf(line('dd') + line('dd') + line('ed'))[0])).toEqual([
      ['dd', '7', '000', '[kernel.kallsyms]', 'k', 'f', 2, 600],
      ['ed', '7', '000', '[kernel.kallsyms]', 'k', 'f', 1, 300],
    ]);
    expect(profilesOf(line('w') + traced + traced).map(({ facts }) => facts.samples?.low)).toEqual([1, 2]);
  });

  test('belong to the function that holds the code, not to one inlined into it', () => {
    const [profile] = profilesOf(sample('inlined.txt'));
    expect(rowsOf(profile)).toEqual([['inl', '5906', null, '/srv/inl', '.', 'outer', 1, 1003009]]);
    expect([...(profile?.stacks?.list ?? [])][0]?.frames.map(({ symbol, inlined }) => [symbol, inlined])).toEqual([
      ['_start', false],
      ['__libc_start_main_impl', true],
      ['__libc_start_call_main', false],
      ['main', false],
      ['outer', false],
      ['inl_a', true],
      ['inl_b', true],
    ]);
  });

  test('of several events are profiles of their own', () => {
    const profiles = profilesOf(sample('two-events.txt'));
    expect(profiles.map(({ facts, line }) => [facts.event, facts.samples?.low, line])).toEqual([
      ['cpu-clock', 1, 1],
      ['task-clock', 1, 21],
    ]);
  });

  test('behind a header have its frequency; records that are no samples are passed over', () => {
    const header =
      '# ========\n# cmdline : perf record\n# event : name = cycles, , id = { 7 }, { sample_period, sample_freq } = 997, read_format = ID, freq = 1, x\n# ========\n#\n';
    const records =
      'swapper     0 [000]     0.000000: PERF_RECORD_COMM: a:3/3\nswapper     0 [000]     0.000000: PERF_RECORD_LOST lost 12\n';
    const { found, diagnostics } = scanned(header + records + text);
    expect(diagnostics).toEqual([]);
    expect(
      found.map(({ profile }) => [
        profile.line,
        profile.facts.frequency,
        profile.facts.lost,
        profile.facts.samples?.low,
      ]),
    ).toEqual([[1, 997, 12, 4]]);
  });

  test.each([
    ['a damaged frame', text.replace('\t            1234 main+0x4 (/srv/a;b)', '\tmain+0x4'), 4, ['bad-sample:3']],
    ['a damaged sample', text.replace('7 [001]  1.000003:', '7 [001]  1.00003:'), 3, ['bad-sample:8']],
    ['an end within a sample', text.trimEnd().split('\n').slice(0, 12).join('\n'), 3, ['bad-sample:12']],
    ['prose behind it', `${text}That is all on CPU 3 patched:\n\nBye.`, 4, []],
    ['source lines', text.replace('(/srv/a;b)\n', '(/srv/a;b)\n  a.c:7\n'), 4, []],
  ])('say what is damaged: %s', (_, damaged, samples, notes) => {
    const { found, diagnostics } = scanned(damaged);
    expect(found.map(({ profile }) => profile.facts.samples?.low)).toEqual([samples]);
    expect(diagnostics.map(({ code, line }) => `${code}:${line}`)).toEqual(notes);
  });

  test('are read in time that grows with their number', () => {
    const many = text.repeat(4000);
    const start = performance.now();
    expect(profilesOf(many)[0]?.facts.samples?.low).toBe(16_000);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

const CORPUS = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const exists = existsSync(CORPUS);
const skipped = exists ? '' : ' (skipped: no corpus beside the project)';

/** Headers of samples, counted without the reader; the last one may have been cut from its frames. */
const countHeaders = (text: string, event: string): number =>
  text.split('\n').filter((line) => /^\s*\S.*\d\.\d{6}: /.test(line) && line.includes(` ${event}: `)).length;

const SCRIPTS = ['shapes/redirect', 'shapes/truth-before', 'shapes/several-events', 'user', 'bpf'].flatMap((folder) =>
  exists
    ? readdirSync(`${CORPUS}${folder}`)
        .filter((name) => /script.*\.txt$/.test(name) && !name.includes('stderr'))
        .map((name) => `${folder}/${name}`)
    : [],
);

test.skipIf(!exists).each(exists ? SCRIPTS : ['nothing'])(`every sample of %s is read${skipped}`, (path) => {
  const text = readFileSync(`${CORPUS}${path}`, 'utf8');
  const { found, diagnostics } = scanned(text);
  const cut = diagnostics.filter(({ message }) => message.includes('is the last line')).length;
  expect(diagnostics.length).toBe(cut);
  expect(found.length).toBeGreaterThan(0);
  const counts = found.map(({ profile: { facts } }) => [facts.event, facts.samples?.low ?? 0] as const);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  expect(total + cut).toBe(counts.reduce((sum, [event]) => sum + countHeaders(text, event ?? ''), 0));
  for (const { profile } of found) {
    const ticks = profile.entries.reduce((sum, { overhead }) => sum + overhead.ticks, 0);
    expect(Math.abs(ticks - 100e6)).toBeLessThanOrEqual(profile.entries.length);
  }
});

test.skipIf(!exists)(`the print with fields and the default one tell the same samples${skipped}`, () => {
  const of = (name: string): unknown => {
    const [profile] = profilesOf(readFileSync(`${CORPUS}shapes/redirect/${name}`, 'utf8'));
    return profile?.entries.map(({ comm, pid, cpu, dso, level, symbol, samples }) => [
      comm,
      pid,
      cpu,
      dso,
      level,
      symbol,
      samples,
    ]);
  };
  expect(of('script.fields.txt')).toEqual(of('script.default.txt'));
});
