import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DIAGNOSTICS } from '../../lib/model/diagnostic-codes.ts';
import { inFolder, run } from '../cli/run.ts';
import { DOCUMENTS, readSchema, schemaErrors } from './schema-errors.ts';

const MAIL = 'samples/xdp-return/mail.txt';

async function documentOf(...args: readonly string[]): Promise<Record<string, never>> {
  return JSON.parse((await run([...args, '-f', 'json'])).out);
}

describe('the schemas', () => {
  test.each(DOCUMENTS)('%s is draft 2020-12, names its number and says every field', (name) => {
    const schema = readSchema(name);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.properties.schema.const).toBe(`perfshift/${name}/1`);
    for (const node of objectsIn(schema))
      expect([...node.required].sort()).toEqual(Object.keys(node.properties).sort());
  });

  test('what stands in several schemas is the same in each', () => {
    const seen = new Map<string, unknown>();
    let shared = 0;
    for (const name of DOCUMENTS) {
      for (const [key, value] of Object.entries(readSchema(name).$defs as object)) {
        // A listed profile is no side, and a measurement of one input has no sides to compare.
        if (name === 'list' && key === 'measurement') continue;
        if (seen.has(key)) shared++;
        expect(value).toEqual(seen.get(key) ?? value);
        seen.set(key, value);
      }
    }
    expect(shared).toBeGreaterThan(3);
  });

  test('every code of a diagnostic has the form that the schema wants', () => {
    const pattern = new RegExp(readSchema('diff').$defs.diagnostic.properties.code.pattern);
    expect(Object.keys(DIAGNOSTICS).filter((code) => !pattern.test(code))).toEqual([]);
  });
});

/** Parts of a schema that list fields. */
function objectsIn(node: unknown): readonly { required: string[]; properties: object }[] {
  if (node === null || typeof node !== 'object') return [];
  const inside = Object.values(node).flatMap(objectsIn);
  return 'required' in node && 'properties' in node ? [node as never, ...inside] : inside;
}

describe('documents that are wrong are refused', () => {
  const breakers: readonly [string, (shift: Record<string, unknown>) => void][] = [
    ['a status nobody knows', (shift) => Object.assign(shift, { status: 'better' })],
    ['a missing delta', (shift) => delete shift.delta],
    [
      'neither share nor bound',
      (shift) => Object.assign(shift, { before: { percent: null, atMost: null, samples: null } }),
    ],
    ['a percent as text', (shift) => Object.assign(shift, { before: { percent: '1', atMost: null, samples: null } })],
    ['a rank of 0', (shift) => Object.assign(shift, { rank: 0 })],
    ['an unknown domain', (shift) => Object.assign(shift, { domain: 'bios' })],
    ['a field that the schema does not tell', (shift) => Object.assign(shift, { colour: 'red' })],
  ];

  type Parts = Readonly<Record<string, object> & Record<'moves' | 'measurements' | 'groups', readonly object[]>>;
  const wrong: readonly [string, (comparison: Parts) => void][] = [
    ['a cost without its CPUs', ({ cost = {} }) => Object.assign(cost, { cpus: undefined })],
    ['a cost in a unit of no time', ({ cost = {} }) => Object.assign(cost, { unit: 'packet' })],
    ['a link that leaves nothing', ({ cost = {} }) => Object.assign(cost, { budget: { link: '1G', value: 0 } })],
    ['a factor of 0', ({ composition = {} }) => Object.assign(composition, { factor: 0 })],
    ['a move from nowhere', ({ moves }) => Object.assign(moves[0] ?? {}, { from: [] })],
    ['a move without what rounding may do', ({ moves }) => Object.assign(moves[0] ?? {}, { rounding: undefined })],
    ['a measurement of an unknown role', ({ measurements }) => Object.assign(measurements[0] ?? {}, { role: 'speed' })],
    ['a group by an unknown property', ({ groups }) => Object.assign(groups[0] ?? {}, { by: 'thread' })],
    ['a rate of no value', ({ before = {} }) => Object.assign(before, { rate: { value: 1, unit: 'packet/s', n: 0 } })],
  ];

  test.each(wrong)('%s', async (_, spoil) => {
    const document = (await documentOf(MAIL)) as unknown as { comparisons: Parts[] };
    for (const comparison of document.comparisons) spoil(comparison);
    expect(schemaErrors('diff', document)).not.toEqual([]);
  });

  test.each(breakers)('%s', async (_, spoil) => {
    const document = (await documentOf(MAIL)) as unknown as { comparisons: { shifts: Record<string, unknown>[] }[] };
    expect(schemaErrors('diff', document)).toEqual([]);
    spoil(document.comparisons[0]?.shifts[0] ?? {});
    expect(schemaErrors('diff', document)).not.toEqual([]);
  });

  test('another number', async () => {
    const documents = {
      diff: await documentOf(MAIL),
      list: await documentOf('list', MAIL),
      profile: await documentOf('show', `${MAIL}#1`),
    };
    for (const name of ['diff', 'list', 'profile'] as const) {
      expect(schemaErrors(name, documents[name])).toEqual([]);
      expect(schemaErrors(name, { ...documents[name], schema: `perfshift/${name}/2` })).not.toEqual([]);
    }
  });
});

describe('documents of every option are what the schema says', () => {
  const patch = 'diff --git a/a.c b/a.c\n--- a/a.c\n+++ b/a.c\n@@ -1,1 +1,1 @@ int bq_enqueue(void)\n-a;\n+b;\n';

  test.each<readonly [string, readonly string[]]>([
    ['an accepted move: a share and a bound', ['--rename', 'xdp_return_frame_rx_napi=xdp_return_frame']],
    ['groups', ['--group', 'return=return', '--group', 'map=map']],
    ['a link', ['--link', '100G']],
    ['stated rates', ['--rate', 'before=10M,after=20M', '--cpus', 'before=1.5,after=2', '--ghz', '3.2']],
  ])('%s', async (_, args) => {
    expect(schemaErrors('diff', await documentOf(MAIL, ...args))).toEqual([]);
  });

  test('a patch', async () => {
    await inFolder(async (folder) => {
      writeFileSync(`${folder}/a.patch`, patch);
      const document = await documentOf(MAIL, '--patch', `${folder}/a.patch`);
      expect(JSON.stringify(document)).toContain('"patch":true');
      expect(schemaErrors('diff', document)).toEqual([]);
    });
  });

  test('commands', async () => {
    const folder = 'samples/perf-report-comm';
    const document = await documentOf(`${folder}/before.txt`, `${folder}/after.txt`);
    expect(JSON.stringify(document)).toContain('"by":"comm"');
    expect(schemaErrors('diff', document)).toEqual([]);
  });
});

test('readers of the published schema accept fields that a later version adds', async () => {
  const document = { ...(await documentOf('list', MAIL)), machine: 'x' };
  expect(schemaErrors('list', document, true)).toEqual([]);
  expect(schemaErrors('list', document)).not.toEqual([]);
});

test('an empty list and a document of a failed pairing are documents too', async () => {
  const list = await documentOf('list', 'package.json');
  expect(list).toEqual({ schema: 'perfshift/list/1', profiles: [], pairs: [], measurements: [], diagnostics: [] });
  expect(schemaErrors('list', list)).toEqual([]);
});

test('docs/reference/json.md tells every field', () => {
  const text = readFileSync('docs/reference/json.md', 'utf8');
  const fields = new Set(
    DOCUMENTS.flatMap((name) => objectsIn(readSchema(name)).flatMap(({ properties }) => Object.keys(properties))),
  );
  expect([...fields].filter((field) => !new RegExp(String.raw`\b${field}\b`).test(text))).toEqual([]);
});
