import { alignCells } from '../../render/align-cells.ts';
import { UsageError } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { type Added, addedBy } from './added.ts';
import { findConfigs } from './find.ts';

/** The schema of the document. */
const SETTINGS_SCHEMA = 'perfshift/settings/1';

/** A setting that is in force. */
interface InForce {
  readonly key: string;
  readonly value: string;
  readonly from: string;
}

/** Returns the settings in force with the file that each comes from: a line each, or a JSON document. */
export async function showConfig(io: Io, { config, format }: Options): Promise<string> {
  if (format !== null && format !== 'text' && format !== 'json')
    throw new UsageError(`config has no format ${format}, expected text or json`);
  const added = addedBy(await findConfigs(io, config), () => false);
  await checkValues(added);
  const settings = added.map(inForce);
  if (format === 'json') return `${JSON.stringify({ schema: SETTINGS_SCHEMA, settings }, null, 2)}\n`;
  if (settings.length === 0)
    return 'nothing is configured: no .perfshiftrc, no "perfshift" in package.json, none of the user\n';
  const rows = settings.map(({ key, value, from }) => [key, value, from]);
  return `${alignCells([['key', 'value', 'from'], ...rows], new Set()).join('\n')}\n`;
}

/** Throws a UsageError that names the file where a value is none that its option takes. */
async function checkValues(added: readonly Added[]): Promise<void> {
  const { parseOptions } = await import('../options.ts');
  try {
    await parseOptions(
      added.flatMap(({ words }) => words),
      '',
    );
  } catch {
    // Which of them, and whether it is one by itself.
    for (const { file, words } of added) {
      try {
        await parseOptions(words, '');
      } catch (error) {
        throw error instanceof UsageError ? new UsageError(`${file}: ${error.message}`) : error;
      }
    }
  }
}

function inForce({ key, words: [word = ''], file }: Added): InForce {
  const at = word.indexOf('=');
  const value = at < 0 ? 'true' : word.slice(at + 1);
  const name = /\.(.*)/s.exec(key)?.[1];
  return { key, value: name === undefined ? value : value.slice(name.length + 1), from: file };
}
