/**
 * Prints perf.data files with the real perf, the only program that reads every version of them. docs/reference/perf-data.md says
 * why these arguments.
 */
import { resolve } from 'node:path';
import type { PrintRecording } from '../model/recording.ts';
import { type Perf, runPerf } from './run.ts';
import { unresolvedSymbols } from './unresolved.ts';
import { warningsOf } from './warnings.ts';

/** One plain table an event, every row of it, the symbol last; the user's perfconfig changes nothing of it. */
const REPORT: readonly string[] = [
  '--stdio',
  '--stdio-color',
  'never',
  '--no-group',
  '--no-branch-stack',
  '--no-children',
  '-g',
  'none',
  '--no-inline',
  '-n',
  '--show-total-period',
  '-s',
  'comm,dso,sym',
  '--percent-limit',
  '0',
];

/** Returns the arguments behind `perf` that print the table of the recording at a path. */
export function reportArguments(path: string): readonly string[] {
  // A path that is absolute begins with no dash.
  return ['report', '-i', resolve(path), ...REPORT];
}

/** Returns a printer of tables, as `perf report --stdio` prints them, one for each event. */
export function printReport(perf: Perf): PrintRecording {
  return (path, name, maxBytes) => {
    const { stdout, stderr } = runPerf(perf, reportArguments(path), name, maxBytes);
    return { text: stdout, diagnostics: [...warningsOf(stderr, name), ...unresolvedSymbols(stdout, name)] };
  };
}

/**
 * Returns a printer of call chains, as `perf script` prints them: a sample a block, leaf first, with the fields that the
 * recording has. Functions that the compiler put into others are not looked up: that would start one more program for
 * every object.
 */
export function printStacks(perf: Perf): PrintRecording {
  return (path, name, maxBytes) => {
    const { stdout, stderr } = runPerf(perf, ['script', '-i', resolve(path), '--no-inline'], name, maxBytes);
    return { text: stdout, diagnostics: warningsOf(stderr, name) };
  };
}
