import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { type CodeCache, openCache } from './code-cache.ts';

/** What `bin/program.ts` exports, once it is bundled into one script. */
export interface Program {
  /** Runs this process and returns its exit status. */
  readonly run: () => Promise<number>;
  /** Does the work of a second thread. */
  readonly second: () => void;
  /** Does what most runs do, without an effect, so that V8 has compiled it. `folder` is that of the package. */
  readonly warmUp: (folder: string) => Promise<void>;
}

/** What the core asks its package for by name. package.json says the same to who imports the library, from files of its own. */
const asked = (name: string): unknown => {
  if (name === '#png') return require('@resvg/resvg-js');
  if (name !== '#libraries') return require(name);
  return { mimeLibrary: () => require('libmime'), entityLibrary: () => require('html-entities') };
};

/** The core and the program as one script: one piece of text is compiled, and kept compiled, faster than two. */
function sourceIn(folder: string): string {
  const core = readFileSync(join(folder, '..', 'lib', 'core.cjs'), 'latin1');
  const program = readFileSync(join(folder, 'program.cjs'), 'latin1');
  return `(function(module,require,__filename){var core={exports:{}};(function(module,exports){${core}
})(core,core.exports);core=core.exports;${program}
})`;
}

/**
 * Runs the program of a build that stands in a folder as this process. Most of what a start costs is compiling code that
 * was compiled before, so V8's own cache of it is kept. Whatever is wrong with a cache, V8 refuses it and the program runs
 * without.
 */
export async function start(folder: string, build: string): Promise<void> {
  const { program, script, cache } = load(folder, build);
  process.exitCode = await program.run();
  if (cache.data !== null && script.cachedDataRejected !== true) return;
  await cache.fill?.(async () => {
    await program.warmUp(join(folder, '..', '..'));
    return script.createCachedData();
  });
}

/** Does the work of a second thread of the program of a build that stands in a folder. */
export function startSecond(folder: string, build: string): void {
  load(folder, build).program.second();
}

function load(folder: string, build: string): { program: Program; script: Script; cache: CodeCache } {
  const filename = join(folder, 'program.cjs');
  const cache = openCache(folder, build, process);
  const source = sourceIn(folder);
  const script = new Script(source, cache.data === null ? { filename } : { filename, cachedData: cache.data });
  const module = { exports: {} };
  script.runInThisContext()(module, asked, filename);
  return { program: module.exports as Program, script, cache };
}
