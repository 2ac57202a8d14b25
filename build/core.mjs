// Builds dist/lib/core.cjs: all that the library and the program have in common, once. Each module of it is made when it is
// first asked for. Nothing in it is Node's: what differs between Node and a browser is asked of the package by name.
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { COMMON, escapeFile, lateDistributions } from './common.mjs';

/** What the modules ask their package for; package.json says which file that is. */
const ASKED = { LIBRARIES: '#libraries', PNG: '#png' };

const places = {
  name: 'places',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\/lazy-libraries\.ts$/ }, () => ({ path: ASKED.LIBRARIES, external: true }));
    onResolve({ filter: /^@resvg\/resvg-js$/ }, () => ({ path: ASKED.PNG, external: true }));
    // A table asks for colours of its own only where it is given some, and it is given none.
    onResolve({ filter: /^@colors\/colors\/safe$/ }, ({ path }) => ({ path, namespace: 'none' }));
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: '' }));
  },
};

/** Returns the modules of ours that an entry leads to, each with those that it imports. */
async function modulesOf(entry) {
  const options = { ...COMMON, platform: 'node', packages: 'external', inject: [], write: false, metafile: true };
  const { metafile } = await build({ ...options, entryPoints: [entry] });
  return new Map(
    Object.entries(metafile.inputs).map(([path, { imports }]) => [path, imports.map((each) => each.path)]),
  );
}

/**
 * Bundles what `lib/index.ts` leads to. Returns the short name of each module that the program or who imports the package
 * asks for, and the paths of all that went into it.
 */
export async function bundleCore(outfile) {
  const library = await modulesOf('lib/index.ts');
  // What differs between Node and a browser is asked for by name.
  library.delete('lib/source/lazy-libraries.ts');
  const program = [...(await modulesOf('bin/program.ts'))].filter(([path]) => !library.has(path));
  const asked = new Set(program.flatMap(([, imports]) => imports).filter((path) => library.has(path)));
  const modules = new Map([...asked].map((path, at) => [path, at.toString(36)]));
  modules.set('lib/index.ts', 'library');
  const sources = [];
  const contents = [...modules].map(([path, name]) => `exports['${name}'] = () => require('./${path}');`).join('\n');
  const { metafile } = await build({
    ...COMMON,
    stdin: { contents, resolveDir: '.' },
    outfile,
    metafile: true,
    plugins: [places, lateDistributions(sources)],
  });
  escapeFile(outfile);
  return { modules, sources: [...sources, ...Object.keys(metafile.inputs)] };
}

/** Lets a bundle take modules of the core from where the launcher puts them, in place of bundling them again. */
export const fromCore = (modules) => ({
  name: 'from-core',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path, resolveDir }) => {
      const name = relative(resolve('.'), join(resolveDir, path)).replaceAll('\\', '/');
      return modules.has(name) ? { path: name, namespace: 'core' } : null;
    });
    onLoad({ filter: /.*/, namespace: 'core' }, ({ path }) => ({
      contents: `module.exports = core['${modules.get(path)}']();`,
    }));
  },
});
