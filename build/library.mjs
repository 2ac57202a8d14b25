// Builds dist: the program with the core, and of the library the exports of the core as a module, their types as one file, and what
// differs between Node and a browser.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { COMMON } from './common.mjs';
import './program.mjs';

const OUT = 'dist/lib';

/** What is asked of the package by name, for Node and for all else. */
async function bundleLibraries() {
  const libraries = { ...COMMON, platform: 'node', packages: 'external' };
  await build({ ...libraries, entryPoints: ['lib/source/lazy-libraries.ts'], outfile: `${OUT}/node-libraries.cjs` });
  const browser = ['lib/source/browser-libraries.ts'];
  await build({ ...libraries, format: 'esm', entryPoints: browser, outfile: `${OUT}/browser-libraries.js` });
  writeFileSync(`${OUT}/no-png.js`, "throw new Error('a browser draws no png here');\n");
}

/** The core is a script, which the launcher can take as it is; who imports the package gets names. */
function writeModule() {
  const require = createRequire(import.meta.url);
  const names = Object.keys(require(resolve(OUT, 'core.cjs')).library());
  const text = `import core from './core.cjs';\n\nexport const { ${names.sort().join(', ')} } = core.library();\n`;
  writeFileSync(`${OUT}/index.js`, text);
}

/** Rolls the declarations that tsc made up into one file, and reports every signature to dist/api. */
function rollUpTypes() {
  const require = createRequire(import.meta.url);
  const extractor = join(dirname(require.resolve('@microsoft/api-extractor/package.json')), 'bin/api-extractor');
  mkdirSync('dist/api', { recursive: true });
  execFileSync(process.execPath, [extractor, 'run', '--local'], { stdio: ['ignore', 'ignore', 'inherit'] });
  rmSync('dist/api/new', { recursive: true, force: true });
  rmSync('dist/types', { recursive: true });
}

/** The schemas without what only people need who change them. */
function writeSchemas() {
  mkdirSync('dist/schemas', { recursive: true });
  for (const name of readdirSync('schemas').filter((each) => each.endsWith('.json')))
    writeFileSync(`dist/schemas/${name}`, `${JSON.stringify(JSON.parse(readFileSync(`schemas/${name}`, 'utf8')))}\n`);
}

await bundleLibraries();
writeModule();
writeSchemas();
rollUpTypes();
