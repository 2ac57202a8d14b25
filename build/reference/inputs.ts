import { readFileSync } from 'node:fs';
import { FORMATS, MEASUREMENTS } from '../../lib/formats/registry.ts';
import { page, prose } from './markdown.ts';

/** Returns the page of input formats: the head comment of each, in the order in which they are asked. */
export function inputsPage(): string {
  return page('Input formats', 'the head comments of `lib/formats`', [
    'What each looks like, who prints it, and what it cannot tell. The first format that recognizes a block gets it, in this order; `--from NAME` reads blocks of one format alone. How rows, chains and bounds are read stands in [formats.md](formats.md), what mailers do to them in [mail.md](mail.md).',
    '## Profiles',
    ...FORMATS.flatMap(({ name, title }) => section(name, title)),
    '## Measurements',
    'Figures of benchmarks beside profiles, told apart as [measurements.md](measurements.md) says.',
    ...MEASUREMENTS.flatMap(({ name, title }) => section(name, title)),
  ]);
}

function section(name: string, title: string): readonly string[] {
  const source = readFileSync(`lib/formats/${name}/${name}.ts`, 'utf8');
  const comment = /^\/\*\*\n([\s\S]*?)\n \*\/\n/.exec(source)?.[1];
  if (comment === undefined) throw new Error(`lib/formats/${name}/${name}.ts has no head comment`);
  const lines = comment.split('\n').map((line) => line.replace(/^ \* ?/, ''));
  const text = lines
    .map((line) => (line.startsWith('    ') ? line.replaceAll('<TAB>', '\t') : escaped(line)))
    .join('\n');
  return [`### ${name}`, `${prose(title)}.`, text];
}

/** Comments hold code in backticks; nothing else of them is Markdown. */
function escaped(line: string): string {
  return line.replace(/`[^`]*`|[<*_[]/g, (found) => (found.length > 1 ? found : `\\${found}`));
}
