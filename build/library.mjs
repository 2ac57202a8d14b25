// Takes the comments out of what tsc made of the library: the declarations beside it have those that a reader looks for.
// Lines stay lines, so that a trace can be read.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';

const FOLDER = 'dist/lib';
const files = readdirSync(FOLDER, { recursive: true }).filter((name) => name.endsWith('.js'));
for (const path of files.map((name) => join(FOLDER, name))) {
  const { code } = await transform(readFileSync(path, 'utf8'), {
    legalComments: 'none',
    target: 'es2023',
    charset: 'utf8',
  });
  writeFileSync(
    path,
    code.replace(/^ +/gm, (blanks) => '\t'.repeat(blanks.length / 2)),
  );
}
