import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import {
  Function as FunctionMessage,
  Label,
  Location,
  Profile as Pprof,
  Sample,
  StringTable,
  ValueType,
} from 'pprof-format';
import { describe, expect, test } from 'vitest';
import { pprof } from '../../../lib/formats/pprof/pprof.ts';
import { measuresOf } from '../../../lib/formats/pprof/value-types.ts';
import { InputError } from '../../../lib/model/diagnostic.ts';
import type { Profile } from '../../../lib/model/profile.ts';
import { run } from '../../cli/run.ts';

const FOLDER = 'samples/formats/pprof';
const bytesOf = (name: string): Uint8Array => gunzipSync(readFileSync(`${FOLDER}/${name}.pb.gz`));
const profilesOf = (bytes: Uint8Array): readonly Profile[] => pprof.read(bytes, 'a.pb').profiles;

/** The rows of `go tool pprof -top` that have a flat value: its share in percent by name. */
function printedTop(name: string): Readonly<Record<string, number>> {
  const rows = readFileSync(`${FOLDER}/${name}.top.txt`, 'utf8').matchAll(
    /^\s*-?[\d.]+\w+\s+([\d.]+)%\s+[\d.]+%\s+\S+\s+[\d.]+%\s+(.+?)(?: \(inline\))?$/gm,
  );
  const shares = [...rows].map(([, percent, symbol]): [string, number] => [symbol ?? '', Number(percent)]);
  return Object.fromEntries(shares.filter(([, percent]) => percent > 0));
}

function sharesOf({ entries }: Profile): Readonly<Record<string, number>> {
  return Object.fromEntries(entries.map(({ symbol, overhead }) => [symbol, Number((overhead.ticks / 1e6).toFixed(2))]));
}

describe('a profile has the shares that pprof prints', () => {
  test.each([
    ['before', 'cpu', 143],
    ['after', 'cpu', 100],
  ])('%s', (name, event, samples) => {
    const [profile, ...more] = profilesOf(bytesOf(name));
    expect(more).toEqual([]);
    expect(Object.keys(printedTop(name)).length).toBeGreaterThan(5);
    expect(sharesOf(profile as Profile)).toEqual(printedTop(name));
    expect(profile?.facts).toMatchObject({ event, frequency: 100, samples: { low: samples, high: samples } });
  });

  test('of each type of value', () => {
    const profiles = profilesOf(bytesOf('before.heap'));
    const events = profiles.map(({ facts }) => facts.event);
    expect(events).toEqual(['alloc_objects', 'alloc_space', 'inuse_objects', 'inuse_space']);
    expect(sharesOf(profiles[1] as Profile)).toEqual(printedTop('before.heap'));
    expect(profiles[1]?.facts).toMatchObject({ samples: null, eventCount: 30218201 });
  });

  test('of a difference against its base', () => {
    const [profile] = profilesOf(bytesOf('diff'));
    const before = Object.fromEntries(profile?.both?.before.entries.map((e) => [e.symbol, e.overhead.ticks]) ?? []);
    const after = Object.fromEntries(profile?.both?.after.entries.map((e) => [e.symbol, e.overhead.ticks]) ?? []);
    const deltas = [...new Set([...Object.keys(before), ...Object.keys(after)])].map((symbol): [string, number] => {
      const points = ((after[symbol] ?? 0) - (before[symbol] ?? 0)) / 1e6;
      return [symbol, Math.abs(points)];
    });
    const printed = printedTop('diff');
    expect(Object.keys(printed).length).toBeGreaterThan(5);
    // pprof scales counts to whole numbers before it takes shares of them.
    for (const [symbol, points] of deltas) expect(Math.abs(points - (printed[symbol] ?? 0))).toBeLessThan(0.02);
  });
});

describe('the command line', () => {
  const file = (name: string): string => `${FOLDER}/${name}.pb.gz`;

  test('compares two of them, gzipped or not', async () => {
    const { status, out } = await run([file('before'), file('after')]);
    expect(status).toBe(0);
    expect(out).toContain('49.65  28.00  -21.65   above  (work) crypto/sha256.block');
  });

  test.each<readonly [readonly string[], string]>([
    [[file('before')], 'this recording is one side'],
    [[file('before.heap')], 'this recording is one side'],
    [[file('before.heap'), file('after.heap')], '#2 "alloc_space"'],
    [['show', file('before'), '--from', 'folded'], 'no folded here, seen: pprof'],
    [['show', file('before'), '--max-bytes', '3000'], 'more than 3000 bytes'],
    [['show', file('subtracted')], 'as where one profile was taken from another, expected what was counted'],
  ])('%j ends with what to do', async (args, words) => {
    const { status, out, err } = await run(args);
    expect(out).toBe('');
    expect(err).toContain(words);
    expect(status).toBe(3);
  });

  test('takes one of several values by its name', async () => {
    const { status, out } = await run(['show', file('before.heap'), '--event', 'alloc_space', '--from', 'pprof']);
    expect(status).toBe(0);
    expect(out).toMatch(/^79\.09 {2}\(work\) {2}strings\.Fields$/m);
  });

  test('reads a difference as both its sides', async () => {
    const { status, out } = await run([file('diff')]);
    expect(status).toBe(0);
    expect(out).toContain('crypto/sha256.block');
  });
});

test.each([
  [['samples/count', 'cpu/nanoseconds'], ['cpu period 1 0']],
  [['samples/count'], ['null samples 0 0']],
  [
    ['alloc_objects/count', 'alloc_space/bytes'],
    ['alloc_objects period 0 null', 'alloc_space period 1 null'],
  ],
  [['cycles_sample/count', 'cycles_event/count'], ['cycles period 1 0']],
  [['cycles_sample/count'], ['cycles_sample period 0 null']],
  [['weight/count', 'share/ppb'], ['null unknown 0 null']],
  [['samples/count', 'cycles/ppb'], ['cycles share 1 0']],
  [[], []],
])('%j are the values %j', (types, expected) => {
  const named = types.map((text) => ({ type: text.split('/')[0] ?? '', unit: text.split('/')[1] ?? '' }));
  expect(measuresOf(named).map((m) => `${m.event} ${m.unit} ${m.value} ${m.samples}`)).toEqual(expected);
});

/** A profile of one function; what is given stands in place of its own. */
function small(own: { sample?: Sample[]; location?: Location[]; strings?: readonly string[] } = {}): Uint8Array {
  const stringTable = new StringTable();
  const text = (word: string): number => stringTable.dedup(word);
  const [type, unit, name] = [text('samples'), text('count'), text('main')];
  for (const word of own.strings ?? []) text(word);
  return new Pprof({
    stringTable,
    sampleType: [new ValueType({ type, unit })],
    function: [new FunctionMessage({ id: 1, name })],
    location: own.location ?? [new Location({ id: 1, line: [{ functionId: 1 }] })],
    sample: own.sample ?? [new Sample({ locationId: [1], value: [7] })],
  }).encode();
}

describe('what is damaged is said', () => {
  test('a whole one is read', () => expect(sharesOf(profilesOf(small())[0] as Profile)).toEqual({ main: 100 }));

  test.each<readonly [string, Uint8Array, string]>([
    ['a location', small({ sample: [new Sample({ locationId: [9], value: [1] })] }), 'names location 9'],
    ['a function', small({ location: [new Location({ id: 1, line: [{ functionId: 5 }] })] }), 'function 5 is named'],
    ['a mapping', small({ location: [new Location({ id: 1, mappingId: 4 })] }), 'mapping 4 is named'],
    ['a value', small({ sample: [new Sample({ locationId: [1], value: [1, 2] })] }), '2 values for 1 types'],
    ['a count below 0', small({ sample: [new Sample({ locationId: [1], value: [-3] })] }), 'sample 1 counts -3'],
    [
      'a string',
      small({ sample: [new Sample({ locationId: [1], value: [1], label: [new Label({ key: 99 })] })] }),
      'string 99 is not in the table of 4',
    ],
    [
      'locations that unfold to more than the memory holds',
      small({
        location: [new Location({ id: 1, line: Array.from({ length: 3000 }, () => ({ functionId: 1 })) })],
        sample: [new Sample({ locationId: new Array<number>(100_000).fill(1), value: [1] })],
      }),
      'sample 1 is where its frames are too many',
    ],
    ['the end', small().subarray(0, 20), 'are left'],
    ['a tag', Uint8Array.from([...small(), 0xff]), 'byte 0xff begins no field'],
  ])('%s', (_, bytes, words) => {
    expect(pprof.begins(bytes)).toBe(true);
    let said = '';
    try {
      profilesOf(bytes);
    } catch (error) {
      said = error instanceof InputError ? (error.diagnostics[0]?.message ?? '') : String(error);
    }
    expect(said).toMatch(/^a profile of pprof that cannot be read: .*, expected /);
    expect(said).toContain(words);
  });

  test('damage anywhere is an input error, or what is left is a profile', () => {
    const whole = bytesOf('before');
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255), end: fc.nat(whole.length) });
    fc.assert(
      fc.property(change, fc.boolean(), ({ at, byte, end }, isCut) => {
        const bytes = Uint8Array.from(isCut ? whole.subarray(0, end) : whole);
        if (at < bytes.length) bytes[at] = byte;
        try {
          for (const profile of profilesOf(bytes)) expect(profile.entries.length).toBeGreaterThan(0);
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
        }
      }),
    );
  });

  test('nothing that is counted is an empty recording', async () => {
    const [none] = [profilesOf(small({ sample: [] }))];
    expect(none).toEqual([]);
  });
});

describe('no text is taken for one', () => {
  test.each(['', '\n', '\n\n  13.15%  [kernel]  [k] f\n', 'H', '2\u0005hello', '\u001b[2J\n'])('%j', (text) => {
    expect(pprof.begins(new TextEncoder().encode(text))).toBe(false);
  });

  test('whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\n\t 0a;:[%."*2HPZ') }), (text) => {
        expect(pprof.begins(new TextEncoder().encode(text))).toBe(false);
      }),
    );
  });
});

test('labels of perf_to_profile name the command, the process and the CPU mode', () => {
  const strings = ['comm', 'dd', 'pid', 'execution_mode', 'Host Kernel'];
  // What small() puts before them: the empty string, samples, count, main.
  const at = (word: string): number => 4 + strings.indexOf(word);
  const label = [
    new Label({ key: at('comm'), str: at('dd') }),
    new Label({ key: at('pid'), num: 2365 }),
    new Label({ key: at('execution_mode'), str: at('Host Kernel') }),
  ];
  const [profile] = profilesOf(small({ strings, sample: [new Sample({ locationId: [1], value: [2], label })] }));
  expect(profile?.entries).toMatchObject([{ comm: 'dd', pid: '2365', level: 'k', symbol: 'main', samples: 2 }]);
});
