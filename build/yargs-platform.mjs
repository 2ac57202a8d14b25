// What yargs asks of its platform, in place of its own lib/platform-shims/esm.mjs, and resolved as if it stood there. It
// does the same, except that what only help and completion need is loaded when they ask, that no streams are set up to
// learn a width that the parser sets anyway, and that there are no message files beside the bundled program.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { inspect } from 'node:util';
import y18n from 'y18n';
import Parser from 'yargs-parser';
import { getProcessArgvBin } from '../../build/lib/utils/process-argv.js';

const assert = (holds, message) => {
  if (!holds) throw message instanceof Error ? message : new Error(message);
};

export default {
  assert: {
    strictEqual: (a, b, message) => assert(a === b, message),
    notStrictEqual: (a, b, message) => assert(a !== b, message),
  },
  cliui: (options) => require('cliui').default(options),
  // It would look for a package.json in all folders above, whose version the parser replaces.
  findUp: () => undefined,
  getEnv: (key) => process.env[key],
  inspect,
  getProcessArgvBin,
  mainFilename: process.cwd(),
  Parser,
  path: { basename, dirname, extname, relative, resolve, join },
  process: {
    argv: () => process.argv,
    cwd: process.cwd,
    emitWarning: (warning, type) => process.emitWarning(warning, type),
    execPath: () => process.execPath,
    exit: (code) => process.exit(code),
    nextTick: process.nextTick,
    stdColumns: null,
  },
  readFileSync,
  readdirSync,
  require,
  getCallerFile: () => __filename,
  stringWidth: (text) => require('string-width').default(text),
  y18n: y18n({ directory: join(dirname(__filename), 'locales'), updateFiles: false }),
};
