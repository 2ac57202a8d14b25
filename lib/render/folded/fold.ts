import { escapeHarmful } from '../../model/escape.ts';
import type { Frame, Stack } from '../../model/stack.ts';
import type { Stacks } from '../../model/stacks.ts';

/**
 * Folded stacks as FlameGraph's stackcollapse-perf.pl writes them: the command first, its blanks as `_`; what has no
 * symbol by its object in brackets; no semicolon, quote, or argument in a name; each stack once, sorted.
 */

/** Returns the weight of each folded stack, in order of first appearance. Stacks that were read folded stay as they are. */
export function foldStacks({ unit, list }: Stacks): ReadonlyMap<string, number> {
  const folds = new Map<string, number>();
  for (const stack of list) {
    const key = unit === 'unknown' ? asRead(stack) : collapsed(stack);
    // Printed shares have two decimals; a consumer of folded stacks expects whole counts.
    const weight = unit === 'share' ? Math.round(stack.weight * 100) : stack.weight;
    folds.set(key, (folds.get(key) ?? 0) + weight);
  }
  return folds;
}

/** Returns lines of folded stacks, sorted, each with its counts. */
export function printFolds(folds: ReadonlyMap<string, readonly number[]>): string {
  const lines = [...folds].map(([stack, counts]) => `${stack} ${counts.join(' ')}\n`);
  return lines.sort().join('');
}

/** Returns a name as a frame: what would end it or its line is replaced. */
export function frameName(name: string): string {
  return escapeHarmful(name.replaceAll(';', ':').replace(/[\r\n]/g, ' '));
}

function asRead({ comm, frames }: Stack): string {
  const names = frames.map(({ symbol }) => symbol);
  return (comm === null ? names : [comm, ...names]).map(frameName).join(';');
}

function collapsed({ comm, frames }: Stack): string {
  const names = frames.map((frame) => tidy(nameOf(frame)));
  return (comm === null ? names : [frameName(comm).replaceAll(' ', '_'), ...names]).join(';');
}

function nameOf({ symbol, dso }: Frame): string {
  if (symbol !== '[unknown]' || dso === null || dso === '[unknown]') return symbol;
  return `[${dso.replace(/^.*\//, '')}]`;
}

/** A Go method keeps its parentheses, an anonymous namespace too; what else stands in them are arguments. */
function tidy(name: string): string {
  const whole = frameName(name);
  const bare = /\.\(.*\)\./.test(whole) ? whole : whole.replace(/\((?!anonymous namespace\)).*/, '');
  return (bare === '' ? whole : bare).replace(/["']/g, '');
}
