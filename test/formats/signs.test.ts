/** A format is asked about a text only where one of its signs stands in it: then nothing of it may begin in any other. */
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { FORMATS, MEASUREMENTS, thoseIn } from '../../lib/formats/registry.ts';
import type { Line } from '../../lib/model/line.ts';
import { findProfiles } from '../../lib/pipeline/find-profiles.ts';
import { readLines } from '../../lib/source/lines.ts';

const FILES = [
  ...globSync(['samples/**/*.{txt,folded,script,mbox,eml,json}', 'test/golden/**/*.txt', 'docs/**/*.md']),
  ...globSync('../shared/corpus/**/*.{txt,folded,mbox,eml}'),
];

/** What begins somewhere in lines although it has no sign there. */
function missed(lines: readonly Line[]): readonly string[] {
  const text = lines.map((line) => line.text).join('\n');
  const [formats, measurements] = [thoseIn(text, FORMATS), thoseIn(text, MEASUREMENTS)];
  return [
    ...FORMATS.filter((format) => !formats.includes(format) && lines.some((_, at) => format.begins(lines, at))),
    ...MEASUREMENTS.filter(
      (each) => !measurements.includes(each) && lines.some((_, at) => each.read(lines, at) !== null),
    ),
  ].map(({ name }) => name);
}

test('nothing begins where none of its signs stands', { timeout: 300_000 }, () => {
  const found = FILES.flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    if (text.length > 300_000) return [];
    const { lines } = readLines(path, text);
    // The whole, and the neighbourhood of each tenth line: what holds a block may be short.
    const parts = [
      lines,
      ...Array.from({ length: Math.ceil(lines.length / 10) }, (_, at) => lines.slice(at * 10, at * 10 + 14)),
    ];
    return parts.flatMap((part) => missed(part).map((name) => `${path}: ${name}: ${part[0]?.number}`));
  });
  expect(FILES.length).toBeGreaterThan(50);
  expect(found).toEqual([]);
});

test('below very much prose the same is found', () => {
  const found = (text: string): unknown => {
    const { profiles, measurements } = findProfiles(readLines('x', text));
    const rows = profiles.map(({ format, entries }) => [format, [...entries].map(({ line, ...entry }) => entry)]);
    return [rows, measurements.map(({ line, endLine, ...rest }) => rest)];
  };
  const prose = 'it was slow\n'.repeat(21_000);
  const files = globSync(['samples/formats/**/*.txt', 'samples/measurements/**/*.txt', 'samples/xdp-return/mail.txt']);
  expect(files.length).toBeGreaterThan(20);
  for (const path of files) {
    const text = readFileSync(path, 'utf8');
    expect([path, found(`${prose}\n${text}`)]).toEqual([path, found(`it was slow\n\n${text}`)]);
  }
});
