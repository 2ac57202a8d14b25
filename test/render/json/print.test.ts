import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf } from '../../../lib/model/output.ts';
import { lazily, printJson, printPieces } from '../../../lib/render/json/print.ts';

const TEXTS = fc.oneof(
  fc.string(),
  fc.constantFrom('a\nb', '"', '\\', '\u2028', '\u200b', '\u0085', '\u0000', '\ud800'),
);
const { document } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom(null, undefined, true, 0, -0, 1e21, 0.1, Number.NaN, Number.POSITIVE_INFINITY),
    TEXTS,
    fc.array(tie('value'), { maxLength: 4 }),
    tie('document'),
  ),
  document: fc.dictionary(TEXTS, tie('value'), { maxKeys: 4 }),
}));

test('a document in pieces is what it is as one text, whatever it holds', () => {
  fc.assert(
    fc.property(document, fc.nat({ max: 7 }), (any, levels) => {
      const printed = any as object;
      expect(textOf(printPieces(levels, printed))).toBe(printJson(printed));
    }),
  );
});

test('it can be gone through twice', () => {
  const pieces = printPieces(2, { rows: lazily([1, 2], (each) => ({ each })) });
  expect(textOf(pieces)).toBe(textOf(pieces));
});

test('rows are made when it is their turn, and come in pieces', () => {
  const made: number[] = [];
  const rows = Array.from({ length: 3000 }, (_, at) => at);
  const jsonOf = (at: number): object => {
    made.push(at);
    return { at, text: 'x'.repeat(100) };
  };
  const pieces = printPieces(2, { rows: lazily(rows, jsonOf), end: true })[Symbol.iterator]();
  const first = pieces.next().value as Uint8Array;
  expect(made.length).toBeLessThan(1000);
  const rest = Array.from({ [Symbol.iterator]: () => pieces }, (piece) => piece);
  expect(rest.length).toBeGreaterThan(3);
  const whole = JSON.stringify({ rows: rows.map((at) => ({ at, text: 'x'.repeat(100) })), end: true }, null, 2);
  expect(textOf([first, ...rest])).toBe(`${whole}\n`);
});
