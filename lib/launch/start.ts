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

/** What tells one build of the program from another, and where its two files are cut. */
export interface Build {
  readonly hash: string;
  readonly cuts: {
    /** Where the library begins that most runs need, the rest of it, and what only who imports it needs. */
    readonly core: readonly [number, number, number];
    /** Where of the program begins what few runs need. */
    readonly program: number;
  };
}

/**
 * The library and the program as one script: one piece of text is compiled, and kept compiled, faster than two. What few
 * runs need stands in a function of its own, which V8 need not look into.
 */
function sourceIn(folder: string, { core: [begin, rest, end], program: at }: Build['cuts']): string {
  const core = readFileSync(join(folder, '..', 'lib', 'core.cjs'), 'latin1');
  const program = readFileSync(join(folder, 'program.cjs'), 'latin1');
  return `(function(program,require,__filename){function cold(path){if(!cold.modules){cold.modules={};fill()}return cold.modules[path]()}
function fill(){${core.slice(rest, end)}
${program.slice(at)}
}${core.slice(begin, rest)}
${program.slice(0, at)}
})`;
}

/**
 * Runs the program of a build that stands in a folder as this process. Most of what a start costs is compiling code that
 * was compiled before, so V8's own cache of it is kept. Whatever is wrong with a cache, V8 refuses it and the program runs
 * without.
 */
export async function start(folder: string, build: Build): Promise<void> {
  const { program, script, cache } = load(folder, build);
  process.exitCode = await program.run();
  if (cache.data !== null && script.cachedDataRejected !== true) return;
  await cache.fill?.(async () => {
    await program.warmUp(join(folder, '..', '..'));
    return script.createCachedData();
  });
}

/** Does the work of a second thread of the program of a build that stands in a folder. */
export function startSecond(folder: string, build: Build): void {
  load(folder, build).program.second();
}

function load(folder: string, build: Build): { program: Program; script: Script; cache: CodeCache } {
  const filename = join(folder, 'program.cjs');
  const cache = openCache(folder, build.hash, process);
  const source = sourceIn(folder, build.cuts);
  const script = new Script(source, cache.data === null ? { filename } : { filename, cachedData: cache.data });
  const program = {} as Program;
  script.runInThisContext()(program, asked, filename);
  return { program, script, cache };
}
