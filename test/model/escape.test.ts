import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeAscii, escapeHarmful, unescapeAscii } from '../../lib/model/escape.ts';

describe('escape', () => {
  test.each([
    ['ns::T<é>', 'ns::T<\\u{e9}>', 'ns::T<é>'],
    ['a\\b', 'a\\\\b', 'a\\b'],
    ['a\u001b[31mb', 'a\\u{1b}[31mb', 'a\\u{1b}[31mb'],
    ['a\u202eb', 'a\\u{202e}b', 'a\\u{202e}b'],
    ['日本', '\\u{65e5}\\u{672c}', '日本'],
    ['😀', '\\u{1f600}', '😀'],
    ['a\r\nb', 'a\\u{d}\\u{a}b', 'a\\u{d}\\u{a}b'],
    ['x\ud800y', 'x\\u{d800}y', 'x\\u{d800}y'],
  ])('%j', (text, ascii, harmless) => {
    expect(escapeAscii(text)).toBe(ascii);
    expect(escapeHarmful(text)).toBe(harmless);
  });

  test.each(['\\x', '\\u{110000}', '\\u{}', '\\u{zz}', '\\', 'u{41}'])('%j is no escape', (text) => {
    expect(unescapeAscii(text)).toBe(text);
  });

  test('any text is printable ASCII when escaped and reads back whole, but harmful characters stay escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const ascii = escapeAscii(text);
        expect(ascii).toMatch(/^[\x20-\x7e]*$/);
        expect(unescapeAscii(ascii)).toBe(escapeHarmful(text));
      }),
    );
  });
});
