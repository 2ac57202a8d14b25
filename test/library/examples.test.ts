import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** In the package, so that its name leads to what was built; what dist holds besides is never published. */
const FOLDER = 'dist/examples';

/** A block of TypeScript, and the text right behind it: what it prints. */
interface Example {
  readonly code: string;
  readonly output: string | null;
}

function examplesIn(markdown: string): readonly Example[] {
  const blocks = [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  return blocks.flatMap(([, kind, code = ''], at) => {
    const next = blocks[at + 1];
    return kind === 'ts' ? [{ code, output: next?.[1] === 'text' ? (next[2] ?? '') : null }] : [];
  });
}

const EXAMPLES = examplesIn(readFileSync('docs/library.md', 'utf8'));
const CONSUMER = { target: 'es2023', strict: true, types: ['node'], skipLibCheck: false };

/** Compiles files as somebody does who uses the package. Throws with what tsc says. */
function compile(folder: string, options: Readonly<Record<string, string>>): void {
  const compilerOptions = { ...CONSUMER, ...options, rootDir: '.' };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.mts'] }));
  const tsc = resolve('node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8', stdio: 'pipe' });
}

beforeAll(() => {
  mkdirSync(FOLDER, { recursive: true });
  for (const [at, { code }] of EXAMPLES.entries()) writeFileSync(join(FOLDER, `${at}.mts`), code);
  compile(FOLDER, { module: 'nodenext' });
}, 120_000);

afterAll(() => rmSync(FOLDER, { recursive: true }));

describe('the examples of docs/library.md', () => {
  test('are there', () => expect(EXAMPLES.length).toBeGreaterThan(3));

  test('have types for a bundler as well', () => {
    compile(FOLDER, { module: 'esnext', moduleResolution: 'bundler' });
  }, 120_000);

  test.each(EXAMPLES.map((example, at) => ({ ...example, at })))(
    'number $at prints what stands behind it',
    ({ at, output }) => {
      const printed = execFileSync(process.execPath, [join(FOLDER, `${at}.mjs`)], { encoding: 'utf8' });
      if (output !== null) expect(printed).toBe(output);
      expect(printed).not.toBe('');
    },
  );

  test('a wrong type is an error', () => {
    const folder = join(FOLDER, 'wrong');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.mts'), "import { readProfiles } from 'perfshift';\nreadProfiles(7);\n");
    expect(() => compile(folder, { module: 'nodenext' })).toThrow();
  }, 120_000);
});
