import { closeSync, openSync, readSync } from 'node:fs';
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

/** Modules of Node that most runs never use, and that take a while to load. */
const RARE: ReadonlySet<string> = new Set(
  ['child_process', 'os', 'tty', 'v8', 'worker_threads', 'zlib'].flatMap((name) => [name, `node:${name}`]),
);

/** Returns a module of Node that is loaded when something of it is first used. */
const lateModule = (name: string): object =>
  new Proxy({}, { get: (_, each) => (require(name) as Readonly<Record<string | symbol, unknown>>)[each] });

/** What the core asks its package for by name. package.json says the same to who imports the library, from files of its own. */
const moduleOf = (name: string): unknown => {
  if (RARE.has(name)) return lateModule(name);
  if (name === '#png') return require('@resvg/resvg-js');
  if (name !== '#libraries') return require(name);
  return { mimeLibrary: () => require('libmime'), entityLibrary: () => require('html-entities') };
};

/** What was asked for: each module of the script asks for its own, and Node looks for each anew. */
const known = new Map<string, unknown>();

const asked = (name: string): unknown => {
  if (!known.has(name)) known.set(name, moduleOf(name));
  return known.get(name);
};

/** What tells one build of the program from another, and where its two files are cut. */
export interface Build {
  readonly hash: string;
  readonly cuts: {
    /** Where the library begins that most runs need, the rest of it, and what only who imports it needs. */
    readonly core: readonly [number, number, number];
    /** Where of the program begins what few runs need, and its length. */
    readonly program: readonly [number, number];
  };
}

/** What stands around the pieces of the script: a function of what few runs need, which V8 need not look into, then the rest. */
const AROUND = [
  '(function(program,require,__filename){function cold(path){if(!cold.modules){cold.modules={};fill()}return cold.modules[path]()}\nfunction fill(){',
  '\n',
  '\n}',
  '\n',
  '\n})',
] as const;

/**
 * The library and the program as one script: one piece of text is compiled, and kept compiled, faster than two. Its bytes are
 * read to where they belong and made a string once: strings of this size are copied and moved as slowly as they are read.
 */
function sourceIn(folder: string, { core: [begin, rest, end], program: [at, last] }: Build['cuts']): string {
  const core = openSync(join(folder, '..', 'lib', 'core.cjs'), 'r');
  const program = openSync(join(folder, 'program.cjs'), 'r');
  const pieces = [
    [core, rest, end],
    [program, at, last],
    [core, begin, rest],
    [program, 0, at],
  ] as const;
  const bytes = Buffer.allocUnsafeSlow(AROUND.join('').length + end - begin + last);
  let length = bytes.write(AROUND[0], 'latin1');
  for (const [which, [file, from, to]] of pieces.entries()) {
    length += readSync(file, bytes, length, to - from, from);
    length += bytes.write(AROUND[which + 1] ?? '', length, 'latin1');
  }
  closeSync(core);
  closeSync(program);
  return bytes.toString('latin1', 0, length);
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
