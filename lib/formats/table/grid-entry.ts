import type { Entry } from '../../model/entry.ts';
import { NO_SHARE } from '../../model/share.ts';
import { type Cells, splitPid } from './cells.ts';
import type { ColumnKind } from './columns.ts';
import type { Layout } from './layout.ts';
import type { ReadRow } from './walk.ts';

/** Which column names a row that has no symbol: the finest one that is the same in another recording comes first. */
const NAMING: readonly ColumnKind[] = ['dso', 'comm', 'pid', 'cpu'];

/**
 * Returns the entry of a row whose cells a grid cut. A table without a Symbol column has rows all the same: each is
 * named by its object, else its command, thread, CPU or whatever the table is sorted by, as written.
 */
export function gridEntry({ raw, line }: ReadRow, layout: Layout, member: number): Entry {
  const cells = raw.cells ?? [];
  const at = (kind: ColumnKind): string | null => {
    const index = layout.columns.findIndex((column) => column.kind === kind);
    return index < 0 ? null : (cells[index] ?? '');
  };
  const count = (kind: ColumnKind): number | null => {
    const words = at(kind)?.split(/\s+/) ?? [];
    return words[member] === undefined || words[member] === '' ? null : Number(words[member]);
  };
  const [pid, pidComm] = splitPid(at('pid'));
  const texts: Cells = { comm: at('comm') ?? pidComm, pid, cpu: at('cpu'), dso: at('dso') };
  const others = cells.filter((_, index) => layout.columns[index]?.kind === 'other').join(' ');
  const name = NAMING.map(at).find((cell) => cell !== null && cell !== '') ?? others;
  return {
    line: line.number,
    overhead: raw.shares[layout.shareAt * layout.members + member] ?? raw.shares[0] ?? NO_SHARE,
    samples: count('samples'),
    period: count('period'),
    ...texts,
    level: raw.level,
    symbol: at('symbol') === null ? name : raw.right,
  };
}
