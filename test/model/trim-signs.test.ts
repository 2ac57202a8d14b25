import { expect, test } from 'vitest';
import { trimSigns } from '../../lib/model/trim-signs.ts';

test.each([
  ['* before:', ' *', ' :', 'before'],
  ['a - b', '-', '-', 'a - b'],
  ['--', '-', '-', ''],
  ['-a-', '', '-', '-a'],
  ['', '-', '-', ''],
])('%j without its signs', (text, head, tail, wanted) => {
  expect(trimSigns(text, head, tail)).toBe(wanted);
});
