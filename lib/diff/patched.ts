import type { Shift } from '../model/comparison.ts';

/**
 * Returns whether one of the functions that a patch touches is the shift's symbol. The diff names C++ and Rust functions
 * without their scope and parameters, so for those the last part of the name decides.
 */
export function isPatched(shift: Pick<Shift, 'symbol'>, functions: ReadonlySet<string>): boolean {
  if (functions.has(shift.symbol)) return true;
  if (!shift.symbol.includes('::')) return false;
  const plain = withoutArguments(shift.symbol);
  const parts = plain.split('::');
  return parts.some((_, at) => functions.has(parts.slice(at).join('::')));
}

/** What stands behind the parameters of a member function that changes nothing. */
const UNCHANGING = ' const';

/** A C++ name without template arguments, parameters and what stands behind them. */
function withoutArguments(symbol: string): string {
  let depth = 0;
  let plain = '';
  for (const character of symbol) {
    if (character === '<' || character === '(') depth++;
    if (depth === 0) plain += character;
    if (character === '>' || character === ')') depth = Math.max(0, depth - 1);
  }
  const name = plain.trim();
  return name.endsWith(UNCHANGING) ? name.slice(0, -UNCHANGING.length).trimEnd() : name;
}
