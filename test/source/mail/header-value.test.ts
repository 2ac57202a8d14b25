import fc from 'fast-check';
import libmime from 'libmime';
import { describe, expect, test } from 'vitest';
import { readHeaderValue, readWords } from '../../../lib/source/mail/header-value.ts';

const word = fc.stringMatching(/^[\w.+:-]{1,12}$/);
const quoted = fc.string({ maxLength: 12 }).map((text) => `"${text}"`);
const blank = fc.constantFrom('', ' ', '  ', '\t', ' \t');
const name = fc.oneof(
  fc.constantFrom(
    'charset',
    'Charset',
    'format',
    'delsp',
    'boundary',
    'name',
    'name*',
    'name*0',
    '__proto__',
    'constructor',
  ),
  fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/),
);
const parameter = fc
  .tuple(
    blank,
    fc.constantFrom(';', ';', ';', ''),
    blank,
    name,
    fc.constantFrom('=', '=', '=', ' = ', ''),
    fc.oneof(word, quoted, fc.string({ maxLength: 8 })),
  )
  .map((parts) => parts.join(''));
const field = fc
  .tuple(
    fc.oneof(
      fc.constantFrom('text/plain', 'Text/HTML', 'multipart/mixed', 'attachment', 'inline', ''),
      fc.string({ maxLength: 10 }),
    ),
    fc.array(parameter, { maxLength: 4 }),
    fc.constantFrom('', ';', ' ', ' ;', '(comment)'),
  )
  .map(([type, parameters, end]) => type + parameters.join('') + end);

const ofLibrary = (text: string) => {
  const { value, params } = libmime.parseHeaderValue(text);
  return { value, params: { ...params } };
};
const own = (text: string) => {
  const { value, params } = readHeaderValue(text);
  return { value, params: { ...params } };
};

describe('a field with parameters is read as libmime reads it', () => {
  test.each([
    'text/plain',
    'text/plain; charset=utf-8',
    'text/plain;charset="us-ascii";format=flowed; delsp=yes',
    'TEXT/PLAIN; CHARSET=UTF-8 ;',
    'multipart/mixed; boundary="----=_Part (1); two"',
    'attachment; filename=profile.txt; filename="other.txt"',
    'attachment; filename="a\\"b.txt"',
    "attachment; filename*=utf-8''pr%C3%B6fil.txt",
    'text/plain; charset=utf-8 (a comment)',
    'text/plain; name=""',
    'text/plain; name=a b',
    'text/plain ; ; charset=x',
    ';charset=x',
    '',
  ])('%s', (text) => expect(own(text)).toEqual(ofLibrary(text)));

  test('whatever it holds', () => {
    fc.assert(
      fc.property(field, (text) => {
        expect(own(text)).toEqual(ofLibrary(text));
      }),
      { numRuns: 3000 },
    );
  });
});

test('encoded words are read as libmime reads them', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('=?utf-8?Q?gr=C3=B6=C3=9Fe?=', '=?utf-8?B?w6Q=?=', '=?', '?=', ' '),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const text = pieces.join('');
      expect(readWords(text)).toBe(libmime.decodeWords(text));
    }),
    { numRuns: 1000 },
  );
});
