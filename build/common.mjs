// What the bundles have in common.
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

/** How all of them are built. */
export const COMMON = {
  bundle: true,
  platform: 'browser',
  format: 'cjs',
  target: 'node20.19',
  charset: 'ascii',
  legalComments: 'none',
  // A script has no imports; what is loaded late is required.
  supported: { 'dynamic-import': false },
  minifySyntax: true,
  minifyWhitespace: true,
  // A package with names is a third larger. `npm run build -- --names` makes one, to read the trace of a bug by.
  minifyIdentifiers: !process.argv.includes('--names'),
  logLevel: 'warning',
  define: { 'Intl.Segmenter': 'LazySegmenter', 'import.meta.url': '__filename' },
};

/** Text of one byte a character is read faster. What is left of other characters stands in regular expressions. */
export function escapeText(text) {
  return text.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The distributions: long to load, and of many small modules whose names tell nobody anything. */
const DISTRIBUTIONS = Object.keys(devDependencies).filter((name) => name.startsWith('@stdlib/'));

/** What the distributions do without: they look whether arrays of numbers are there, and how properties can be hidden. */
const SPARED = {
  'utils-define-nonenumerable-read-only-property': '(object, name, value) => { object[name] = value; }',
  'array-float64': 'Float64Array',
  'array-uint8': 'Uint8Array',
  'array-uint16': 'Uint16Array',
  'array-uint32': 'Uint32Array',
};

/** How their modules are written, all 360 of them: what they need, what they are, and what makes one for given parameters. */
const NEEDS = /^var (\w+) = require\( '([^']+)' \);/gm;
const NEEDS_PART = /^var (\w+) = require\( '([^']+)' \)\.(\w+);/gm;
const IS = /^module\.exports = (\w+);/m;
const FACTORY = /^setReadOnly\( main, 'factory', factory \);/m;

/** Returns a module of theirs as one of ECMAScript, so that all of them become one function in place of 360. */
function moduleOf(text, path) {
  const module = text
    .replace(FACTORY, '')
    .replace(NEEDS_PART, "import $1 from '$2/lib/$3.js';")
    .replace(NEEDS, "import $1 from '$2';")
    .replace(IS, 'export default $1;');
  if (/^[^/*]*\b(?:require\(|module\.exports)/m.test(module) || !IS.test(text))
    throw new Error(`${path} is written in another way`);
  return module;
}

const spareDistributions = {
  name: 'spare-distributions',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: new RegExp(`^@stdlib/(?:${Object.keys(SPARED).join('|')})$`) }, ({ path }) => ({
      path: path.replace('@stdlib/', ''),
      namespace: 'spared',
    }));
    onLoad({ filter: /.*/, namespace: 'spared' }, ({ path }) => ({ contents: `export default ${SPARED[path]};` }));
    onLoad({ filter: /[\\/]@stdlib[\\/].*\.js$/ }, ({ path }) => ({
      contents: moduleOf(readFileSync(path, 'utf8'), path),
    }));
  },
};

/** Returns what makes the distributions ready when they are first called, all from one text; `found` gets its sources. */
export const lateDistributions = (found) => ({
  name: 'late-distributions',
  setup: ({ onResolve, onLoad }) => {
    const isOurs = ({ importer, namespace }) => namespace === 'file' && !importer.includes('node_modules');
    onResolve({ filter: /^@stdlib\// }, (args) => (isOurs(args) ? { path: args.path, namespace: 'late' } : null));
    onResolve({ filter: /^distributions$/ }, () => ({ path: 'all', namespace: 'distributions' }));
    onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
      contents: `let late = (...values) => (late = require('distributions')['${path}'])(...values); export { late as default };`,
    }));
    onLoad({ filter: /.*/, namespace: 'distributions' }, async () => {
      const contents = DISTRIBUTIONS.map((name) => `export { default as '${name}' } from '${name}';`).join('\n');
      const options = { ...COMMON, write: false, metafile: true, plugins: [spareDistributions] };
      const { outputFiles, metafile } = await build({ ...options, stdin: { contents, resolveDir: '.' } });
      found.push(...Object.keys(metafile.inputs));
      return { contents: outputFiles[0].text };
    });
  },
});
