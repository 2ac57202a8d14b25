import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shift } from '../../../lib/model/comparison.ts';
import { compare } from '../../../lib/pipeline/compare-all.ts';
import { readProfiles } from '../../../lib/pipeline/find-profiles.ts';
import { render } from '../../../lib/pipeline/render.ts';
import { OWN_OBJECT } from '../../../lib/render/svg/flat-tree.ts';
import { dataOf, framesOf, OPTIONS } from './picture.ts';

type Side = 'before' | 'after';

/** Rows of a side by domain, object and symbol: ticks, or -1 - ticks of a bound. */
function rowsOf(shifts: readonly Shift[], side: Side): ReadonlyMap<string, number> {
  return new Map(
    shifts.map(({ domain, dso, symbol, [side]: { ticks, atMost } }) => [
      JSON.stringify([domain, dso, symbol]),
      ticks ?? -1 - (atMost ?? 0),
    ]),
  );
}

function rowsOfPicture(svg: string, side: Side): ReadonlyMap<string, number> {
  const [data] = dataOf(svg);
  if (data === undefined) throw new Error('no data');
  const rows = framesOf(data).filter(({ isLeaf, kind }) => isLeaf && kind === 0);
  return new Map(
    rows.map(({ path, [side]: value }) => {
      const [domain = '', ...rest] = path;
      const [dso, symbol] =
        rest.length === 1 ? [OWN_OBJECT[domain as 'kernel'] ?? null, rest[0]] : [rest[0] || null, rest[1]];
      return [JSON.stringify([domain, dso, symbol]), value];
    }),
  );
}

const NAME = fc.constantFrom(
  'alpha',
  'beta',
  'gamma',
  'bpf_prog_0011223344556677_delta',
  'eps<>"&',
  '__x64_sys_read',
  'z.isra.0',
);
const OBJECT = fc.constantFrom('[kernel]', '[veth]', 'libc.so.6', '[bpf]', '/srv/]]>/a&b');
const ROWS = fc.uniqueArray(fc.record({ name: NAME, object: OBJECT, hundredths: fc.integer({ min: 1, max: 400 }) }), {
  minLength: 2,
  maxLength: 20,
  selector: ({ name, object }) => `${object} ${name}`,
});

interface DrawnRow {
  readonly name: string;
  readonly object: string;
  readonly hundredths: number;
}

function tableOf(rows: readonly DrawnRow[]): string {
  const sorted = rows.toSorted((a, b) => b.hundredths - a.hundredths);
  const lines = sorted.map(({ name, object, hundredths }) => {
    const level = object.startsWith('[') ? 'k' : '.';
    return `    ${(hundredths / 100).toFixed(2)}%  prog  ${object}  [${level}] ${name}`;
  });
  return `# Overhead  Command  Shared Object  Symbol\n# ........  .......  .............  ......\n#\n${lines.join('\n')}\n`;
}

describe('what a picture shows can be rebuilt from its data', () => {
  test('the rows of both sides, bounds included, whatever is measured', async () => {
    await fc.assert(
      fc.asyncProperty(ROWS, ROWS, async (before, after) => {
        const [from] = readProfiles(tableOf(before)).profiles;
        const [to] = readProfiles(tableOf(after)).profiles;
        if (from === undefined || to === undefined) throw new Error('no table was read');
        const rate = { before: 1e6, after: 1.3e6 };
        const comparison = await compare(from, to, { cost: { rate } });
        for (const measure of ['share', 'cost', 'corrected'] as const) {
          const svg = await render([comparison], 'svg', { options: { picture: { measure, script: false } } });
          for (const side of ['before', 'after'] as const)
            expect(rowsOfPicture(svg, side)).toEqual(rowsOf(comparison.shifts, side));
        }
      }),
      { numRuns: 40 },
    );
  });

  const FRAME = fc.constantFrom('main', 'read', 'write', 'a<b>', 'x&y', 'loop');
  const STACKS = fc.uniqueArray(
    fc.record({ frames: fc.array(FRAME, { minLength: 2, maxLength: 6 }), count: fc.integer({ min: 1, max: 1e9 }) }),
    { minLength: 2, maxLength: 15, selector: ({ frames }) => frames.join(';') },
  );

  test('the stacks of both sides, count for count', async () => {
    await fc.assert(
      fc.asyncProperty(STACKS, STACKS, async (before, after) => {
        const text = (stacks: typeof before): string =>
          stacks.map(({ frames, count }) => `prog;${frames.join(';')} ${count}\n`).join('');
        const [from] = readProfiles(text(before)).profiles;
        const [to] = readProfiles(text(after)).profiles;
        if (from === undefined || to === undefined) throw new Error('no stacks were read');
        const svg = await render([await compare(from, to)], 'svg', { options: OPTIONS });
        const [data] = dataOf(svg);
        if (data === undefined) throw new Error('no data');
        for (const [side, stacks] of [
          ['before', before],
          ['after', after],
        ] as const) {
          const rebuilt = framesOf(data).flatMap(({ path, [side]: value }) =>
            value > 0 ? [[path.join(';'), value]] : [],
          );
          const wanted = stacks.map(({ frames, count }) => [['prog', ...frames].join(';'), count]);
          expect(rebuilt.sort()).toEqual(wanted.sort());
        }
      }),
      { numRuns: 60 },
    );
  });
});
