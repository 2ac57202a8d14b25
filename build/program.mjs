// Builds dist/bin: the program as one script, the launcher that starts it from V8's code cache, that cache for the Node
// that runs this, and the licenses of what the script holds. docs/performance.md says what each of it is worth.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { COMMON, escapeFile } from './common.mjs';
import { bundleCore, fromCore } from './core.mjs';

const OUT = 'dist/bin';
const CORE = 'dist/lib/core.cjs';
const require = createRequire(import.meta.url);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Modules of Node that most runs never use, and that take a while to load. */
const RARE_MODULES = ['child_process', 'os', 'tty', 'v8', 'vm', 'worker_threads', 'zlib'];

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

/** Large, and for rare mails and pictures alone: they stay packages of their own. */
const PACKAGES = ['@resvg/resvg-js', 'html-entities', 'libmime'];

/** Bundles the program without the modules of the core; returns the paths of all that went into it. */
async function bundleProgram(modules) {
  const outfile = `${OUT}/program.cjs`;
  const program = await build({
    ...COMMON,
    platform: 'node',
    entryPoints: ['bin/program.ts'],
    outfile,
    metafile: true,
    define: { ...COMMON.define, VERSION: JSON.stringify(version) },
    external: PACKAGES,
    plugins: [fromCore(modules), lazyModules, yargsPlatform],
  });
  escapeFile(outfile);
  return Object.keys(program.metafile.inputs);
}

async function bundleLauncher() {
  const texts = [CORE, `${OUT}/program.cjs`].map((path) => readFileSync(path));
  const hash = createHash('sha256').update(Buffer.concat(texts)).digest('hex').slice(0, 16);
  const options = {
    ...COMMON,
    platform: 'node',
    external: PACKAGES,
    define: { BUILD: JSON.stringify(hash) },
    inject: [],
  };
  await build({ ...options, entryPoints: ['bin/perfshift.ts'], outfile: `${OUT}/perfshift.js` });
  // A second thread starts the same program.
  await build({ ...options, entryPoints: ['bin/second.ts'], outfile: `${OUT}/second.cjs` });
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

/** The end of the Apache license; what stands behind it in a file is of the package. */
const TERMS = /(?<=END OF TERMS AND CONDITIONS)\s*/;

/** Returns names of packages, those of one scope together: two hundred of one stand in the core. */
function namesOf(packages) {
  const scopes = new Map();
  for (const each of packages) {
    const [, scope = each, name] = /^(@[^/]+)\/(\S+)/.exec(each) ?? [];
    scopes.set(scope, [...(scopes.get(scope) ?? []), ...(name === undefined ? [] : [name])]);
  }
  return [...scopes].map(([scope, names]) => (names.length === 0 ? scope : `${scope}/{${names.join(',')}}`));
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
      const parts = readFileSync(`${folder}/${file}`, 'utf8').trim().split(TERMS);
      for (const text of parts.filter((part) => part !== ''))
        titles.set(text, [...(titles.get(text) ?? []), `${name} ${of}`]);
    }
  }
  const parts = [...titles].map(([text, all]) => `${namesOf(all).join(', ')}\n\n${text}\n`);
  writeFileSync(`${OUT}/LICENSES.txt`, parts.join(`\n${'-'.repeat(72)}\n\n`));
}

rmSync(OUT, { recursive: true, force: true });
const { modules, sources } = await bundleCore(CORE);
writeLicenses([...sources, ...(await bundleProgram(modules))]);
await bundleLauncher();
keepCache();
