import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compare } from '../../lib/pipeline/compare-all.ts';
import { readProfiles } from '../../lib/pipeline/find-profiles.ts';
import { render } from '../../lib/pipeline/render.ts';
import { RENDERERS } from '../../lib/render/registry.ts';

const profileOf = (path: string) => {
  const [profile] = readProfiles(readFileSync(path, 'utf8')).profiles;
  if (profile === undefined) throw new Error(`${path} has no profile`);
  return profile;
};
const UNJUDGED = RENDERERS.filter(({ isUnjudged }) => isUnjudged === true).map(({ name }) => name);

describe.each([
  ['samples/perf-report-comm', 'txt'],
  ['samples/key-lookup', 'folded'],
])('%s', (folder, ending) => {
  const before = profileOf(`${folder}/before.${ending}`);
  const after = profileOf(`${folder}/after.${ending}`);

  test.each(UNJUDGED)('%s is the same where nothing is judged', async (format) => {
    const [judged, unjudged] = [await compare(before, after), await compare(before, after, { judged: false })];
    expect(await render([unjudged], format)).toEqual(await render([judged], format));
    expect(unjudged.diagnostics).toEqual(judged.diagnostics);
  });

  test('a table is not', async () => {
    const [judged, unjudged] = [await compare(before, after), await compare(before, after, { judged: false })];
    expect(await render([unjudged], 'table')).not.toBe(await render([judged], 'table'));
  });

  test('what has a cost is judged, because the cost may contradict the shares', async () => {
    const cost = { rate: { before: 1e6, after: 2e6 } };
    expect(await compare(before, after, { cost, judged: false })).toEqual(await compare(before, after, { cost }));
  });
});
