/** Returns a table of Markdown; signs of tables in a cell are escaped. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(titles), `|${titles.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

/** Returns code that may hold backticks. */
export function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** Returns prose in which nothing is a tag of HTML or an emphasis. */
export function prose(text: string): string {
  return text.replace(/[<*_]/g, (sign) => `\\${sign}`);
}

/** Returns a page: a title, where it comes from, and its parts. */
export function page(title: string, from: string, parts: readonly string[]): string {
  return `${[`# ${title}`, `Made from ${from} by \`npm run reference\`; change it there.`, ...parts].join('\n\n')}\n`;
}
