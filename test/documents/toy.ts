import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Block } from './blocks.ts';

/** A copy of the sources in which the blocks of a guide stand. */
export interface Toy {
  /** Runs a program of the project there, as npm does. */
  readonly tool: (name: string, args: readonly string[]) => { readonly status: number | null; readonly out: string };
  /** Runs a shell script there; `perfshift` is the program of the copy. */
  readonly sh: (script: string) => { readonly status: number | null; readonly out: string; readonly err: string };
  readonly remove: () => void;
}

const COPIED = ['lib', 'bin', 'tsconfig.json', 'tsconfig.test.json', 'biome.json', 'package.json'];

/** Copies the sources and puts each block into the file that its fence names. */
export function buildToy(blocks: readonly Block[]): Toy {
  const folder = mkdtempSync(join(tmpdir(), 'perfshift-guide-'));
  for (const name of COPIED) cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  for (const { info, text } of blocks) {
    const path = join(folder, info);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, existsSync(path) ? inserted(readFileSync(path, 'utf8'), text) : text);
  }
  const run = "import { runProcess } from './lib/cli/process.ts';\nprocess.exitCode = await runProcess('toy');\n";
  writeFileSync(join(folder, 'run.mts'), run);
  mkdirSync(join(folder, 'path'));
  const tsx = `#!/bin/sh\nexec ${process.execPath} --import tsx '${join(folder, 'run.mts')}' "$@"\n`;
  writeFileSync(join(folder, 'path', 'perfshift'), tsx, { mode: 0o755 });
  const spawn = (
    command: string,
    args: readonly string[],
  ): { status: number | null; stdout: string; stderr: string } => {
    const env = { ...process.env, PATH: `${join(folder, 'path')}:${process.env.PATH ?? ''}`, LANG: 'C.UTF-8' };
    const ran = spawnSync(command, args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    if (ran.error !== undefined) throw ran.error;
    return ran;
  };
  return {
    tool: (name, args) => {
      const { status, stdout, stderr } = spawn(join(folder, 'node_modules/.bin', name), args);
      return { status, out: stdout + stderr };
    },
    sh: (script) => {
      const { status, stdout, stderr } = spawn('sh', ['-ec', script]);
      return { status, out: stdout, err: stderr };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A file with the lines of a block: imports above its own, the others behind the line of the file that precedes them in the block. */
function inserted(file: string, block: string): string {
  const lines = block.trimEnd().split('\n');
  const imports = lines.filter((line) => line.startsWith('import '));
  const [known = '', ...added] = lines.filter((line) => !line.startsWith('import '));
  if (!file.includes(`${known}\n`)) throw new Error(`the file has no line "${known}"`);
  const head = imports.length === 0 ? '' : `${imports.join('\n')}\n`;
  return head + file.replace(`${known}\n`, () => `${[known, ...added].join('\n')}\n`);
}
