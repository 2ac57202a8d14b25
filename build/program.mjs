// Builds dist/bin: the program as one script, the launcher that starts it from V8's code cache, that cache for the Node
// that runs this, and the licenses of what the script holds. docs/performance.md says what each of it is worth.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { COMMON } from './common.mjs';
import { bundleScript } from './script.mjs';

const OUT = 'dist/bin';
const CORE = 'dist/lib/core.cjs';
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Large, and for rare mails and pictures alone: they stay packages of their own. */
const PACKAGES = ['@resvg/resvg-js', 'html-entities', 'libmime'];

/** What the pieces need where the library is imported: all of it is there at once. */
const LIBRARY_HEAD = 'var core=exports,cold=path=>cold.modules[path]();cold.modules={};';

/** Intl.Segmenter that is made when it is first asked: three packages make one to be ready, which few runs need. */
const LAZY_SEGMENTER =
  'class LazySegmenter{segment(text){this.own??=new globalThis.Intl.Segmenter();return this.own.segment(text)}}';

/** Writes the script in two files and returns where they are cut, and the paths of all that went into it. */
async function writeScript() {
  const { pieces, sources } = await bundleScript(version);
  const { hotCore, coldCore, library, hotProgram, coldProgram } = pieces;
  const rest = LAZY_SEGMENTER + coldCore;
  const core = LIBRARY_HEAD + hotCore + rest + library;
  const foreign = /\brequire\("(?!#)[^"]*"\)/.exec(core);
  if (foreign !== null) throw new Error(`the library is for browsers too and asks for ${foreign[0]}`);
  writeFileSync(CORE, core);
  writeFileSync(`${OUT}/program.cjs`, hotProgram + coldProgram);
  const hot = LIBRARY_HEAD.length + hotCore.length;
  const cuts = {
    core: [LIBRARY_HEAD.length, hot, hot + rest.length],
    program: [hotProgram.length, hotProgram.length + coldProgram.length],
  };
  return { cuts, sources };
}

async function bundleLauncher(cuts) {
  const texts = [CORE, `${OUT}/program.cjs`].map((path) => readFileSync(path));
  const hash = createHash('sha256').update(Buffer.concat(texts)).digest('hex').slice(0, 16);
  const options = {
    ...COMMON,
    platform: 'node',
    external: PACKAGES,
    define: { BUILD: JSON.stringify({ hash, cuts }) },
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
  const folders = paths.flatMap((path) => /^[^:]*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
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
mkdirSync(OUT, { recursive: true });
mkdirSync(dirname(CORE), { recursive: true });
const { cuts, sources } = await writeScript();
writeLicenses(sources);
await bundleLauncher(cuts);
keepCache();
