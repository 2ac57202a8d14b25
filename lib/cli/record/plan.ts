import { join } from 'node:path';
import type { SamplingScope } from '../../perf/record-arguments.ts';
import { UsageError } from '../exit-code.ts';
import { positiveNumber, wholeNumber } from '../option-values.ts';
import type { Values } from '../values.ts';

/** What `perfshift record` is to do. */
export interface RecordPlan {
  /** One, or two whose runs take turns. */
  readonly sides: readonly RecordSide[];
  readonly runs: number;
  /** Seconds of each run; null lets the command end it. */
  readonly seconds: number | null;
  /** Null where nobody asked for one. */
  readonly event: string | null;
  readonly frequency: number;
  readonly stacks: boolean;
  readonly scope: SamplingScope;
  readonly resume: boolean;
}

/** Where the runs of one side go, and what is run for them. */
export interface RecordSide {
  readonly directory: string;
  /** Empty where nothing is run. */
  readonly command: readonly string[];
  /** True where the command is a line for the shell. */
  readonly shell: boolean;
}

const DEFAULT = { runs: 5, seconds: 10, frequency: 997 } as const;

/**
 * Returns what a command line wants recorded. 997 Hz is no multiple of anything that ticks; ten seconds are the default where
 * no command says when a run ends. Throws a UsageError.
 */
export function planOf(values: Values, outputs: readonly string[]): RecordPlan {
  const [directory, more] = outputs;
  if (directory === undefined || more !== undefined)
    throw new UsageError('record takes one -o DIRECTORY, where the runs go');
  const sides = sidesOf(values, directory);
  const runsCommand = sides.some(({ command }) => command.length > 0);
  const { cpu, seconds } = values;
  if (cpu !== undefined && !/^\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*$/.test(cpu))
    throw new UsageError(`--cpu is "${cpu}", expected CPUs such as 3 or 0,2-3`);
  return {
    sides,
    runs: values.runs === undefined ? DEFAULT.runs : wholeNumber('runs', values.runs, 1),
    seconds: seconds === undefined ? (runsCommand ? null : DEFAULT.seconds) : positiveNumber('seconds', seconds),
    event: values.event ?? null,
    frequency: values.freq === undefined ? DEFAULT.frequency : wholeNumber('freq', values.freq, 1),
    stacks: values['call-graph'] === true,
    scope: cpu !== undefined ? { kind: 'cpus', cpus: cpu } : { kind: scopeKind(values, runsCommand) },
    resume: values.resume === true,
  };
}

/** The commands, each with where its runs go. */
function sidesOf(values: Values, directory: string): readonly RecordSide[] {
  const command = (values['--'] ?? []).map(String);
  const pair = values.interleave ?? [];
  const [stray] = [...values._.slice(1), ...pair.slice(2)];
  if (stray !== undefined) throw new UsageError(`record takes its command behind --, found "${stray}" before it`);
  if (pair.length === 0) return [{ directory, command, shell: false }];
  if (command.length > 0) throw new UsageError('--interleave names both commands itself, expected none behind --');
  return ['before', 'after'].map((name, at) => ({
    directory: join(directory, name),
    command: [pair[at] ?? ''],
    shell: true,
  }));
}

/** Without a command the whole machine is profiled, with one only the command. */
function scopeKind(values: Values, runsCommand: boolean): 'command' | 'system' {
  return runsCommand && values['all-cpus'] !== true ? 'command' : 'system';
}
