/** Texts have the numbers of their first appearance, whatever of them is looked at first. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SLACK } from '../../lib/bytes/piece.ts';
import { TextTable } from '../../lib/bytes/text-table.ts';

/** The numbers of lines, by their own count. */
function numbersOf(lines: readonly string[]): readonly number[] {
  const known = new Map<string, number>();
  return lines.map((line) => {
    if (!known.has(line)) known.set(line, known.size);
    return known.get(line) as number;
  });
}

/** The numbers that a table gives lines, looked up one behind the other. */
function lookedUp(table: TextTable, lines: readonly string[], follows: boolean): readonly number[] {
  const bytes = Buffer.concat([Buffer.from(lines.map((line) => `${line}\n`).join('')), Buffer.alloc(SLACK)]);
  const piece = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), end: bytes.length - SLACK };
  let [at, last] = [0, -1];
  return lines.map((line) => {
    const number = table.upTo(piece, at, piece.end, 0x0a, follows ? last : -1);
    expect(table.end).toBe(at + Buffer.byteLength(line));
    expect(Buffer.from(table.bytesOf(number)).toString()).toBe(line);
    at = table.end + 1;
    last = number;
    return number;
  });
}

test('lines are told apart with any gap, and where they end in it', () => {
  const line = fc.stringMatching(/^[ab ]{0,9}[xy]{0,14}[a ]{0,9}$/);
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 40 }),
      fc.nat(20),
      fc.nat(20),
      fc.boolean(),
      (lines, start, length, follows) => {
        const table = new TextTable({ start, end: start + length });
        expect(lookedUp(table, lines, follows)).toEqual(numbersOf(lines));
        expect(lookedUp(new TextTable(), lines, follows)).toEqual(numbersOf(lines));
      },
    ),
  );
});

test('lines that differ in the gap alone are told apart', () => {
  const lines = Array.from({ length: 500 }, (_, at) => `comm      object_${at}`.padEnd(40) + '[k] symbol');
  expect(lookedUp(new TextTable({ start: 10, end: 40 }), [...lines, ...lines], false)).toEqual(
    numbersOf([...lines, ...lines]),
  );
});
