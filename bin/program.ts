import { dirname, join } from 'node:path';
import { runProcess, warmUpProcess } from '../lib/cli/process.ts';

/** The version of the package; set by the build. */
declare const VERSION: string;

/** Runs perfshift as this process; the launcher calls it. */
export const run = (): Promise<number> => runProcess(VERSION, join(dirname(__filename), 'second.cjs'));

/** Lets V8 compile what most runs need. */
export const warmUp = (folder: string): Promise<void> => warmUpProcess(folder, VERSION);
