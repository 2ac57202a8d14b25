import { diagnostic, InputError } from '../model/diagnostic.ts';
import type { Profile } from '../model/profile.ts';
import type { Chosen } from '../pipeline/choose.ts';
import { UsageError } from './exit-code.ts';
import type { Options } from './options.ts';

/**
 * Throws where rows cannot be what --by asks for: a UsageError where the command line names no groups or asks for rows
 * that only symbols have, an InputError where a table does not tell the commands of its rows.
 */
export function checkBy({ by, groups, only }: Options, chosen: readonly Chosen[]): void {
  if (by === 'group' && groups.length === 0)
    throw new UsageError('--by group stands without groups, expected --group NAME=REGEX');
  if (by !== 'symbol' && only !== null)
    throw new UsageError(`--only ${only} asks for symbols and the rows are sums by ${by}, expected one of them`);
  if (by !== 'comm') return;
  const silent = chosen.flatMap(({ before, after }) => [before, after]).filter((profile) => !tellsCommands(profile));
  if (silent.length > 0) throw new InputError(...silent.map(noCommands));
}

function tellsCommands({ entries }: Profile): boolean {
  return entries.some((entry) => entry.comm !== null);
}

function noCommands({ source, line, columns }: Profile): InputError['diagnostics'][number] {
  const message = `--by comm: this table has no column for the command, only ${columns.join(', ')}`;
  return diagnostic('no-commands', message, source, line);
}
