import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a recording begins with, and nothing else: for a perf that does not look. */
export const RECORDING: Buffer = Buffer.from('PERFILE2\x68\0\0\0\0\0\0\0');

/** Writes a shell script that stands for perf and returns its path. */
export function fakePerf(folder: string, name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Returns a script that prints a text on standard output and another on standard error. */
export function saying(out: string, err = '', status = 0): string {
  return `cat <<'OUT'\n${out}\nOUT\ncat >&2 <<'ERR'\n${err}\nERR\nexit ${status}`;
}

/** A report of perf with these rows. */
export function report(...rows: readonly string[]): string {
  return [
    "# Samples: 100  of event 'cpu-clock'",
    '# Event count (approx.): 100000000',
    '#',
    '# Overhead       Samples        Period  Command  Shared Object      Symbol',
    '# ........  ............  ............  .......  .................  ......................',
    '#',
    ...rows,
  ].join('\n');
}
