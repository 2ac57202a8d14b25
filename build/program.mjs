// Builds dist/bin: the program as one script, the launcher that starts it from V8's code cache, that cache for the Node
// that runs this, and the licenses of what the script holds. docs/performance.md says what each of it is worth.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

const OUT = 'dist/bin';
const require = createRequire(import.meta.url);
const { version, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Modules of Node that most runs never use, and that take a while to load. */
const RARE_MODULES = ['child_process', 'os', 'tty', 'worker_threads', 'zlib'];

/** Loads a module of Node when one of its exports is first used. */
const lazyModules = {
  name: 'lazy-modules',
  setup: ({ onResolve, onLoad }) => {
    const filter = new RegExp(`^(?:node:)?(?:${RARE_MODULES.join('|')})$`);
    onResolve({ filter }, ({ path, namespace }) =>
      namespace === 'lazy' ? { path, external: true } : { path: path.replace('node:', ''), namespace: 'lazy' },
    );
    onLoad({ filter: /.*/, namespace: 'lazy' }, ({ path }) => ({
      contents: `for (const name of ${JSON.stringify(Object.keys(require(path)))})
        Object.defineProperty(exports, name, { enumerable: true, get: () => require('node:${path}')[name] });`,
    }));
  },
};

/** Gives yargs a platform that loads little, and spares it the checks of how it is called: those are of types. */
const yargsPlatform = {
  name: 'yargs-platform',
  setup: ({ onResolve, onLoad, onEnd }) => {
    const replaced = new Set();
    onLoad({ filter: /[\\/]yargs[\\/]lib[\\/]platform-shims[\\/]esm\.mjs$/ }, () => {
      replaced.add('platform');
      return { contents: readFileSync('build/yargs-platform.mjs', 'utf8') };
    });
    onLoad({ filter: /[\\/]yargs[\\/]build[\\/]lib[\\/]argsert\.js$/ }, () => {
      replaced.add('argsert');
      return { contents: 'export function argsert() {}' };
    });
    // The parser reads configuration files with it, and there are none.
    onResolve({ filter: /^node:module$/ }, ({ importer }) =>
      importer.includes('yargs-parser') ? { path: 'none', namespace: 'none' } : null,
    );
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'exports.createRequire = undefined;' }));
    onEnd(() => {
      if (replaced.size < 2) throw new Error(`of what is replaced in yargs only this is there: ${[...replaced]}`);
    });
  },
};

/** The distributions: long to load, and of many small modules whose names tell nobody anything. */
const DISTRIBUTIONS = Object.keys(dependencies).filter((name) => name.startsWith('@stdlib/'));

/** Returns what makes the distributions ready when they are first called, all from one text; `found` gets its sources. */
const lateDistributions = (found) => ({
  name: 'late-distributions',
  setup: ({ onResolve, onLoad }) => {
    const isOurs = ({ importer, namespace }) => namespace === 'file' && !importer.includes('node_modules');
    onResolve({ filter: /^@stdlib\// }, (args) => (isOurs(args) ? { path: args.path, namespace: 'late' } : null));
    onResolve({ filter: /^distributions$/ }, () => ({ path: 'all', namespace: 'distributions' }));
    onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
      contents: `let late = (...values) => (late = require('distributions')['${path}']())(...values); export { late as default };`,
    }));
    onLoad({ filter: /.*/, namespace: 'distributions' }, async () => {
      const contents = DISTRIBUTIONS.map((name) => `exports['${name}'] = () => require('${name}');`).join('\n');
      const options = { ...COMMON, minifyIdentifiers: true, write: false, metafile: true };
      const { outputFiles, metafile } = await build({ ...options, stdin: { contents, resolveDir: '.' } });
      found.push(...Object.keys(metafile.inputs));
      return { contents: outputFiles[0].text };
    });
  },
});

const COMMON = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  charset: 'ascii',
  legalComments: 'none',
  // A script has no imports; what is loaded late is required.
  supported: { 'dynamic-import': false },
  minifySyntax: true,
  minifyWhitespace: true,
  // Names stay: the trace of a bug that is reported has to be readable.
  minifyIdentifiers: false,
  logLevel: 'warning',
  define: { 'Intl.Segmenter': 'LazySegmenter', 'import.meta.url': '__filename' },
  inject: ['build/lazy-segmenter.mjs'],
};

/** Large, and for rare mails and pictures alone: they stay packages of their own. */
const PACKAGES = ['@resvg/resvg-js', 'html-entities', 'libmime'];

/** Bundles the program; returns the paths of all that went into it. */
async function bundleProgram() {
  const outfile = `${OUT}/program.cjs`;
  const sources = [];
  const program = await build({
    ...COMMON,
    entryPoints: ['bin/program.ts'],
    outfile,
    // A script that makes a function; the launcher calls it.
    banner: { js: '(function(module,require,__filename){' },
    footer: { js: '})' },
    metafile: true,
    define: { ...COMMON.define, VERSION: JSON.stringify(version) },
    external: PACKAGES,
    plugins: [lazyModules, yargsPlatform, lateDistributions(sources)],
  });
  // Text of one byte a character is read faster. What is left of other characters stands in regular expressions.
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(outfile, readFileSync(outfile, 'utf8').replace(/[^\x00-\x7f]/g, escaped));
  return [...sources, ...Object.keys(program.metafile.inputs)];
}

/** What a second thread runs: reading by bytes and little else. */
async function bundleSecond() {
  await build({
    ...COMMON,
    entryPoints: ['bin/second.ts'],
    outfile: `${OUT}/second.cjs`,
    inject: [],
    treeShaking: true,
  });
}

async function bundleLauncher() {
  const hash = createHash('sha256')
    .update(readFileSync(`${OUT}/program.cjs`))
    .digest('hex')
    .slice(0, 16);
  await build({
    ...COMMON,
    entryPoints: ['bin/perfshift.ts'],
    outfile: `${OUT}/perfshift.js`,
    define: { BUILD: JSON.stringify(hash) },
    inject: [],
  });
  // The package is of modules, the launcher is a script: that is what starts fastest.
  writeFileSync(`${OUT}/package.json`, '{ "type": "commonjs" }\n');
}

/** The program keeps a cache in the user's folder; what it keeps in one that it is shown goes with the build. */
function keepCache() {
  const home = `${OUT}/home`;
  const env = { XDG_CACHE_HOME: home, LOCALAPPDATA: home };
  execFileSync(process.execPath, [`${OUT}/perfshift.js`, '--version'], { env, stdio: 'ignore' });
  const made = readdirSync(home, { recursive: true }).find((name) => name.endsWith('.bin'));
  if (made !== undefined) {
    mkdirSync(`${OUT}/cache`);
    renameSync(join(home, made), join(OUT, 'cache', basename(made)));
  }
  rmSync(home, { recursive: true });
}

/** The licenses of the packages that a bundle holds want to go where it goes; a text that several have stands once. */
function writeLicenses(paths) {
  const folders = paths.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
  const titles = new Map();
  for (const folder of [...new Set(folders)].sort()) {
    const { name, version: of } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice)/i.test(file));
    if (files.length === 0) throw new Error(`${name} has no license`);
    for (const file of files) {
      const text = readFileSync(`${folder}/${file}`, 'utf8').trim();
      titles.set(text, [...(titles.get(text) ?? []), `${name} ${of}`]);
    }
  }
  const parts = [...titles].map(([text, all]) => `${all.join(', ')}\n\n${text}\n`);
  writeFileSync(`${OUT}/LICENSES.txt`, parts.join(`\n${'-'.repeat(72)}\n\n`));
}

rmSync(OUT, { recursive: true, force: true });
writeLicenses(await bundleProgram());
await bundleSecond();
await bundleLauncher();
keepCache();
