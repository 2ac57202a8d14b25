import type { Line } from '../../model/line.ts';
import { looksLikeDso } from './cells.ts';
import { type ColumnKind, inferredColumn } from './columns.ts';
import { type Grid, gridRowAt } from './grid-row.ts';

/**
 * Rows without a level and without titles: `perf report -q -s pid`, `perf top --stdio -s dso`.
 *
 *     89.98%     2365:xdp-trafficgen
 *     93.49%  [kernel.kallsyms]
 */
const ROW = /^\s*(?:[+-]\s+)?((?:\d{1,3}[.,]\d{1,6}%\s+){1,2})((?:\d{1,20}\s+){0,2})(\S.{0,200})$/;

/** Returns whether a cell can be nothing but perf's: an object in brackets, a BPF program, a thread with its command. */
function isPerfCell(cell: string): boolean {
  return /^\d{1,7}:\S/.test(cell) || (/^\[[\w.]{3,40}\]$|^bpf_prog_/.test(cell) && looksLikeDso(cell, ''));
}

/**
 * Returns the grid of rows of one cell that begin at line `at`, or null. Below a header of perf any cell will do
 * (`trusted`); elsewhere only what can be nothing but perf's, in at least two rows.
 */
export function plainGridAt(lines: readonly Line[], at: number, trusted: boolean): Grid | null {
  const match = ROW.exec(lines[at]?.text ?? '');
  const cell = match?.[3]?.trim() ?? '';
  if (match === null || /\[[k.guH]\](?:\s|$)/.test(cell) || /\S {2,}\S/.test(cell)) return null;
  if (!trusted && !isPerfCell(cell)) return null;
  const shares: readonly ColumnKind[] = (match[1] ?? '').trim().includes(' ') ? ['children', 'self'] : ['overhead'];
  const counts = (['samples', 'period'] as const).slice(0, (match[2] ?? '').split(/\s+/).length - 1);
  const grid = { columns: [...shares, ...counts, kindOf(cell)].map(inferredColumn), ruler: null, separator: null };
  const next = lines.slice(at + 1, at + 3).find(({ text }) => text.trim() !== '');
  const goesOn = next !== undefined && gridRowAt([next], 0, grid) !== null;
  return trusted || goesOn ? grid : null;
}

function kindOf(cell: string): ColumnKind {
  if (/^\d{1,7}:\S/.test(cell)) return 'pid';
  if (/^\d{3}$/.test(cell)) return 'cpu';
  return looksLikeDso(cell, '') ? 'dso' : 'comm';
}
