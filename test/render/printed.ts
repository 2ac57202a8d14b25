/** Returns what a printed share such as `13.15` or `9.6` is in hundredths, exactly. */
export function hundredths(text: string): number {
  const match = /^(\d+)\.(\d{1,2})$/.exec(text);
  if (match === null) throw new Error(`"${text}" is no printed share`);
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

const CELL = String.raw`(\d+\.\d{1,2}|<=\d+\.\d{1,2}|&lt;=\d+\.\d{1,2}|new|gone)`;
const ROW = new RegExp(String.raw`^(?:\|\s)?\s*${CELL}(?:\s\|)?\s+${CELL}(?:\s|$)`);

/**
 * Returns the sums of the columns before and after of a printed report, in hundredths: every row of a table, a mail or
 * a Markdown table, those that stand for others included. A bound is no share and counts nothing.
 */
export function columnSums(text: string): readonly [number, number] {
  const sums: [number, number] = [0, 0];
  for (const line of text.split('\n')) {
    const match = ROW.exec(line);
    if (match === null) continue;
    sums[0] += shareOf(match[1] ?? '');
    sums[1] += shareOf(match[2] ?? '');
  }
  return sums;
}

function shareOf(cell: string): number {
  return /^\d/.test(cell) ? hundredths(cell) : 0;
}
