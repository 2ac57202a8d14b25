/** A gate that fails must not pass because its inputs were damaged, are missing, or say less than before. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inFolder, run } from '../cli/run.ts';

const NAMES = ['alpha_rcv', 'beta_poll', 'gamma_xmit', 'delta_alloc', 'epsilon_free', 'zeta_lock'];
const HEAD = '# Overhead  Shared Object  Symbol\n# ........  .............  ..............\n#\n';

/** A report whose rows are those shares of a percent, sorted as perf sorts; `head` is what a paste often lacks. */
function table(shares: readonly number[], head: boolean): string {
  const rows = shares
    .map((share, at) => ({ share, name: NAMES[at] ?? '' }))
    .sort((a, b) => b.share - a.share)
    .map(({ share, name }) => `${share.toFixed(2).padStart(9)}%  [kernel]       [k] ${name}`);
  return `${head ? HEAD : ''}${rows.join('\n')}\n`;
}

/** A symbol that grew by twenty points or fell by as much, and the other rows in the proportions that they had. */
const sides = fc
  .record({
    grown: fc.integer({ min: 0, max: NAMES.length - 1 }),
    weights: fc.array(fc.integer({ min: 20, max: 100 }), { minLength: NAMES.length, maxLength: NAMES.length }),
    head: fc.boolean(),
  })
  .map(({ grown, weights, head }) => {
    const others = weights.reduce((sum, weight, at) => sum + (at === grown ? 0 : weight), 0);
    const sharesWith = (own: number): readonly number[] =>
      weights.map((weight, at) => (at === grown ? own : Math.round((weight / others) * (100 - own) * 100) / 100));
    const [little, much] = [table(sharesWith(12), head), table(sharesWith(32), head)];
    return { grew: { before: little, after: much }, fell: { before: much, after: little }, name: NAMES[grown] ?? '' };
  });

/** What is met by a symbol that grew by twenty points, and by one that fell by as much; `it` stands for its name. */
const CONDITIONS = {
  grew: ['grew>5', 'shift>5', 'grew', 'shift', 'it:grew>5', 'it:shift', 'alone:grew>5', 'alone:grew'],
  fell: ['shrank>5', 'shift>5', 'shrank', 'shift', 'it:shrank>5', 'it:shift', 'alone:shrank>5', 'alone:shrank'],
} as const;

const asked = fc
  .constantFrom('grew' as const, 'fell' as const)
  .chain((way) => fc.record({ way: fc.constant(way), condition: fc.constantFrom(...CONDITIONS[way]) }));

/** `FC_RUNS=5000` tries more pairs than the tests have time for. */
const RUNS = Number(process.env.FC_RUNS ?? 250);

type Damage = (bytes: Buffer, at: number) => Buffer | null;

/** What happens to a file on its way; null removes it. `at` is between 0 and 1. */
const DAMAGES: Readonly<Record<string, Damage>> = {
  'cut off': (bytes, at) => bytes.subarray(0, Math.floor(bytes.length * at)),
  'not there': () => null,
  empty: () => Buffer.alloc(0),
  'a NUL': (bytes, at) => Buffer.concat([bytes.subarray(0, bytes.length * at), Buffer.alloc(1), bytes]),
  'a share that is none': (bytes, at) => inLine(bytes, at, (line) => line.replace(/\d\.\d\d%/, 'x.7b%')),
  'a share beyond all': (bytes, at) => inLine(bytes, at, (line) => line.replace(/\d+\.\d\d%/, '99999999999.99%')),
  'a share below nothing': (bytes, at) => inLine(bytes, at, (line) => line.replace(/\d+\.\d\d%/, '-3.00%')),
  'a byte that became another': (bytes, at) => {
    const [place, byte] = placeAndByte(bytes, at);
    return Buffer.concat([bytes.subarray(0, place), byte, bytes.subarray(place + 1)]);
  },
  'a byte too many': (bytes, at) => {
    const [place, byte] = placeAndByte(bytes, at);
    return Buffer.concat([bytes.subarray(0, place), byte, bytes.subarray(place)]);
  },
  'gzip cut off': (bytes, at) => {
    const packed = gzipSync(bytes);
    return packed.subarray(0, 3 + Math.floor((packed.length - 4) * at));
  },
  'nothing but prose': () => Buffer.from('perf: Segmentation fault\n'),
  'the last rows gone': (bytes, at) => {
    const lines = bytes.toString().split('\n');
    return Buffer.from(lines.slice(0, Math.floor(lines.length * at)).join('\n'));
  },
  'twice the same': (bytes) => Buffer.concat([bytes, Buffer.from('\n\nafter:\n\n'), bytes]),
};

/** Of bytes that are no digit: a figure that is another figure is a table that lies, and no reader can tell. */
const STRANGE = ['x', ' ', '%', '-', '[', '\t', '\0', '\x1b', '\n', '\r', '#', '>', '|', ':', '+', '\xff'].map((byte) =>
  Buffer.from(byte, 'latin1'),
);

/** Where in the bytes `at` points to, and one of the strange ones, both of them any by its digits. */
function placeAndByte(bytes: Buffer, at: number): readonly [number, Buffer] {
  const place = Math.floor(bytes.length * at);
  return [place, STRANGE[Math.floor(at * 1e9) % STRANGE.length] ?? Buffer.alloc(1)];
}

function inLine(bytes: Buffer, at: number, change: (line: string) => string): Buffer {
  const lines = bytes.toString().split('\n');
  const rows = lines.flatMap((line, index) => (line.includes('%') ? [index] : []));
  const row = rows[Math.min(rows.length - 1, Math.floor(rows.length * at))] ?? 0;
  lines[row] = change(lines[row] ?? '');
  return Buffer.from(lines.join('\n'));
}

const damaged = fc.record({
  name: fc.constantFrom(...Object.keys(DAMAGES)),
  side: fc.constantFrom('before' as const, 'after' as const),
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

test(
  'a gate that is met is not passed by a damaged, missing or shortened input',
  async () => {
    const outcomes = new Set<number>();
    await inFolder((folder) =>
      fc.assert(
        fc.asyncProperty(sides, damaged, asked, async (made, damage, { way, condition }) => {
          const texts = made[way];
          const paths = { before: join(folder, 'before.txt'), after: join(folder, 'after.txt') };
          const gate = (): Promise<{ status: number }> =>
            run([
              ...[paths.before, paths.after],
              ...['--group', `alone=^${made.name}$`, '--by', 'symbol'],
              ...['--fail-on', condition.replace('it:', `${made.name}:`)],
            ]);
          writeFileSync(paths.before, texts.before);
          writeFileSync(paths.after, texts.after);
          expect((await gate()).status).toBe(1);
          const bytes = DAMAGES[damage.name]?.(Buffer.from(texts[damage.side]), damage.at) ?? null;
          if (bytes === null) paths[damage.side] = join(folder, 'not-there.txt');
          else writeFileSync(paths[damage.side], bytes);
          const { status } = await gate();
          expect([1, 3]).toContain(status);
          outcomes.add(status);
        }),
        { numRuns: RUNS },
      ),
    );
    expect([...outcomes].sort()).toEqual([1, 3]);
  },
  90_000 + RUNS * 100,
);
