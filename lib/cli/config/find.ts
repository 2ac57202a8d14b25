import { closeSync, openSync, readSync } from 'node:fs';
import { diagnostic, InputError } from '../../model/diagnostic.ts';
import { UsageError } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { CONFIG_SCHEMA, type Setting, settingsOf, shown } from './keys.ts';
import { PLACES, standsInProject, userFile } from './places.ts';

/** A configuration that was found. */
export interface Config {
  readonly file: string;
  readonly settings: readonly Setting[];
}

/**
 * Returns the configurations in force, the nearest first: that of the project, then that of the user. `named` is the file of
 * --config, which then is the only one, or `none`. Nothing is loaded where no such file stands.
 */
export async function findConfigs(io: Io, named: string | null): Promise<readonly Config[]> {
  if (named === 'none') return [];
  if (named !== null) return [configOf(read(named), named)];
  const project = await projectConfig(io);
  const user = userFile(io);
  return [...(project === null ? [] : [project]), ...(user === null ? [] : [configOf(read(user), user)])];
}

async function projectConfig({ cwd = process.cwd(), env }: Io): Promise<Config | null> {
  const home = env.HOME ?? null;
  if (!standsInProject({ cwd, home })) return null;
  const { lilconfigSync } = await import('lilconfig');
  const loaders = {
    '.json': (file: string, text: string) => parse(text, file),
    noExt: (file: string, text: string) => parse(text, file),
  };
  const found = lilconfigSync('perfshift', {
    searchPlaces: [...PLACES],
    loaders,
    ...(home === null ? { stopDir: '/' } : { stopDir: home }),
  }).search(cwd);
  if (found === null || found.isEmpty === true) return null;
  return configOf(found.config, found.filepath);
}

function read(file: string): unknown {
  try {
    return parse(textOf(file), file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--config ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Bytes of a configuration; where a name of --config is no file, it may never end. */
const MOST_BYTES = 1 << 22;

function textOf(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.allocUnsafe(MOST_BYTES + 1);
    let length = 0;
    for (let count = -1; count !== 0 && length < bytes.length; length += count)
      count = readSync(descriptor, bytes, length, bytes.length - length, null);
    if (length > MOST_BYTES)
      throw new UsageError(`${file} has more than ${MOST_BYTES} bytes, expected a configuration`);
    return bytes.toString('utf8', 0, length);
  } finally {
    closeSync(descriptor);
  }
}

function parse(text: string, file: string): unknown {
  try {
    // Some editors put a mark in front.
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function configOf(config: unknown, file: string): Config {
  const { schema = CONFIG_SCHEMA } = (config ?? {}) as { readonly schema?: unknown };
  if (schema !== CONFIG_SCHEMA) {
    const message = `the configuration is of schema ${shown(schema)}, this perfshift reads ${CONFIG_SCHEMA}`;
    throw new InputError(diagnostic('newer-schema', message, file));
  }
  return { file, settings: settingsOf(config, file) };
}
