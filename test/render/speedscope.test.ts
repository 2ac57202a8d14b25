import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { piecesOf, textOf } from '../../lib/model/output.ts';
import { readProfiles } from '../../lib/pipeline/find-profiles.ts';
import { showProfile } from '../../lib/pipeline/show.ts';
import { renderShowFolded } from '../../lib/render/show/show.ts';
import { renderShowSpeedscope } from '../../lib/render/speedscope/speedscope.ts';
import { normalizeProfile } from '../../lib/symbols/merge.ts';
import { run } from '../cli/run.ts';

interface File {
  readonly shared: { readonly frames: readonly { readonly name: string; readonly file?: string }[] };
  readonly profiles: readonly {
    readonly name: string;
    readonly unit: string;
    readonly endValue: number;
    readonly samples: readonly (readonly number[])[];
    readonly weights: readonly number[];
  }[];
}

/** speedscope's own schema of its file format. */
const SCHEMA = createRequire(import.meta.url).resolve('speedscope/dist/release/file-format-schema.json');
const isValid = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));

function fileOf(text: string): File {
  const document: unknown = JSON.parse(text);
  expect(isValid(document), JSON.stringify(isValid.errors)).toBe(true);
  return document as File;
}

/** Each stack of a profile with its weight, as folded stacks have it. */
function stacksIn({ shared, profiles }: File, at = 0): readonly string[] {
  const { samples = [], weights = [] } = profiles[at] ?? {};
  return samples.map((stack, index) => {
    return `${stack.map((frame) => shared.frames[frame]?.name).join(';')} ${weights[index]}`;
  });
}

test('the schema tells what is no file of speedscope', () => {
  expect(isValid({ shared: { frames: [] }, profiles: [{ type: 'sampled' }] })).toBe(false);
});

describe('one profile', () => {
  const showingOf = (text: string): Parameters<typeof renderShowSpeedscope>[0] => {
    const [profile] = readProfiles(text, 'a').profiles;
    if (profile === undefined) throw new Error('no profile');
    return showProfile(normalizeProfile(profile), []);
  };

  test('has its stacks, callers in one piece', () => {
    const file = fileOf(renderShowSpeedscope(showingOf('dd;f;g 3\na;x 1\ndd;h 2\na;x;y 5\n')));
    expect(stacksIn(file)).toEqual(['dd;f;g 3', 'dd;h 2', 'a;x 1', 'a;x;y 5']);
    expect(file.profiles[0]).toMatchObject({ name: 'a', unit: 'none', endValue: 11 });
  });

  test('of samples of a clock counts nanoseconds, and tells the object of a frame', () => {
    const file = fileOf(
      renderShowSpeedscope(showingOf(readFileSync('samples/formats/perf-script/chains.txt', 'utf8'))),
    );
    expect(file.shared.frames.some(({ file: object }) => object !== undefined)).toBe(true);
  });

  test('holds what folded stacks hold', () => {
    const line = fc
      .tuple(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 2, maxLength: 6 }), fc.nat(999))
      .map(([frames, count]) => `${frames.join(';')} ${count + 1}`);
    fc.assert(
      fc.property(fc.array(line, { minLength: 3, maxLength: 20 }), (lines) => {
        const showing = showingOf(`${lines.join('\n')}\n`);
        const folded = textOf(piecesOf(renderShowFolded(showing)))
          .trimEnd()
          .split('\n');
        expect(stacksIn(fileOf(renderShowSpeedscope(showing))).toSorted()).toEqual(folded.toSorted());
      }),
    );
  });
});

test('a comparison is two profiles under the same names, and says what no table lists', async () => {
  const { status, out, err } = await run(['samples/xdp-return/mail.txt', '-f', 'speedscope']);
  expect(status).toBe(0);
  expect(err).toContain('[assumed-zero]');
  const file = fileOf(out);
  expect(file.profiles.map(({ name }) => name)).toEqual(['before: * before: (%)', 'after: * after: (%)']);
  expect(stacksIn(file, 0)).toEqual(expect.arrayContaining(['__xdp_return 13.15', '[not listed] 3.01']));
  expect(stacksIn(file, 1)).toEqual(expect.arrayContaining(['__xdp_return 12.42', '[not listed] 3.37']));
  expect(file.profiles.map(({ endValue }) => Math.round(endValue * 1e6) / 1e6)).toEqual([100, 100]);
});
