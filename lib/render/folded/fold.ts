import { escapeHarmful } from '../../model/escape.ts';
import type { Frame } from '../../model/stack.ts';
import type { Stacks } from '../../model/stacks.ts';

/**
 * Folded stacks as FlameGraph's stackcollapse-perf.pl writes them: the command first, its blanks as `_`; what has no
 * symbol by its object in brackets; no semicolon, quote, or argument in a name; each stack once, sorted.
 */

/** Returns a name as a frame: what would end it or its line is replaced. */
export function frameName(name: string): string {
  return escapeHarmful(name.replaceAll(';', ':').replace(/[\r\n]/g, ' '));
}

/** Returns the folded name of each frame of a tree, and of each command; those that were read folded stay as they are. */
export function foldedNames({ unit, list }: Stacks): FoldedNames {
  const isRead = unit === 'unknown';
  return {
    frames: list.frames.map((frame) => (isRead ? frameName(frame.symbol) : tidy(nameOf(frame)))),
    commands: list.comms.map((comm) => (comm === null ? null : isRead ? frameName(comm) : commandName(comm))),
  };
}

/** Names by the numbers that a tree gives them; null is a command that is not named. */
export interface FoldedNames {
  readonly frames: readonly string[];
  readonly commands: readonly (string | null)[];
}

function commandName(comm: string): string {
  return frameName(comm).replaceAll(' ', '_');
}

function nameOf({ symbol, dso }: Frame): string {
  if (symbol !== '[unknown]' || dso === null || dso === '[unknown]') return symbol;
  return `[${dso.replace(/^.*\//, '')}]`;
}

/** A Go method keeps its parentheses, an anonymous namespace too; what else stands in them are arguments. */
function tidy(name: string): string {
  const whole = frameName(name);
  const receiver = whole.indexOf('.(');
  const isMethod = receiver >= 0 && whole.lastIndexOf(').') > receiver;
  const bare = isMethod ? whole : whole.replace(/\((?!anonymous namespace\)).*/, '');
  return (bare === '' ? whole : bare).replace(/["']/g, '');
}
