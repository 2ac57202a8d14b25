import { UsageError } from '../exit-code.ts';
import { didYouMean } from '../nearest.ts';

/** The schema of a configuration. */
export const CONFIG_SCHEMA = 'perfshift/config/1';

/** What a configuration can set: keys that hold a table of names, with the option that takes each of them. */
export const TABLES: Readonly<Record<string, string>> = { groups: 'group', renames: 'rename' };

/** Keys that are options of the same name: none of them names a file or a program. The tests hold them to the parser. */
export const SETTINGS = [
  'allow-underpowered',
  'alpha',
  'ascii',
  'by',
  'color',
  'color-by',
  'cpus',
  'fail-on',
  'ghz',
  'idle',
  'link',
  'match',
  'measure',
  'min-delta',
  'no-script',
  'palette',
  'scale',
  'scope',
  'sort',
  'suffixes',
  'top',
  'unit',
  'width',
  'width-by',
] as const;

/** More than anybody writes by hand or has a program write: each is a word of the command line. */
const MOST_SETTINGS = 10_000;
/** Characters of a value that are shown. */
const MOST_SHOWN = 200;

/** One value of a configuration as the command line would have it. */
export interface Setting {
  /** As it is written: `alpha`, `groups.recycling`. */
  readonly key: string;
  readonly option: string;
  /** Null for a flag. */
  readonly value: string | null;
}

/**
 * Returns the settings of a configuration, in its order. Throws a UsageError that names the file for a key that is none, with
 * the nearest that is, and for a value of the wrong kind.
 */
export function settingsOf(config: unknown, file: string): readonly Setting[] {
  if (typeof config !== 'object' || config === null || Array.isArray(config))
    throw new UsageError(`${file} holds no object, expected keys such as groups and alpha`);
  const settings = Object.entries(config).flatMap(([key, value]): readonly Setting[] => {
    if (key === 'schema') return [];
    // Every object has a "constructor".
    const option = Object.hasOwn(TABLES, key) ? TABLES[key] : undefined;
    if (option !== undefined) return tableOf(key, option, value, file);
    if (!(SETTINGS as readonly string[]).includes(key)) {
      const known = ['schema', ...Object.keys(TABLES), ...SETTINGS];
      throw new UsageError(
        `${file} has the unknown key "${key}"${didYouMean(key, known) || `, known are ${known.join(', ')}`}`,
      );
    }
    const values = Array.isArray(value) ? value : [value];
    return values.flatMap((each) => settingOf(key, each, file));
  });
  if (settings.length > MOST_SETTINGS)
    throw new UsageError(`${file} holds ${settings.length} settings, expected at most ${MOST_SETTINGS}`);
  return settings;
}

/** Returns a value as JSON, cut where it is long; of what is nested beyond all measure that it is. */
export function shown(value: unknown): string {
  try {
    const text = JSON.stringify(value);
    return text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}...`;
  } catch (error) {
    // Documents may be nested deeper than the stack is.
    if (error instanceof RangeError) return 'nested too deeply';
    throw error;
  }
}

function tableOf(key: string, option: string, value: unknown, file: string): readonly Setting[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`${file}: ${key} is ${shown(value)}, expected names with a text each`);
  return Object.entries(value).map(([name, text]) => {
    if (typeof text !== 'string') throw new UsageError(`${file}: ${key}.${name} is ${shown(text)}, expected a text`);
    return { key: `${key}.${name}`, option, value: `${name}=${text}` };
  });
}

function settingOf(key: string, value: unknown, file: string): readonly Setting[] {
  if (value === true) return [{ key, option: key, value: null }];
  if (value === false) return [];
  if (typeof value === 'string' || typeof value === 'number') return [{ key, option: key, value: String(value) }];
  throw new UsageError(`${file}: ${key} is ${shown(value)}, expected a text, a number, true or false`);
}
