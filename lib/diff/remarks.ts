import type { Move } from '../model/comparison.ts';
import type { EntryKey } from '../model/identity.ts';
import type { Remark } from '../model/remark.ts';
import type { NormalizedProfile, Row } from '../model/row.ts';
import { NO_SHARE } from '../model/share.ts';

/**
 * Returns the after side with the symbols that the author says it lacks: rows that are absent and not only bounded. Only
 * what the before side lists and the after side does not can be said to be absent.
 */
export function withAbsent(
  before: NormalizedProfile,
  after: NormalizedProfile,
  remarks: readonly Remark[],
): NormalizedProfile {
  const names = new Set(remarks.filter((remark) => remark.absent).map((remark) => remark.symbol));
  if (names.size === 0) return after;
  const listed = new Set([...after.rows.values()].map((row) => row.identity.symbol));
  const rows = new Map<EntryKey, Row>(after.rows);
  for (const [key, row] of before.rows) {
    const { symbol } = row.identity;
    if (!names.has(symbol) || listed.has(symbol)) continue;
    rows.set(key, {
      ...row,
      share: NO_SHARE,
      atMost: 0,
      absent: true,
      upTo: null,
      samples: null,
      // What another side's runs count says nothing of this one's.
      counts: [],
      names: [],
      rules: [],
    });
  }
  return rows.size === after.rows.size ? after : { ...after, rows };
}

/** Returns proposals with what the author says about their symbols among the evidence. */
export function withWords(moves: readonly Move[], remarks: readonly Remark[]): readonly Move[] {
  return moves.map((move) => {
    const names = new Set([...move.from, ...move.to]);
    const said = remarks.filter((remark) => names.has(remark.symbol)).map(({ words }) => `the author says "${words}"`);
    return said.length === 0 ? move : { ...move, evidence: [...move.evidence, ...new Set(said)] };
  });
}
