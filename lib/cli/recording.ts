import type { PrintRecording } from '../model/recording.ts';
import { printReport } from '../perf/print.ts';
import type { Options } from './options.ts';

/** The perf that is run where --perf names none. */
const PERF = 'perf';

/** Returns what prints recordings: the perf of --perf, else the one on the PATH. */
export function recordingPrinter({ perf }: Pick<Options, 'perf'>): PrintRecording {
  return printReport({ command: perf ?? PERF, env: process.env });
}
