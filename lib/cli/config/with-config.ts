import type { Io } from '../io.ts';
import { standsAround } from './places.ts';

/** Commands that read no configuration. Whatever else stands first is an input of a comparison. */
const WITHOUT: ReadonlySet<string> = new Set(['list', 'show', 'record', 'explain', 'config', 'completion', 'man']);

/** A command line with what configurations add to it. */
export interface ConfiguredArgs {
  readonly args: readonly string[];
  /** The files that added something. */
  readonly files: readonly string[];
}

/**
 * Returns the arguments with those of the configurations in force behind them. What the command line says itself wins, and
 * the project's configuration over the user's; names of groups and renames are added to those of the command line. Where no
 * file stands that could hold one nothing is loaded.
 */
export async function withConfig(args: readonly string[], io: Io): Promise<ConfiguredArgs> {
  const nothing = { args, files: [] };
  if (
    args.length === 0 ||
    WITHOUT.has(args[0] ?? '') ||
    args.some((arg) => /^(?:-h|--help|--version|--get-yargs-completions)$/.test(arg))
  )
    return nothing;
  const named = namedConfig(args);
  if (named === 'none' || (named === null && !standsAround(io))) return nothing;
  const [{ findConfigs }, { addedBy }] = await Promise.all([import('./find.ts'), import('./added.ts')]);
  const configs = await findConfigs(io, named);
  const added = addedBy(configs, (option) => isStated(option, args), args[0] === 'noise');
  const extra = added.flatMap(({ words }) => words);
  if (extra.length === 0) return nothing;
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  return { args: [...own, ...extra, ...args.slice(own.length)], files: [...new Set(added.map(({ file }) => file))] };
}

function isStated(option: string, args: readonly string[]): boolean {
  return args.some((arg) => arg === `--${option}` || arg.startsWith(`--${option}=`));
}

function namedConfig(args: readonly string[]): string | null {
  const at = args.indexOf('--config');
  if (at >= 0) return args[at + 1] ?? null;
  return args.find((arg) => arg.startsWith('--config='))?.slice('--config='.length) ?? null;
}
