import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { holdingSignals } from './hold-signals.ts';

/** What of a process decides which cache it takes. */
export interface Surroundings {
  readonly version: string;
  readonly arch: string;
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly execArgv: readonly string[];
  /** The user; absent on Windows, where a user's folder is the user's. */
  readonly getuid?: (() => number) | undefined;
}

/** V8's cache of the compiled program. */
export interface CodeCache {
  /** Null where there is none. */
  readonly data: Buffer | null;
  /** Keeps what `make` returns for later runs; null where there is no place to keep it, or nothing to gain. */
  readonly fill: ((make: () => Promise<Buffer>) => Promise<void>) | null;
}

/** The folder beside the program that the build fills, for the Node that it runs on. */
export const BESIDE = 'cache';

/** Caches of other versions that are left where a new one is put. */
const MOST_KEPT = 6;

/**
 * Returns the cache of the program of a build that stands in `folder`: the one that was built with it, else one in the
 * user's folder for caches. V8 looks whether a cache is of the same version, flags and length of source, and not whether
 * it is of this source: the name says so. Nor does it look who made it, and it runs what stands there: one in the user's
 * folder counts only where nobody else could have written it. NODE_DISABLE_COMPILE_CACHE turns all of it off.
 */
export function openCache(folder: string, build: string, around: Surroundings): CodeCache {
  const { env, version, arch, execArgv } = around;
  if (env.NODE_DISABLE_COMPILE_CACHE !== undefined) return { data: null, fill: null };
  const name = `${version}-${arch}-${build}.bin`;
  const beside = readCache(join(folder, BESIDE, name), () => true);
  if (beside !== null) return { data: beside, fill: null };
  const own = ownFolder(around);
  if (own === null) return { data: null, fill: null };
  const isOwn = (stat: Owned): boolean => isOnlyOurs(stat, around);
  const data = readCache(join(own, name), isOwn, own);
  // Flags are part of a cache; one that was made under odd ones would be of use to nobody else.
  const isOdd = execArgv.length > 0 || env.NODE_OPTIONS !== undefined;
  return { data, fill: isOdd ? null : (make) => fillCache(own, name, make, isOwn) };
}

interface Owned {
  readonly uid: number;
  readonly mode: number;
}

const OTHERS_WRITE = 0o022;

function isOnlyOurs({ uid, mode }: Owned, { platform, getuid }: Surroundings): boolean {
  return platform === 'win32' || (uid === getuid?.() && (mode & OTHERS_WRITE) === 0);
}

/** The user's folder for caches, by the custom of the system (XDG Base Directory Specification); null without a home. */
function ownFolder({ env, platform }: Surroundings): string | null {
  if (platform === 'win32') return env.LOCALAPPDATA ? join(env.LOCALAPPDATA, 'perfshift', 'cache') : null;
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'perfshift');
  if (!env.HOME) return null;
  return platform === 'darwin' ? join(env.HOME, 'Library/Caches/perfshift') : join(env.HOME, '.cache/perfshift');
}

/** Null where it is not there, or it or the folder, if one is given, is not trusted. */
function readCache(path: string, isTrusted: (stat: Owned) => boolean, folder?: string): Buffer | null {
  try {
    if (folder !== undefined && !isTrusted(statSync(folder))) return null;
    const descriptor = openSync(path, 'r');
    try {
      return isTrusted(fstatSync(descriptor)) ? readFileSync(descriptor) : null;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
}

async function fillCache(
  folder: string,
  name: string,
  make: () => Promise<Buffer>,
  isOwn: (stat: Owned) => boolean,
): Promise<void> {
  try {
    makeFolder(dirname(folder));
    makeFolder(folder);
    if (!isOwn(statSync(folder))) return;
    // Whether the folder can be written to is known before anything is made.
    accessSync(folder, constants.W_OK);
    const data = await make();
    holdingSignals(() => place(data, join(folder, `.${name}.${process.pid}.part`), join(folder, name)));
    prune(folder, name);
  } catch {
    // The next run is as slow as this one.
  }
}

function place(data: Buffer, part: string, path: string): void {
  try {
    writeFileSync(part, data, { flag: 'wx', mode: 0o600 });
    renameSync(part, path);
  } finally {
    rmSync(part, { force: true });
  }
}

/** Not one after the other up to the root: a home that is not there stays so, and in /proc that would never end. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) mkdirSync(path, { mode: 0o700 });
}

function prune(folder: string, name: string): void {
  const others = readdirSync(folder).filter((file) => file.endsWith('.bin') && file !== name);
  const aged = others.map((file) => ({ file, time: statSync(join(folder, file)).mtimeMs }));
  for (const { file } of aged.sort((a, b) => b.time - a.time).slice(MOST_KEPT))
    rmSync(join(folder, file), { force: true });
}
