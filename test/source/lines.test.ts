import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from '../../lib/source/lines.ts';

const textsOf = (text: string): readonly string[] => readLines('a.txt', text).lines.map((line) => line.text);

test.each([
  ['LF', 'a\nb\n', ['a', 'b', '']],
  ['CR LF', 'a\r\nb', ['a', 'b']],
  ['CR CR LF, which script and some mailers make', 'a\r\r\nb', ['a', 'b']],
  ['CR alone', 'a\rb', ['a', 'b']],
  ['no line end', 'a', ['a']],
])('ends lines at %s', (_, text, lines) => {
  expect(textsOf(text)).toEqual(lines);
});

test.each([
  ['no-break spaces are blanks', '13.15%\u00a0[kernel]', '13.15% [kernel]'],
  ['narrow and figure spaces are blanks', '\u202f1.00%\u2007w', ' 1.00% w'],
  ['zero-width characters vanish', '13.15%\u200b [k] foo\u200d\ufeff', '13.15% [k] foo'],
  ['direction marks vanish', '\u202e13.15%\u2066 [k] foo', '13.15% [k] foo'],
  ['blanks at the end vanish', '13.15% [k] foo   \t', '13.15% [k] foo'],
])('%s', (_, raw, text) => {
  expect(textsOf(raw)).toEqual([text]);
});

test('numbers lines as an editor does and keeps the depth of quoting', () => {
  expect(readLines('a.txt', 'x\r\n> y\r\n\x1b[H\x1b[2J\r\n').lines).toEqual([
    { number: 1, text: 'x', depth: 0, clears: false },
    { number: 2, text: 'y', depth: 1, clears: false, marks: '> ' },
    { number: 3, text: '', depth: 0, clears: true },
    { number: 4, text: '', depth: 0, clears: false },
  ]);
});

test('gives as many lines whatever the system that wrote them', () => {
  const line = fc.string({ unit: fc.constantFrom('a', ' ', '%', '>', '1') });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const unix = textsOf(lines.join('\n'));
      expect(unix).toHaveLength(lines.length);
      for (const end of ['\r\n', '\r\r\n', '\r']) expect(textsOf(lines.join(end))).toEqual(unix);
    }),
  );
});

test('of very many blank lines the first thousand and the last are kept, each with its number', () => {
  const blanks = (ends: string): readonly number[] => {
    const { lines } = readLines('a.txt', `x${ends.repeat(5001)}y`);
    expect([lines[0]?.text, lines.at(-1)]).toMatchObject(['x', { number: 5002, text: 'y' }]);
    return lines.slice(1, -1).map(({ number }) => number);
  };
  const kept = [...Array.from({ length: 999 }, (_, at) => at + 2), 5001];
  expect(blanks('\n')).toEqual(kept);
  expect(blanks('\r\n')).toEqual(kept);
  expect(readLines('a.txt', `x${'\n'.repeat(1001)}y`).lines).toHaveLength(1002);
});
