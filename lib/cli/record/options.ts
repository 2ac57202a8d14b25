import type { Argv } from 'yargs';
import { flag, text } from '../option-kinds.ts';

/** Options that only `record` has. */
export const RECORD_OPTIONS: readonly string[] = [
  'runs',
  'seconds',
  'cpu',
  'all-cpus',
  'freq',
  'call-graph',
  'interleave',
  'resume',
];

/** Returns a parser with the options of `record`. */
export function withRecordOptions<T>(args: Argv<T>): Argv<unknown> {
  return args
    .option('runs', text('how many runs (default 5)'))
    .option('seconds', text('how long each of them (default 10, with a command as long as it runs)'))
    .option('cpu', { ...text('profile these CPUs, such as 3 or 0,2-3'), alias: 'C' })
    .option('all-cpus', { ...flag('profile the whole machine while the command runs'), alias: 'a' })
    .option('freq', { ...text('samples a second (default 997)'), alias: 'F' })
    .option('call-graph', { ...flag('record call chains by frame pointers'), alias: 'g' })
    .option('interleave', {
      ...text('two commands for the shell, whose runs take turns: into before/ and after/'),
      array: true,
      nargs: 2,
    })
    .option('resume', flag('add the runs that are missing'))
    .group(RECORD_OPTIONS, 'Recording:');
}
