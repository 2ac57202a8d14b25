import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanDocument } from '../../lib/formats/scan.ts';
import type { Profile } from '../../lib/model/profile.ts';
import { readLines } from '../../lib/source/lines.ts';

/** Perf's own outputs: those of the project, and of a larger collection where it lies beside. */
const OWN = [
  'samples/perf-report-comm/before.txt',
  'samples/redirect-runs/before/1.report.txt',
  'samples/redirect-runs/after/4.report.txt',
  'samples/formats/perf-report/children.txt',
  'samples/formats/perf-report/threads.txt',
  'samples/formats/perf-top-old/function-dso.txt',
];
const SHAPES = '../shared/corpus/shapes/redirect';
const KEPT =
  /^(?:default|no-children|no-children\.g-none|g-none|g-none\.n|quiet|s-comm-dso-sym|s-dso-sym|s-sym|w-sym|v|F-overhead-period-sym)\.txt$/;
const SHARED = existsSync(SHAPES)
  ? readdirSync(SHAPES)
      .filter((name) => KEPT.test(name))
      .map((name) => `${SHAPES}/${name}`)
  : [];
const TEXTS = [...OWN, ...SHARED].map((path) => ({ path, text: readFileSync(path, 'utf8') }));

/** What a mailer or a person does to each line of a text. */
const HARMLESS: Readonly<Record<string, (text: string) => string>> = {
  quote: (text) => text.replace(/^/gm, '> '),
  requote: (text) => text.replace(/^/gm, '>> > '),
  initials: (text) => text.replace(/^/gm, 'AB> '),
  indent: (text) => text.replace(/^(?=.)/gm, '    '),
  crlf: (text) => text.replaceAll('\n', '\r\n'),
  nbsp: (text) => text.replace(/ {2}/g, '\u00a0 '),
  html: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  page: (text) =>
    `<html><body><pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</pre></body></html>`,
  encode: quotedPrintable,
  mime: (text) =>
    `From: a@example.org\nSubject: figures\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\n')}\n`,
};

/** Quoted-printable as encoders write it, soft breaks at 76 columns. */
function quotedPrintable(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const escaped = line.replaceAll('=', '=3D').replace(/[ \t]$/, '=20');
      const pieces: string[] = [];
      let rest = escaped;
      while (rest.length > 76) {
        let cut = 75;
        while (/=[0-9A-F]?$/.test(rest.slice(0, cut))) cut -= 1;
        pieces.push(`${rest.slice(0, cut)}=`);
        rest = rest.slice(cut);
      }
      return [...pieces, rest].join('\n');
    })
    .join('\n');
}

/** Breaks lines at the last blank before a column, as mailers do. */
function wrap(text: string, column: number): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const pieces: string[] = [];
      let rest = line;
      while (rest.length > column) {
        const cut = rest.lastIndexOf(' ', column);
        if (cut <= 0 || rest.slice(0, cut).trim() === '') break;
        pieces.push(rest.slice(0, cut));
        rest = rest.slice(cut + 1);
      }
      return [...pieces, rest];
    })
    .join('\n');
}

const read = (text: string) => scanDocument(readLines('mail.txt', text));
const rowsOf = (profile: Profile | undefined): readonly string[] =>
  (profile?.entries ?? []).map(({ overhead, comm, dso, level, symbol }) =>
    JSON.stringify([overhead.ticks, comm, dso, level, symbol?.replace(/\s+/g, ' ')]),
  );

/** The same rows, or fewer with a diagnostic for each that is missing; never one that was not there. */
function expectHonest(damaged: string, original: readonly string[], path: string): void {
  const { found, diagnostics } = read(damaged);
  const rows = found.flatMap(({ profile }) => rowsOf(profile));
  const left = [...original];
  const strange = rows.filter((row) => {
    const at = left.indexOf(row);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  expect({ path, strange: strange.slice(0, 3) }).toEqual({ path, strange: [] });
  if (left.length > 0)
    expect(diagnostics.length, `${left.length} rows of ${path} are missing in silence`).toBeGreaterThan(0);
}

const ONE = TEXTS.filter(({ text }) => read(text).found.length === 1);

test('most samples hold one table', () => expect(ONE.length).toBeGreaterThan(4));

describe('what mail does to every line changes nothing', () => {
  test.each(Object.entries(HARMLESS))('%s', (_, damage) => {
    for (const { path, text } of ONE) {
      const [original] = read(text).found;
      const { found } = read(damage(text));
      expect({ path, rows: found.flatMap(({ profile }) => rowsOf(profile)) }).toEqual({
        path,
        rows: rowsOf(original?.profile),
      });
    }
  });
});

describe(`what wraps and collapses gives the same rows, or says which it lacks${SHARED.length === 0 ? ' (larger collection skipped: not beside the project)' : ''}`, () => {
  test('any of it, on top of each other', () => {
    const harmless = fc.subarray(
      Object.keys(HARMLESS).filter((name) => !/page|mime|html/.test(name)),
      { maxLength: 2 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...ONE),
        fc.option(fc.integer({ min: 60, max: 90 }), { nil: null }),
        fc.boolean(),
        harmless,
        ({ path, text }, column, collapse, names) => {
          const original = rowsOf(read(text).found[0]?.profile);
          const collapsed = collapse ? text.replace(/(?<=\S) {2,}/g, ' ') : text;
          const wrapped = column === null ? collapsed : wrap(collapsed, column);
          const damaged = names.reduce((sum, name) => HARMLESS[name]?.(sum) ?? sum, wrapped);
          expectHonest(
            damaged,
            original,
            `${path} wrapped at ${column}${collapse ? ', collapsed' : ''}, ${names.join(', ')}`,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('an old table whose last title a mailer broke off loses no row in silence, however far it is indented', () => {
  const path = 'samples/formats/perf-top-old/function-dso.txt';
  const text = readFileSync(path, 'utf8');
  const original = rowsOf(read(text).found[0]?.profile);
  const indent = HARMLESS.indent ?? ((same: string) => same);
  for (let column = 50; column <= 90; column++) {
    expectHonest(indent(wrap(text, column)), original, `indented, wrapped at ${column}`);
    expectHonest(wrap(indent(text), column), original, `wrapped at ${column}, indented before`);
  }
  // The line of titles is 61 wide: only the last of them is broken off.
  const { found } = read(indent(wrap(text, 60)));
  expect(found.flatMap(({ profile }) => rowsOf(profile))).toEqual(original);
});
