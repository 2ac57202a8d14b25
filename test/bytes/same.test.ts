/** Reading by bytes gives what reading by lines gives, on every sample and on generated input, wherever pieces end. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { chooseReader } from '../../lib/bytes/choose-reader.ts';
import type { StartSecond } from '../../lib/bytes/halves.ts';
import { secondThread } from '../../lib/cli/second-thread.ts';
import type { BytesRead } from '../../lib/model/bytes.ts';
import type { Profile } from '../../lib/model/profile.ts';
import { findProfiles } from '../../lib/pipeline/find-profiles.ts';
import { readLines } from '../../lib/source/lines.ts';
import { readInHalves, startHere } from './halves.ts';
import { sourceOf } from './source.ts';

function byBytes(text: string | Buffer, size?: number, step = 1 << 16): BytesRead | null {
  const bytes = Buffer.from(text);
  return chooseReader(null, { size })('x', bytes)?.(sourceOf(bytes, step)) ?? null;
}

function plain(profile: Profile): unknown {
  const { stacks, entries, both, ...rest } = profile;
  // The order of rows that tie says nothing.
  const sorted = entries.map((entry) => JSON.stringify(entry)).sort();
  const sides = both === undefined ? [] : [both.before, both.after].map((side) => plain({ ...rest, ...side }));
  return { ...rest, sides, entries: sorted, unit: stacks?.unit, stacks: [...(stacks?.list ?? [])] };
}

function byLines(text: string): readonly unknown[] {
  const { profiles, diagnostics } = findProfiles(readLines('x', text));
  expect(diagnostics).toEqual([]);
  return profiles.map(plain);
}

function expectSame(text: string, size?: number, step?: number): void {
  const read = byBytes(text, size, step);
  if (read === null) throw new Error('takes lines');
  const expected = byLines(text);
  expect(read.profiles.map(plain)).toEqual(expected);
  const { read: halves } = readInHalves(Buffer.from(text), startHere);
  // Half a file may end with what only a whole one may.
  if (halves !== null) expect(halves.profiles.map(plain)).toEqual(expected);
}

const FOLDED =
  'my app;main;read file 150\nmy app;main;op;erator() 50.5\nswapper 199\nmy app;main;read file 0\nother;f;g_[i] 7\n';
/** Names that look like something else, in the kernel and out of it. */
const ODD = [
  'dd 7/7 [001]  1.000001:  500 cycles:u: ',
  '\tffffffff81000010 [odd]+0x10 (/srv/x)',
  '\t            1234 main+0x4 (/srv/x)',
  '',
  'dd 7/7 [001]  1.000002:  300 cycles:u: ',
  '\t            1234 [odd]+0x10 (/srv/x)',
  '',
  'dd 7/7 [001]  1.000003:  200 cycles:u: ',
  '\tffffffff81000010 (anonymous namespace)::f+0x10 (/srv/x)',
  '',
  'dd 7/7 [001]  1.000004:  100 cycles:u: ',
  '\tffffffff81000020 main+0x8 (/srv/x)',
  '',
  '',
].join('\n');
const SCRIPT = [
  'npm ci  7/7 [001]  1.000001:  500 cycles:u: ',
  '\tffffffff81000010 do_it+0x10 ([kernel.kallsyms])',
  '\t            1234 main+0x4 (/srv/a;b)',
  '',
  'swapper     0 [000]     1.000002:  9 cycles:u: ',
  '\t            2000 inl+0x2 (inlined)',
  '\t            2000 [unknown] (/srv/a b)',
  '\t            2010 caf\u00e9+0x4 (/srv/x)',
  '',
  'npm ci  7/7 [001]  1.000003000: 1 cycles:u: ',
  '',
  'npm ci  7/7 [001]  1.000003: 77 page-faults: ',
  '\t            2000 [unknown] ([unknown])',
  '',
  '',
].join('\n');
const TWO =
  'my app;main;read 150 7\nmy app;main;op;x 50.5 0\nswapper 199 1\nmy app;main;read 0  3\nother;f;g_[i] 0 9\n';
const FLAT = [
  'swapper     0 [000]   572.241119:     500250 cpu-clock:  ffffffff821f206b pv_native_safe_halt+0xb ([kernel.kallsyms])',
  '   node 23253 [000]   574.506387:     500250 cpu-clock:           108cacc v8::Destroy+0x5c (/usr/bin/node)',
  '     dd   253 [001]   574.506388:     500250 cpu-clock:           108cacc [unknown] (/usr/bin/dd)',
  '',
].join('\n');

test.each([
  ['folded stacks', FOLDED],
  ['folded stacks with two counts', TWO],
  ['samples with call chains', SCRIPT],
  ['samples of odd names', ODD],
  ['samples without', FLAT],
])('%s are the same with a piece that ends at every byte', (_, text) => {
  const longest = Math.max(...text.split('\n').map((line) => Buffer.byteLength(line))) + 1;
  for (let size = longest; size < longest + 40; size++) expectSame(text, size);
  for (let step = 1; step < 20; step++) expectSame(text, longest + 3, step);
  expectSame(text.trimEnd());
});

const FILES = [
  ...globSync('samples/**/*.{folded,script,txt}'),
  ...globSync('../shared/corpus/{truth,user,runs,live}/**/*.{folded,txt}'),
];

const SKIPPED = existsSync('../shared/corpus') ? '' : ' (corpus skipped: not beside the project)';

test(`every sample that is read by its bytes is the same by its lines${SKIPPED}`, () => {
  const read = FILES.filter((path) => {
    const text = readFileSync(path, 'utf8');
    if (byBytes(text) === null) return false;
    expectSame(text);
    return true;
  });
  expect(read.length).toBeGreaterThanOrEqual(2);
});

/** Compiled code begins with a memory of its own for each input. */
const MANY_MEMORIES = { timeout: 120_000 };

describe('generated input', MANY_MEMORIES, () => {
  const name = fc.oneof(
    fc.constantFrom(
      'main',
      'tcp_sendmsg.isra.0',
      'bpf_prog_6deef7357e7b4530_sd_fw_ingress',
      '[unknown]',
      'a b',
      'f_[k]',
      'g_[i]',
      '\u65e5\u672c',
    ),
    fc
      .string({
        unit: fc.constantFrom('a', 'b', '_', ':', '(', ')', '+', '0', 'x', '1', ' '),
        minLength: 1,
        maxLength: 12,
      })
      .map((text) => `n${text.trim()}`),
  );

  test('folded stacks', () => {
    const line = fc
      .tuple(fc.array(name, { minLength: 1, maxLength: 6 }), fc.nat(1e6))
      .map(([frames, count]) => `${frames.join(';')} ${count}`);
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 3, maxLength: 30 }),
        fc.integer({ min: 200, max: 400 }),
        (lines, size) => {
          // Names may end like a count, lone frames may be prose: the lines that are looked at show what these are.
          expectSame(`${'a;b;c 1\n'.repeat(12)}${lines.join('\n')}\n`, size);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('folded stacks that are sorted, and such that are no more at some line', () => {
    const short = fc.constantFrom('a', 'ab', 'a(b)', 'a b', 'a-', 'b', 'a:', 'a<', 'é', '\u{1f600}', '\uff21');
    const line = fc
      .tuple(fc.array(short, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 99 }))
      .map(([frames, count]) => ({ stack: frames.join(';'), count }));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 3, maxLength: 80 }),
        fc.array(line, { maxLength: 10 }),
        fc.integer({ min: 100, max: 400 }),
        fc.constantFrom(';', '\0'),
        (sorted, others, size, between) => {
          const keyOf = ({ stack }: { stack: string }): Buffer => Buffer.from(stack.replaceAll(';', between));
          const order = (a: { stack: string }, b: { stack: string }): number => Buffer.compare(keyOf(a), keyOf(b));
          const lines = [...sorted.toSorted(order), ...others, ...sorted.toSorted(order)];
          expectSame(lines.map(({ stack, count }) => `a;a;${stack} ${count}\n`).join(''), size);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('samples', () => {
    const frame = fc.tuple(
      fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      name,
      fc.constantFrom(' ([kernel.kallsyms])', ' (/srv/a b)', ' (inlined)', ' ([unknown])', ''),
      fc.nat(99),
    );
    const sample = fc.record({
      comm: fc.constantFrom('swapper', 'ksoftirqd/0', 'npm ci', 'dd', 'a:b', 'x 12'),
      pid: fc.nat(99_999),
      period: fc.nat(1e9),
      event: fc.constantFrom('cycles:', 'cpu-clock:', 'kvm:kvm_exit:'),
      frames: fc.array(frame, { minLength: 1, maxLength: 8 }),
    });
    const print = ({
      comm,
      pid,
      period,
      event,
      frames,
    }: typeof sample extends fc.Arbitrary<infer T> ? T : never): string => {
      const lines = frames.map(
        ([address, symbol, dso, offset]) =>
          `\t${address.toString(16).padStart(16)} ${symbol}+0x${offset.toString(16)}${dso}`,
      );
      return `${comm} ${pid} [00${pid % 3}] ${pid}.000001: ${period} ${event} \n${lines.join('\n')}\n\n`;
    };
    fc.assert(
      fc.property(
        fc.array(sample, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 200, max: 400 }),
        (samples, size) => {
          const text = samples.map(print).join('');
          const total = samples.reduce((sum, { period }) => sum + period, 0);
          fc.pre(total > 0);
          expectSame(text, size);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('samples that repeat what stands below the leaf', MANY_MEMORIES, () => {
  const lines = [
    '\tffffffff81000010 do_it+0x10 ([kernel.kallsyms])',
    '\tffffffff81000020 do_it+0x20 ([kernel.kallsyms])',
    '\t            1234 do_it+0x10 (/srv/a b)',
    '\t            1234 main+0x4 (/srv/a b)',
    '\t            2000 inl+0x2 (inlined)',
    '\t            2000 [unknown] (/srv/a b)',
    '\t    7f0000002000 [unknown] ([unknown])',
    '\t            2004 f+0x4',
    '\t            2010 caf\u00e9+0x4 (/srv/x)',
    '\tffffffff81000030 main+0x4 (/srv/a b)',
  ];
  const chain = fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 5 });
  const sample = fc.record({
    comm: fc.constantFrom('swapper', 'npm ci', 'dd'),
    event: fc.constantFrom('cycles:', 'cpu-clock:'),
    leaf: fc.constantFrom(...lines),
    rest: fc.nat(3),
    end: fc.constantFrom('\n', '\n', '\n', '', '\n\n'),
  });

  test.each([
    ['in pieces', 300, 900],
    ['in one piece', 1 << 16, 1 << 16],
  ])('%s', (_, min, max) => {
    fc.assert(
      fc.property(
        fc.array(chain, { minLength: 4, maxLength: 4 }),
        fc.array(sample, { minLength: 3, maxLength: 40 }),
        fc.integer({ min, max }),
        (rests, samples, size) => {
          const text = samples.map(
            ({ comm, event, leaf, rest, end }, at) =>
              `${comm} 7 [001] 1.${`${at}`.padStart(6, '0')}: ${at + 1} ${event} \n${[leaf, ...(rests[rest] ?? [])].join('\n')}\n${end}`,
          );
          expectSame(text.join(''), size);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('and very many of them', () => {
    const text = Array.from({ length: 400 }, (_, at) => {
      const rest = Array.from({ length: 5 }, (_, depth) => lines[(at >> depth) % lines.length]).join('\n');
      return `dd 7 [001] 1.000001: 5 cycles: \n${lines[at % 3]}\n${rest}\n\n`;
    }).join('');
    expectSame(text.repeat(2));
  });
});

test('samples of many events', () => {
  const text = Array.from(
    { length: 250 },
    (_, at) => `x ${at} [000] 1.000001: 5 e${at % 200}: \n\t 1234 f${at}+0x4 (/srv/a)\n\t 1235 main+0x4 (/srv/a)\n\n`,
  );
  expectSame(text.join('').repeat(3));
});

test.each([
  ['a stack without a count', 'a;b;c 1\na;b;d\na;b;e 1\na;b;f 2\n'],
  ['stacks and prose', 'a;b;c 1\na;b;d 2\n\nThis was slow.\n'],
  ['quoted stacks', 'a;b;c 1\n> a;b;d 2\n'],
  ['a line of another country', 'a;b;c 1\na;\u00a0b;d 2\n'],
  ['colours', 'a;b;c 1\na;\u001b[31mb;d 2\n'],
  ['carriage returns', 'a;b;c 1\r\na;b;d 2\r\n'],
  ['a lost record', `${SCRIPT}perf 11025 3089.623375: PERF_RECORD_LOST lost 12\n`],
  [
    'the text of a tracepoint',
    'x 1 [000] 1.000001: sched:sched_switch: prev_comm=a prev_pid=1\n\t 1234 main+0x4 (/srv/a)\n\n',
  ],
  [
    'a sample that was cut off',
    'x 1 [000] 1.000001: 5 cycles: \n\t 1234 main+0x4 (/srv/a)\n\nx 1 [000] 1.000002: 5 cycles: \n',
  ],
  [
    'samples of more events than are read by their bytes',
    Array.from({ length: 300 }, (_, at) => `x 1 [000] 1.000001: 5 e${at}: \n\t 1234 main+0x4 (/srv/a)\n\n`).join(''),
  ],
  ['a line among frames', 'x 1 [000] 1.000001: 5 cycles: \n\t 1234 main+0x4 (/srv/a)\n  main.c:7\n\n'],
])('%s takes lines', (_, text) => expect(byBytes(text)).toBeNull());

test.each([
  ['a name', 'a;b;c 1\na;caf\u00e9;d 2\n'],
  ['a leaf', 'x 1 [000] 1.000001: 5 cycles: \n\t 1234 caf\u00e9+0x4 (/srv/a)\n\t 1238 main+0x4 (/srv/a)\n\n'],
  ['a caller', 'x 1 [000] 1.000001: 5 cycles: \n\t 1234 main+0x4 (/srv/a)\n\t 1238 caf\u00e9+0x4 (/srv/a)\n\n'],
  ['a command', 'caf\u00e9 1 [000] 1.000001: 5 cycles: \n\t 1234 main+0x4 (/srv/a)\n\n'],
  ['an event', 'x 1 [000] 1.000001: 5 caf\u00e9: \n\t 1234 main+0x4 (/srv/a)\n\n'],
])('%s that is no UTF-8 takes lines', (_, text) => {
  expect(byBytes(text)).not.toBeNull();
  expect(byBytes(Buffer.from(text, 'latin1'))).toBeNull();
  expect(byBytes(text.replace('\u00e9', '\f'))).toBeNull();
});

describe('in halves', () => {
  const whole = (read: BytesRead | null): unknown => read?.profiles.map(plain);

  test.each([
    ['folded stacks', FOLDED.repeat(3)],
    ['folded stacks with two counts', TWO.repeat(3)],
    ['samples with call chains', SCRIPT.repeat(4)],
    [
      'samples of which the second half has another event',
      `${SCRIPT.repeat(3)}${SCRIPT.replaceAll('cycles:u', 'faults')}`,
    ],
  ])('%s are the same as in one piece', (_, text) => {
    const { read, halves } = readInHalves(Buffer.from(text), startHere);
    expect(halves).toBe(1);
    expect(whole(read)).toEqual(byLines(text));
  });

  test('and so they are with a thread of its own', () => {
    for (const text of [FOLDED.repeat(300), TWO.repeat(300), SCRIPT.repeat(400)]) {
      const { read, halves } = readInHalves(Buffer.from(text), secondThread(resolve('dist/bin/second.cjs')));
      expect(halves).toBe(1);
      expect(whole(read)).toEqual(whole(byBytes(text)));
    }
  });

  test('a thread that is gone is done without', () => {
    const gone: StartSecond = () => ({ done: () => 0, wait: () => null, stop: () => undefined });
    const text = SCRIPT.repeat(40);
    expect(whole(readInHalves(Buffer.from(text), gone).read)).toEqual(whole(byBytes(text)));
  });

  test('what takes lines in the second half takes lines', () => {
    expect(readInHalves(Buffer.from(`${FOLDED.repeat(9)}This was slow.\n`), startHere)).toEqual({
      read: null,
      halves: 1,
    });
    expect(readInHalves(Buffer.from(`a;b;c 1\n${'a;b;d 2\n'.repeat(9)}\n${FOLDED}`), startHere).read).toBeNull();
  });
});
