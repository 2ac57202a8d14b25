import { expect, test } from 'vitest';
import { readLines } from '../../lib/source/lines.ts';

const textsOf = (lines: readonly string[]): readonly string[] =>
  readLines('a.txt', lines.join('\n')).lines.map(({ text }) => text);

const LONG = '    61.86%  swapper          [kernel.kallsyms]        [k] default_idle_ca=';
const WHOLE = '    61.86%  swapper          [kernel.kallsyms]        [k] default_idle_call';

test.each([
  ['soft breaks', [LONG, 'll', LONG, 'll'], [WHOLE, WHOLE]],
  ['a reply that quoted both halves', [`> ${LONG}`, '> ll', `> ${LONG}`, '> ll'], [WHOLE, WHOLE]],
  ['a reply that was encoded after it quoted', [`> ${LONG}`, 'll', `> ${LONG}`, 'll'], [WHOLE, WHOLE]],
  ['blanks at the ends of lines', ['a=20', '13.15%=C2=A0 [k] foo'], ['a', '13.15%  [k] foo']],
  ['an equals sign', ['x=3D1 and y=3D2', '--sort=3Dsym'], ['x=1 and y=2', '--sort=sym']],
  ['what was encoded twice', ['x=3D3D1', 'y=3D3D2'], ['x=1', 'y=2']],
  ['bytes of an old character set', ['gr=F6=DFe', 'm=FCde'], ['größe', 'müde']],
  [
    'one paragraph among others',
    ['a=b c=d e=f', 'g=h', '', LONG, 'll', LONG, 'll', '', 'k=l'],
    ['a=b c=d e=f', 'g=h', '', WHOLE, WHOLE, '', 'k=l'],
  ],
])('undoes %s', (_, raw, plain) => {
  expect(textsOf(raw)).toEqual(plain);
});

test.each([
  ['a ruler', ['=========', 'a ========']],
  ['arguments', ['prev_state=DEAD next=BEEF', 'a=1 b=2 c=3', 'prev_pid=0 prio=120']],
  ['a single escape', ['color =FF']],
  ['a short line that ends so', ['int x =', '3;']],
])('leaves %s alone', (_, raw) => {
  expect(textsOf(raw)).toEqual(raw);
});

test('a joined line has the number of its first half', () => {
  expect(readLines('a.txt', [LONG, 'll', LONG, 'll', 'x'].join('\n')).lines.map(({ number }) => number)).toEqual([
    1, 3, 5,
  ]);
});
