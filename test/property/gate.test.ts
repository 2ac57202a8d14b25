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

/** A symbol that grew by twenty points, and the other rows in the proportions that they had. */
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
    return { before: table(sharesWith(12), head), after: table(sharesWith(32), head) };
  });

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

test('a gate that is met is not passed by a damaged, missing or shortened input', async () => {
  const outcomes = new Set<number>();
  await inFolder((folder) =>
    fc.assert(
      fc.asyncProperty(sides, damaged, fc.constantFrom('grew>5', 'shift>5'), async (texts, damage, condition) => {
        const paths = { before: join(folder, 'before.txt'), after: join(folder, 'after.txt') };
        const gate = (): Promise<{ status: number }> => run([paths.before, paths.after, '--fail-on', condition]);
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
      { numRuns: 250 },
    ),
  );
  expect([...outcomes].sort()).toEqual([1, 3]);
}, 90_000);
