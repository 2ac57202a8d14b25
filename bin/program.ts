import { dirname, join } from 'node:path';
import { workerData } from 'node:worker_threads';
import type { PrintWork } from '../lib/cli/print-ahead.ts';
import { runProcess, warmUpProcess } from '../lib/cli/process.ts';
import { runPrinting } from '../lib/cli/run-printing.ts';
import { runSecond } from '../lib/cli/run-second.ts';
import type { SecondWork } from '../lib/cli/second-thread.ts';

/** The version of the package; set by the build. */
declare const VERSION: string;

/** Runs perfshift as this process; the launcher calls it. */
export const run = (): Promise<number> => runProcess(VERSION, join(dirname(__filename), 'second.cjs'));

/** Does what a second thread is given to do; the launcher calls it in one. */
export const second = (): void => {
  const work = workerData as SecondWork | PrintWork;
  if ('half' in work) runSecond(work);
  else runPrinting(work);
};

/** Lets V8 compile what most runs need. */
export const warmUp = (folder: string): Promise<void> => warmUpProcess(folder, VERSION);
