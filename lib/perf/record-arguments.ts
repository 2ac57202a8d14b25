/** What perf is asked to record. */
export interface Sampling {
  readonly event: string;
  /** Samples a second and CPU. */
  readonly frequency: number;
  /** Call chains by frame pointers, as `perf record -g` takes them. */
  readonly stacks: boolean;
  /** Whose samples: those of the command and its children, those of all CPUs, or those of some. */
  readonly scope: SamplingScope;
}

/** Whose samples are taken; `cpus` is perf's own list, such as `0,2-3`. */
export type SamplingScope =
  | { readonly kind: 'command' }
  | { readonly kind: 'system' }
  | { readonly kind: 'cpus'; readonly cpus: string };

/**
 * Returns the arguments behind `perf` that record into a file until the command ends, or without a command until perf is
 * interrupted.
 */
export function recordArguments(
  { event, frequency, stacks, scope }: Sampling,
  path: string,
  command: readonly string[],
): readonly string[] {
  return [
    'record',
    '-e',
    event,
    '-F',
    String(frequency),
    ...(stacks ? ['-g'] : []),
    ...(scope.kind === 'system' ? ['-a'] : scope.kind === 'cpus' ? ['-C', scope.cpus] : []),
    '-o',
    path,
    ...(command.length === 0 ? [] : ['--', ...command]),
  ];
}

/**
 * Returns the arguments behind `perf` that print a recording as one table with its header, every row of it: command, object
 * and symbol with their samples. Chains stand below their rows, a line each, root first, with their part of the whole: a
 * graph in bars takes twice the room and tells no more.
 */
export function runReportArguments(path: string, stacks: boolean): readonly string[] {
  return [
    'report',
    '-i',
    path,
    '--header',
    '--stdio',
    '--stdio-color',
    'never',
    '--no-group',
    '--no-children',
    '-g',
    stacks ? 'folded,0,caller,percent' : 'none',
    '--no-inline',
    '-n',
    '-s',
    'comm,dso,sym',
    '--percent-limit',
    '0',
  ];
}
