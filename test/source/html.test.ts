import { expect, test } from 'vitest';
import { readLines } from '../../lib/source/lines.ts';

const textsOf = (text: string): readonly string[] =>
  readLines('a.txt', text)
    .lines.map(({ text: line }) => line)
    .filter((line) => line !== '');
const ROW = '    13.15%  app  [.] std::vector<int>::push_back';

test.each([
  ['entities', '    13.15%  app  [.] std::vector&lt;int&gt;::push_back', [ROW]],
  ['entities by number', '    13.15%  app  [.] std::vector&#60;int&#x3e;::push_back', [ROW]],
  ['an escaped quotation', '&gt; &gt; a', ['a']],
  [
    'a preformatted table in a page',
    `<html><head><title>t</title></head><body><pre>before:\n${ROW.replace('<int>', '&lt;int&gt;')}\n</pre></body></html>`,
    ['before:', ROW],
  ],
  ['a link in a page', '<!DOCTYPE html>\n<body><pre>see <a\nhref="x">this</a></pre>', ['see this']],
  ['line ends of a page', '<html><body>one<br>two<p>three\nfour</p></body></html>', ['one', 'two', 'three four']],
  [
    'a table of a page',
    '<html><table><tr><td>13.15%</td><td>[kernel]</td><td>[k] foo</td></tr></table></html>',
    ['  13.15%  [kernel]  [k] foo'],
  ],
  ['a quotation of a page', '<html><blockquote><div>a</div></blockquote><div>b</div></html>', ['a', 'b']],
  ['scripts of a page', '<html><script>\nif (a < b) x();\n</script><p>a</p></html>', ['a']],
  ['tags alone in a text', '<details><summary>numbers</summary>\n<pre>\n  a\n</pre>\n</details>', ['numbers', '  a']],
  ['a break in a text', 'a<br>b<br/>c', ['a', 'b', 'c']],
])('undoes %s', (_, text, lines) => {
  expect(textsOf(text)).toEqual(lines);
});

test.each([
  ['templates', ROW],
  [
    'templates whose arguments are called like tags',
    '  1.00%  app  [.] Map<a, b>::get<i>\n  0.50%  app  [.] Tree<p>::s',
  ],
  ['comparisons', 'a < b && b > c'],
])('leaves %s alone', (_, text) => {
  expect(textsOf(text)).toEqual(text.split('\n'));
});
