// Bundles the library and the program at once and cuts the text where one ends and the other begins: names are the same on
// both sides of a cut, so that the launcher can put the pieces together as one script whose functions call each other
// without anything between them. docs/performance.md says what that is worth.
import { builtinModules } from 'node:module';
import { relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { COMMON, escapeText, lateDistributions } from './common.mjs';
import { places, yargsPlatform } from './replaced.mjs';

/** Of what is loaded late that which is large: V8 looks through all of it at once when one of it is first asked for. */
const LARGE =
  /^(?:node_modules|lib\/render\/(?:table|csv|json|svg|png|folded|pprof|speedscope|markdown)|lib\/cli\/record)\//;

const OPTIONS = {
  ...COMMON,
  metafile: true,
  write: false,
  external: [...builtinModules, 'node:*'],
};

/** Returns the modules that an entry leads to, each with what it imports. */
async function graphOf(entry, plugins, options) {
  const { metafile } = await build({ ...OPTIONS, ...options, entryPoints: [entry], plugins });
  return metafile.inputs;
}

/** Whether a module is asked for when it is needed: those that yargs prints help with are. */
const isLate = (importer, kind) =>
  kind === 'dynamic-import' || (kind === 'require-call' && importer.endsWith('yargs/lib/platform-shims/esm.mjs'));

/** Returns all that an entry leads to, without what is large and loaded late. */
function reachable(inputs, entry) {
  const found = new Set();
  const visit = (path) => {
    if (found.has(path) || inputs[path] === undefined) return;
    found.add(path);
    for (const each of inputs[path].imports) if (!isLate(path, each.kind) || !LARGE.test(each.path)) visit(each.path);
  };
  visit(entry);
  return found;
}

/** What is only asked for late stands in a function of its own, which V8 need not look into before. */
const coldModules = (cold) => ({
  name: 'cold-modules',
  setup: ({ onResolve, onLoad, resolve }) => {
    onResolve({ filter: /^[^:]*$/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === cold || !isLate(importer.replaceAll('\\', '/'), kind)) return null;
      const found = await resolve(path, { kind, importer, resolveDir, pluginData: cold });
      const name = relative('.', found.path).replaceAll('\\', '/');
      return found.namespace === 'file' && cold.has(name) ? { path: `${name}.cjs`, namespace: 'cold' } : null;
    });
    onLoad({ filter: /.*/, namespace: 'cold' }, ({ path }) => ({
      contents: `module.exports = cold('${path.slice(0, -'.cjs'.length)}');`,
    }));
  },
});

/** What is imported or required as `piece:name`, by name. */
const pieces = (contents) => ({
  name: 'pieces',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^piece:/ }, ({ path }) => ({ path, namespace: 'piece', sideEffects: true }));
    // package.json says that modules have no effects: one that is imported for nothing else would be left out.
    onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path),
      sideEffects: true,
    }));
    onLoad({ filter: /.*/, namespace: 'piece' }, ({ path }) => ({
      contents: contents[path.slice('piece:'.length)],
      resolveDir: '.',
    }));
  },
});

/** A module of nothing but `CUT()`, as esbuild writes it, with names and without. */
const CUT = /var [\w$]+=[\w$]+\((?:\{"piece:piece:cut\d"\(\)|\(\)=>)\{CUT\(\)\}\}?\);?/;

/** Has the pieces written in this order. */
const ordered = (...names) => `ORDER(() => [${names.map((name) => `require('piece:${name}')`).join(', ')}]);`;
const ORDER = /ORDER\(\(\)=>\[.*?\]\);/g;

/** The name that an export of a piece has in it. */
function nameOf(exported, text) {
  const [, name] = new RegExp(`\\{${exported}:\\(\\)=>([\\w$]+)\\}`).exec(text) ?? [];
  if (name === undefined) throw new Error(`no piece exports ${exported}`);
  return name;
}

const importAll = (paths) => paths.map((path) => `import './${path}';`).join('\n');
const fill = (paths) => paths.map((path) => `cold.modules['${path}'] = () => require('./${path}');`).join('\n');

/**
 * Returns the pieces: of what the library holds that which most runs of the program need (`hotCore`) and the rest
 * (`coldCore`), the exports of the library, and the same two of the program. With them the paths of all that went into them.
 */
export async function bundleScript(version) {
  const sources = [];
  const shared = [places, lateDistributions(sources)];
  const plugins = [...shared, yargsPlatform];
  const options = { define: { ...COMMON.define, VERSION: JSON.stringify(version) } };
  const library = await graphOf('lib/index.ts', shared, options);
  const program = await graphOf('bin/program.ts', plugins, options);
  const hot = reachable(program, 'bin/program.ts');
  const late = Object.entries({ ...library, ...program }).flatMap(([path, { imports }]) => {
    return imports.filter(({ kind, external }) => external !== true && isLate(path, kind)).map((each) => each.path);
  });
  const cold = [...new Set(late)].filter((path) => !hot.has(path));
  const core = Object.keys(library).filter((path) => /^(?:lib|node_modules)\//.test(path) && path !== 'lib/index.ts');
  const coldOfCore = cold.filter((path) => path in library);
  // esbuild writes a module once it has written all that it imports, so the order of pieces is that of imports. A module that
  // is required somewhere is made when it is first asked for, and so is all that it imports.
  const contents = {
    hotCore: `${importAll(core.filter((path) => hot.has(path)))}
export const late = () => [${coldOfCore.map((path) => `import('./${path}')`).join(', ')}];`,
    coldCore: `${importAll(core.filter((path) => path.startsWith('lib/') && !hot.has(path)))}
export function fill() { ${fill(coldOfCore)} }`,
    library: "export function library() { return require('./lib/index.ts'); }",
    coldProgram: `export function fill() { ${fill(cold.filter((path) => !(path in library)))} }`,
    coreFirst: ordered('hotCore', 'cut0', 'coldCore', 'cut1', 'library', 'cut2'),
    coldLast: ordered('cut3', 'coldProgram', 'cut4'),
    ...Object.fromEntries([0, 1, 2, 3, 4].map((at) => [`cut${at}`, 'CUT();'])),
  };
  const entry = `import 'piece:coreFirst';
import { run, second, warmUp } from './bin/program.ts';
import 'piece:coldLast';
Object.assign(program, { run, second, warmUp });`;
  const { outputFiles, metafile } = await build({
    ...OPTIONS,
    ...options,
    stdin: { contents: entry, resolveDir: '.' },
    plugins: [coldModules(new Set(cold)), ...plugins, pieces(contents)],
  });
  const [hotCore, coldCore, exported, hotProgram, coldProgram, last, ...more] = escapeText(outputFiles[0].text).split(
    CUT,
  );
  if (last === undefined || more.length > 0) throw new Error('the script has other pieces than expected');
  return {
    pieces: {
      hotCore,
      coldCore: `${coldCore};${nameOf('fill', coldCore)}();`,
      library: `${exported};core.library=${nameOf('library', exported)};`,
      hotProgram: hotProgram + last.replace(ORDER, ''),
      coldProgram: `${coldProgram};${nameOf('fill', coldProgram)}();`,
    },
    sources: [...sources, ...Object.keys(metafile.inputs)],
  };
}
