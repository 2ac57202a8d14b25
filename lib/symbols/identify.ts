import type { RowCells } from '../model/entry-table.ts';
import type { Identity } from '../model/identity.ts';
import { DOMAIN_RULES, NAME_RULES } from './registry.ts';
import type { Draft } from './rule.ts';

/** Whether the suffixes of compilers are folded into the base name (`fold`) or tell rows apart (`keep`). */
export type Suffixes = 'fold' | 'keep';

/** Returns who an entry is. A cell that the input lacks or leaves empty is null and decides nothing. */
export function identify(entry: RowCells, suffixes: Suffixes = 'fold'): Identity {
  const start: Draft = { domain: 'unknown', symbol: namedByColumn(entry), dso: entry.dso || null, tag: null };
  const written = { level: entry.level, comm: entry.comm };
  const rules: string[] = [];
  let draft = start;
  for (const rule of DOMAIN_RULES) {
    const next = rule.apply(draft, written);
    if (next === null) continue;
    if (next.symbol !== draft.symbol || next.dso !== draft.dso) rules.push(rule.name);
    draft = next;
    break;
  }
  for (const { rule, folds } of NAME_RULES) {
    const next = folds && suffixes === 'keep' ? null : rule.apply(draft, written);
    if (next === null) continue;
    rules.push(rule.name);
    draft = next;
  }
  // A row that is named by its object is called what the object is called, whatever the input spelled.
  const isObject = entry.level === null && entry.symbol === entry.dso && draft.domain !== 'bpf';
  return { ...draft, symbol: isObject ? (draft.dso ?? draft.symbol) : draft.symbol, rules };
}

/** The symbol, or in a table without symbols what names the row; the number of a thread differs in every recording. */
function namedByColumn({ symbol, level, pid, comm }: RowCells): string {
  const isThread = level === null && pid !== null && symbol === `${pid}:${comm ?? ''}`;
  return isThread ? (comm ?? '') : (symbol ?? '');
}
