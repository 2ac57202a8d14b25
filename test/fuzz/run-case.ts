import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../cli/run.ts';
import { problemsOf } from './check-run.ts';
import type { Case } from './make-case.ts';
import { compareReadings } from './readings.ts';

/** Milliseconds of the processor that a case may take, and more for each byte of its inputs. */
const MOST_MS = 5_000;
const MS_A_BYTE = 5e-3;

/** How a case ended. */
export interface CaseEnd {
  readonly status: number;
  /** How many files it was fed. */
  readonly inputs: number;
  /** How many of them were read by their bytes, and compared with what their lines say. */
  readonly byBytes: number;
  readonly problems: readonly string[];
  readonly ms: number;
}

/** Runs a case, its files written into a folder, and returns what is wrong with how it ended. */
export async function runCase({ files, args }: Case, folder: string): Promise<CaseEnd> {
  const paths = files.map((bytes, at) => {
    const path = join(folder, `${at}.input`);
    writeFileSync(path, bytes);
    return path;
  });
  const named = args.map((arg) => arg.replace(/\{(\d)\}/g, (_, at) => paths[Number(at)] ?? ''));
  const started = process.cpuUsage();
  // No recording is printed: a perf is no part of what is tested here.
  const ran = await run([...named, '--perf', '/nonexistent/perf']);
  const used = process.cpuUsage(started);
  const ms = (used.user + used.system) / 1000;
  const most = MOST_MS + files.reduce((sum, { length }) => sum + length, 0) * MS_A_BYTE;
  const slow = ms > most ? [`took ${Math.round(ms)} ms`] : [];
  const { byBytes, problems: unlike } = compareReadings(paths);
  const problems = [...problemsOf(args, ran), ...slow, ...unlike];
  return { status: ran.status, inputs: files.length, byBytes, problems, ms };
}
