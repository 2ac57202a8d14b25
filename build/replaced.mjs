// What stands in place of modules of others and of Node in the script.
import { readFileSync } from 'node:fs';

/** No message files stand beside the script: those of yargs say in English what it says without them. */
const NO_MESSAGES = `import { format } from 'util';
  export default { fs: { readFileSync: () => '{}' }, format, resolve: (...parts) => parts.join('/'), exists: () => true };`;

/** Gives yargs a platform that loads little and no messages, and spares it the checks of how it is called: those are of types. */
export const yargsPlatform = {
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
    onLoad({ filter: /[\\/]y18n[\\/]build[\\/]lib[\\/]platform-shims[\\/]node\.js$/ }, () => {
      replaced.add('messages');
      return { contents: NO_MESSAGES };
    });
    // The parser reads configuration files with it, and there are none.
    onResolve({ filter: /^node:module$/ }, ({ importer }) =>
      importer.includes('yargs-parser') ? { path: 'none', namespace: 'none' } : null,
    );
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'exports.createRequire = undefined;' }));
    onEnd(() => {
      if (replaced.size < 3) throw new Error(`of what is replaced in yargs only this is there: ${[...replaced]}`);
    });
  },
};

/** What the library asks its package for by name; package.json says which file that is. */
const ASKED = { LIBRARIES: '#libraries', PNG: '#png' };

export const places = {
  name: 'places',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\/lazy-libraries\.ts$/ }, () => ({ path: ASKED.LIBRARIES, external: true }));
    onResolve({ filter: /^@resvg\/resvg-js$/ }, () => ({ path: ASKED.PNG, external: true }));
    // A table asks for colours of its own only where it is given some, and it is given none.
    onResolve({ filter: /^@colors\/colors\/safe$/ }, ({ path }) => ({ path, namespace: 'empty' }));
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }));
  },
};
