import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../cli/run.ts';

/** The pictures that are looked at, by name. */
export const PICTURES: Readonly<Record<string, readonly string[]>> = {
  mail: ['samples/xdp-return/mail.txt'],
  runs: ['samples/redirect-runs/before', 'samples/redirect-runs/after'],
  chains: ['samples/key-lookup/before.folded', 'samples/key-lookup/after.folded'],
  report: ['samples/perf-report-comm/before.txt', 'samples/perf-report-comm/after.txt'],
};

/** Writes a picture into a folder and returns its address. */
export async function writePicture(folder: string, name: string, args: readonly string[]): Promise<string> {
  const { status, out, err } = await run([...args, '-f', 'svg', '--quiet']);
  if (status !== 0) throw new Error(err);
  const path = join(folder, `${name}.svg`);
  writeFileSync(path, out);
  return `file://${path}`;
}
