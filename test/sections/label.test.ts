import { expect, test } from 'vitest';
import { labelOf } from '../../lib/sections/label.ts';
import { readLines } from '../../lib/source/lines.ts';

/** Labels see the lines above a table that are not blank. */
const label = (text: string): ReturnType<typeof labelOf> =>
  labelOf(readLines('a.txt', text).lines.filter((line) => line.text !== ''));

test.each([
  ['a heading with a colon', 'Some words of a reply.\n\n* before:\n', '* before:', 'before'],
  ['the nearest of two headings that tell a side', '* before:\n* after:\n', '* after:', 'after'],
  ['a heading above a line that tells nothing', 'Patched:\nperf report\n', 'Patched:', 'after'],
  ['a heading above its underline', 'With patch\n----------\n', 'With patch', 'after'],
  ['a quoted heading', '> * before:\n>\n', '* before:', 'before'],
  ['a heading that tells no side', '5.4.17 perf top -a\n', '5.4.17 perf top -a', null],
  ['a heading above figures', 'Without patch:\n 12 34 56\n', 'Without patch:', 'before'],
  [
    'a caption that opens with the change',
    'Without patch, I can go up to 2.8 of what it does. See perf top\noutput.\n',
    'Without patch',
    'before',
  ],
  [
    'a caption with a dash',
    'With your patch - it can go up to 1.7 of what it does. See the perf top\noutput.\n',
    'With your patch',
    'after',
  ],
  [
    'the line above the wrapped rest of a long one',
    `Kernel v5.14 data -\n${'some words of a line that a mailer wrapped because it was long'}\nst\n`,
    'Kernel v5.14 data -',
    null,
  ],
] as const)('takes %s', (_, text, words, side) => {
  expect(label(text)).toEqual({ text: words, side });
});

test.each([
  ['no line at all', ''],
  ['a sentence', 'The profile of this machine shows that most of the time is spent before it is patched.\n'],
  [
    'a sentence that opens with a side but no change',
    'Before I go into any of the details, here is what the profile of it shows.\n',
  ],
  ['figures', '6.4 57.5 0.0 23.7\n'],
])('takes %s for no label', (_, text) => {
  expect(label(text)).toEqual({ text: null, side: null });
});

test('does not look further up than eight lines', () => {
  const filler = 'These are many words that make up a sentence which is no heading.\n';
  expect(label(`* before:\n${filler.repeat(7)}`).side).toBe('before');
  expect(label(`* before:\n${filler.repeat(8)}`).side).toBeNull();
});
