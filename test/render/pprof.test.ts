import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { pprof } from '../../lib/formats/pprof/pprof.ts';
import { piecesOf, textOf } from '../../lib/model/output.ts';
import type { Profile } from '../../lib/model/profile.ts';
import { choosePairs } from '../../lib/pipeline/choose.ts';
import { compareAll } from '../../lib/pipeline/compare-all.ts';
import { readProfiles } from '../../lib/pipeline/find-profiles.ts';
import { render } from '../../lib/pipeline/render.ts';
import { showProfile } from '../../lib/pipeline/show.ts';
import { renderShowPprof } from '../../lib/render/pprof/pprof.ts';
import { renderShowFolded } from '../../lib/render/show/show.ts';
import { normalizeProfile } from '../../lib/symbols/merge.ts';
import { run } from '../cli/run.ts';

const profilesIn = (packed: Uint8Array): readonly Profile[] => pprof.read(gunzipSync(packed), 'a.pb.gz').profiles;

async function through(profile: Profile): Promise<Profile> {
  const [read, ...more] = profilesIn(await renderShowPprof(showProfile(normalizeProfile(profile), [])));
  if (read === undefined || more.length > 0) throw new Error('not one profile');
  return read;
}

const foldedOf = (profile: Profile): string =>
  textOf(piecesOf(renderShowFolded(showProfile(normalizeProfile(profile), []))));

describe('what is written is read back', () => {
  const name = fc.constantFrom('main', 'read', 'f(int)', 'a b', '[unknown]', 'x.isra.0', 'é');
  const line = fc
    .tuple(
      fc.constantFrom('dd', 'a'),
      fc.array(name, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 2 ** 40 }),
    )
    .map(([comm, frames, count]) => `${[comm, ...frames].join(';')} ${count}`);

  test('stacks with their weights', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 3, maxLength: 20 }), async (lines) => {
        const [profile] = readProfiles(`${lines.join('\n')}\n`, 'a', 'folded').profiles;
        if (profile === undefined) return;
        expect(foldedOf(await through(profile))).toBe(foldedOf(profile));
      }),
    );
  });

  test('a table to its last digit, and what it leaves out stays out', async () => {
    const [before] = readProfiles(readFileSync('samples/xdp-return/mail.txt', 'utf8')).profiles;
    if (before === undefined) throw new Error('no profile');
    const back = await through(before);
    const rows = (profile: Profile): unknown =>
      [...normalizeProfile(profile).rows.values()].map(({ identity, share }) => [
        identity.symbol,
        identity.domain,
        share,
      ]);
    expect(rows(back)).toEqual(rows(before));
    expect(back.facts.event).toBe(before.facts.event);
  });

  test('samples of perf script with their counts', async () => {
    const [profile] = readProfiles(readFileSync('samples/formats/perf-script/chains.txt', 'utf8')).profiles;
    if (profile === undefined) throw new Error('no profile');
    const back = await through(profile);
    expect(back.facts).toMatchObject({ event: profile.facts.event, samples: profile.facts.samples });
    expect(foldedOf(back)).toBe(foldedOf(profile));
  });

  test('a comparison as both its sides', async () => {
    const { chosen } = choosePairs(readProfiles(readFileSync('samples/xdp-return/mail.txt', 'utf8')), {
      path: 'mail.txt',
      selector: null,
      label: null,
    });
    const comparisons = await compareAll(chosen);
    const [read] = profilesIn(await render(comparisons, 'pprof'));
    if (read?.both === undefined) throw new Error('no difference');
    const sides = { before: { ...read, ...read.both.before }, after: { ...read, ...read.both.after } };
    const [again] = await compareAll([sides]);
    const shifts = (all: typeof comparisons): unknown =>
      all[0]?.shifts.map(({ symbol, status, delta }) => [symbol, status, delta]);
    expect(shifts(again === undefined ? [] : [again])).toEqual(shifts(comparisons));
    expect([again?.before.label, again?.after.label]).toEqual(['* before:', '* after:']);
    const [before] = profilesIn(await render(comparisons, 'pprof-before'));
    expect(before?.entries.map(({ symbol }) => symbol)).toEqual(read.both.before.entries.map(({ symbol }) => symbol));
  });
});

test('the same gives the same bytes', async () => {
  const [profile] = readProfiles('a;b 1\na;c 2\n').profiles;
  if (profile === undefined) throw new Error('no profile');
  const showing = showProfile(normalizeProfile(profile), []);
  expect(await renderShowPprof(showing)).toEqual(await renderShowPprof(showing));
});

describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pprof-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const at = (name: string): string => join(folder, name);

  test('writes a difference and both its sides by their endings', async () => {
    const outputs = ['diff.pb.gz', 'before.pb.gz', 'x.after.pb.gz'].flatMap((name) => ['-o', at(name)]);
    const { status, err } = await run(['samples/xdp-return/mail.txt', ...outputs]);
    expect(status).toBe(0);
    expect(err).toContain('[assumed-zero]');
    expect(profilesIn(readFileSync(at('diff.pb.gz')))[0]?.both).toBeDefined();
    expect(profilesIn(readFileSync(at('before.pb.gz')))[0]?.entries).toHaveLength(25);
    expect(profilesIn(readFileSync(at('x.after.pb.gz')))[0]?.entries).toHaveLength(27);
  });

  test('prints none on a terminal', async () => {
    const { status, err } = await run(['samples/xdp-return/mail.txt', '-f', 'pprof'], { isTTY: true });
    expect(status).toBe(2);
    expect(err).toContain('pprof is not for a terminal, expected --output FILE.pb.gz or a pipe');
  });

  const go = ['go', '/usr/lib/go-1.19/bin/go'].find((name) => spawnSync(name, ['tool', 'pprof', '-h']).status !== null);

  test.skipIf(go === undefined)('pprof itself shows the deltas of a table (needs Go)', () => {
    writeFileSync(at('a.txt'), '    60.00%  [kernel]  [k] f\n    40.00%  [kernel]  [k] g\n');
    writeFileSync(at('b.txt'), '    55.00%  [kernel]  [k] f\n    45.00%  [kernel]  [k] h\n');
    execFileSync(process.execPath, ['dist/bin/perfshift.js', at('a.txt'), at('b.txt'), '-o', at('d.pb.gz')]);
    const args = ['tool', 'pprof', '-top', '-nodefraction=0', at('d.pb.gz')];
    const top = execFileSync(go as string, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    expect(top).toMatch(/^450000000ppb 45\.00% .* h$/m);
    expect(top).toMatch(/^-400000000ppb 40\.00% .* g$/m);
    expect(top).toMatch(/^-50000000ppb +5\.00% .* f$/m);
  });
});
