import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Io } from '../io.ts';

/** Where a project's configuration may stand, in each folder from the current one up to the home or the root. */
export const PLACES = ['.perfshiftrc', '.perfshiftrc.json', 'package.json'] as const;

/** Returns whether a file stands anywhere that may hold a configuration; a package.json has to have settings for perfshift. */
export function standsAround(io: Io): boolean {
  const { cwd = process.cwd(), env } = io;
  return standsInProject({ cwd, home: env.HOME ?? null }) || userFile(io) !== null;
}

/** Returns whether one stands in a folder or above it, up to the home. */
export function standsInProject({ cwd, home }: { readonly cwd: string; readonly home: string | null }): boolean {
  if (PLACES.some((name) => mayHold(join(cwd, name), name))) return true;
  const up = dirname(cwd);
  return up !== cwd && cwd !== home && standsInProject({ cwd: up, home });
}

/**
 * Returns the file of the user's configuration; null where there is none. Source: XDG Base Directory Specification,
 * https://specifications.freedesktop.org/basedir-spec/latest/.
 */
export function userFile({ env }: Io): string | null {
  const base = env.XDG_CONFIG_HOME || (env.HOME === undefined ? null : join(env.HOME, '.config'));
  if (base === null) return null;
  const file = join(base, 'perfshift', 'config.json');
  return isFile(file) ? file : null;
}

/** Most projects have a package.json and few of them settings for perfshift in it: then nothing has to be loaded. */
function mayHold(path: string, name: (typeof PLACES)[number]): boolean {
  if (!isFile(path)) return false;
  if (name !== 'package.json') return true;
  try {
    // As a dependency or a program it has a text behind it.
    return /"perfshift"\s*:\s*[^"\s]/.test(readFileSync(path, 'utf8'));
  } catch {
    return true;
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    // A home may be no folder (`HOME=/dev/null`), or one that may not be looked into: nothing stands there that could be read.
    return false;
  }
}
