import { escapeHarmful } from '../../model/escape.ts';

/** Returns a table: its head, how its columns are aligned, its rows; cells are markup already. */
export function table(
  head: readonly string[],
  aligns: readonly ('left' | 'right')[],
  rows: readonly (readonly string[])[],
): string {
  const rule = aligns.map((align) => (align === 'right' ? '--:' : ':--'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Returns a text in which nothing is markup: Markdown's own signs, HTML, mentions and links are taken apart. */
export function prose(text: string): string {
  return escapeHarmful(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]{}#|~!]/g, '\\$&')
    .replaceAll('@', '&#64;');
}

/** Returns a code span whose fence is longer than any run of backticks inside; a bar would end the cell even there. */
export function code(text: string): string {
  const plain = escapeHarmful(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  const space = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return fence + space + plain + space + fence;
}
