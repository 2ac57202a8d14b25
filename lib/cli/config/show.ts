import { alignCells } from '../../render/align-cells.ts';
import type { Io } from '../io.ts';
import { addedBy } from './added.ts';
import { findConfigs } from './find.ts';

/** Returns the settings in force with the file that each comes from, a line each. */
export async function showConfig(io: Io, named: string | null): Promise<string> {
  const added = addedBy(await findConfigs(io, named), () => false);
  if (added.length === 0)
    return 'nothing is configured: no .perfshiftrc, no "perfshift" in package.json, none of the user\n';
  const rows = added.map(({ key, words, file }) => {
    const [word = ''] = words;
    const at = word.indexOf('=');
    const value = at < 0 ? 'true' : word.slice(at + 1);
    const [table, name] = key.split(/\.(.*)/s);
    return [key, name !== undefined && table !== undefined ? value.slice(name.length + 1) : value, file];
  });
  return `${alignCells([['key', 'value', 'from'], ...rows], new Set()).join('\n')}\n`;
}
