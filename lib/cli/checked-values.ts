import { showDashes } from './dashes.ts';
import { UsageError } from './exit-code.ts';
import type { Values } from './values.ts';

const REPEATABLE: ReadonlySet<string> = new Set([
  '_',
  '--',
  'inputs',
  'words',
  'before',
  'after',
  'before-rates',
  'after-rates',
  'series',
  'group',
  'rename',
  'output',
  'fail-on',
  'interleave',
  'o',
]);

/** Returns what yargs made of a command line. Throws a UsageError where a value is empty or an option is repeated that may not be. */
export function checkedValues(argv: Readonly<Record<string, unknown>>): Values {
  const values = showDashes(argv as unknown as Values);
  for (const [name, value] of Object.entries(values)) {
    if (value === '' && name !== '$0') throw new UsageError(`--${name} is empty, expected a value`);
    if (Array.isArray(value) && !REPEATABLE.has(name))
      throw new UsageError(`--${name} is given more than once, expected once`);
  }
  return values;
}
