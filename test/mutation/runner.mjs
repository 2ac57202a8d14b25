/**
 * A test runner for Stryker that loads the tests near the mutants once and tries each mutant by switching it on in the same
 * process: some hundredths of a second for a mutant where a new thread of Vitest takes a second. The folders of tests are
 * those of `MUTATE_TESTS`, all that are meant where it is not set.
 *
 * What a mutant does to a module while it is loaded is not seen (Stryker calls such mutants static and leaves them out). A test
 * that notices a mutant is run again without it: where it fails then too, something outlived the mutant, and that is an error.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { glob } from 'tinyglobby';

const FOLDERS = 'symbols,diff,stats,gate,pipeline,model,report';
/** The first is about the length of lines that are printed, the second needs the built schemas. */
const LEFT_OUT = ['test/model/escape.test.ts', 'test/gate/document.test.ts'];
/** Where what Stryker put into the sources looks for the mutant that is on. */
const NAMESPACE = '__stryker__';
const [SUCCESS, FAILED] = [0, 1];
/** Tests that take longer are not asked: simulations whose alarms come late. `MUTATE_MOST_MS` says otherwise. */
const MOST_MS = Number(process.env.MUTATE_MOST_MS ?? 250);

class InProcess {
  #tests = [];
  #ns;

  constructor() {
    globalThis[NAMESPACE] ??= {};
    this.#ns = globalThis[NAMESPACE];
  }

  /** Says that modules are loaded anew: they are not, and what they made while they were loaded is what no mutant touched. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const folders = (process.env.MUTATE_TESTS ?? FOLDERS).split(',');
    const files = await glob(
      folders.map((folder) => `test/${folder}/*.test.ts`),
      { ignore: LEFT_OUT },
    );
    const at = await bundle(files.sort());
    this.#tests = (await import(pathToFileURL(at).href)).registered;
    await rm(at);
  }

  async dryRun() {
    const ns = this.#ns;
    const tests = [];
    for (const { id, name, run } of this.#tests) {
      ns.currentTestId = id;
      const begin = performance.now();
      const failure = await failureOf(run);
      ns.currentTestId = undefined;
      const ran = { id, name, timeSpentMs: performance.now() - begin };
      tests.push(failure === null ? { ...ran, status: SUCCESS } : { ...ran, status: FAILED, failureMessage: failure });
    }
    const took = new Map(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs]));
    this.#tests = this.#tests.toSorted((a, b) => took.get(a.id) - took.get(b.id));
    const mutantCoverage = ns.mutantCoverage ?? { static: {}, perTest: {} };
    for (const { id, timeSpentMs } of tests) if (timeSpentMs > MOST_MS) delete mutantCoverage.perTest[id];
    return { status: 'complete', tests, mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    const ns = this.#ns;
    const chosen = new Set(testFilter ?? this.#tests.map(({ id }) => id));
    let nrOfTests = 0;
    for (const { id, run } of this.#tests) {
      if (!chosen.has(id)) continue;
      nrOfTests += 1;
      [ns.activeMutant, ns.hitCount, ns.hitLimit] = [activeMutant.id, 0, hitLimit];
      const failure = await failureOf(run);
      const isEndless = hitLimit !== undefined && ns.hitCount > hitLimit;
      [ns.activeMutant, ns.hitCount, ns.hitLimit] = [undefined, undefined, undefined];
      if (isEndless) return { status: 'timeout', reason: `Hit limit reached (${hitLimit})` };
      if (failure === null) continue;
      const again = await failureOf(run);
      if (again !== null) return { status: 'error', errorMessage: `${id} fails without the mutant too: ${again}` };
      return { status: 'killed', killedBy: [id], failureMessage: failure, nrOfTests };
    }
    return { status: 'survived', nrOfTests };
  }

  async dispose() {}
}

/** Returns what a test says when it fails, or null. */
async function failureOf(run) {
  try {
    await run();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Returns the path of all test files as one module, each read as if it stood where it stands. */
async function bundle(files) {
  const root = process.cwd();
  const own = join(root, 'test/mutation/vitest.mjs');
  const lines = [
    `import { beginFile } from 'vitest';`,
    `import ${JSON.stringify(join(root, 'test/setup.ts'))};`,
    // A counterexample is enough; nobody reads the least.
    `import fc from 'fast-check';`,
    'fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });',
  ];
  for (const file of files)
    lines.push(`beginFile(${JSON.stringify(file)});`, `await import(${JSON.stringify(join(root, file))});`);
  lines.push(`export { registered } from 'vitest';`);
  const outdir = join(root, 'test/mutation/.built');
  await mkdir(outdir, { recursive: true });
  const outfile = join(outdir, `tests-${process.pid}.mjs`);
  await build({
    stdin: { contents: lines.join('\n'), resolveDir: root, loader: 'js' },
    bundle: true,
    ignoreAnnotations: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outfile,
    plugins: [
      {
        name: 'tests-in-place',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^vitest$/ }, () => ({ path: own, external: true }));
          onResolve({ filter: /^[^./]/ }, ({ path }) => ({ path, external: true }));
          onLoad({ filter: /\.m?[jt]s$/ }, async ({ path }) => {
            const text = await readFile(path, 'utf8');
            const contents = text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
            return { contents, loader: path.endsWith('.ts') ? 'ts' : 'js' };
          });
        },
      },
    ],
  });
  return outfile;
}

/** What Stryker finds here: the kind, the name and what makes it. */
export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcess }];
