import { expect, test } from 'vitest';
import { unquote } from '../../lib/source/unquote.ts';

test.each([
  ['13.15% a', '13.15% a', 0],
  ['> 13.15% a', '13.15% a', 1],
  ['>13.15% a', '13.15% a', 1],
  ['>   13.15% a', '  13.15% a', 1],
  ['> > 13.15% a', '13.15% a', 2],
  ['>> 13.15% a', '13.15% a', 2],
  ['>>> 13.15% a', '13.15% a', 3],
  ['> > >  13.15% a', ' 13.15% a', 3],
  ['AS> 13.15% a', '13.15% a', 1],
  ['>', '', 1],
  ['', '', 0],
  ['    > 13.15% a', '13.15% a', 1],
  ['\t> 13.15% a', '13.15% a', 1],
  ['          > far right', '          > far right', 0],
  ['a > b', 'a > b', 0],
  ['ABCD> no initials', 'ABCD> no initials', 0],
])('reads %j as %j at depth %i', (raw, text, depth) => {
  expect(unquote(raw)).toEqual({ text, depth, marks: raw.slice(0, raw.length - text.length) });
});
