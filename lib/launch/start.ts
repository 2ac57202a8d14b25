import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { openCache } from './code-cache.ts';

/** What `bin/program.ts` exports, once it is bundled into one script. */
export interface Program {
  /** Runs this process and returns its exit status. */
  readonly run: () => Promise<number>;
  /** Does what most runs do, without an effect, so that V8 has compiled it. `folder` is that of the package. */
  readonly warmUp: (folder: string) => Promise<void>;
}

/**
 * Runs the program of a build that stands in a folder as this process. Most of what a start costs is compiling code that
 * was compiled before, so V8's own cache of it is kept. Whatever is wrong with a cache, V8 refuses it and the program runs
 * without.
 */
export async function start(folder: string, build: string): Promise<void> {
  const filename = join(folder, 'program.cjs');
  const cache = openCache(folder, build, process);
  const source = readFileSync(filename, 'latin1');
  const script = new Script(source, cache.data === null ? { filename } : { filename, cachedData: cache.data });
  const module = { exports: {} };
  script.runInThisContext()(module, require, filename);
  const { run, warmUp } = module.exports as Program;
  process.exitCode = await run();
  if (cache.data !== null && script.cachedDataRejected !== true) return;
  await cache.fill?.(async () => {
    await warmUp(join(folder, '..', '..'));
    return script.createCachedData();
  });
}
