import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What is asked of a run. */
export interface Options {
  readonly quick: boolean;
  readonly flamegraph: string | null;
  readonly cache: string;
  readonly runs: number;
  readonly limitSeconds: number;
  /** Paths of further Nodes, and major versions to install. */
  readonly nodes: readonly string[];
  readonly majors: readonly string[];
  /** Rows whose words match; all where null. */
  readonly only: RegExp | null;
  readonly sweep: boolean;
  /** Where the report goes; null: nowhere. */
  readonly results: string | null;
}

/** How to ask; printed by --help. */
export const USAGE = `npm run bench -- [options]

  --quick             small inputs, a minute in all; writes no report unless --results is given
  --flamegraph DIR    where FlameGraph's scripts stand (or PERFSHIFT_FLAMEGRAPH)
  --cache DIR         where inputs are kept (default: perfshift-bench in the system's temporary folder)
  --runs N            runs of each program (default 5, quick 2)
  --limit SECONDS     a run that takes longer has failed (default 300)
  --node PATH         measure with this Node as well; may be repeated
  --nodes 22,24,26    install these from the npm registry into the cache and measure with them as well
  --only REGEX        only the lines of the table whose words match
  --no-sweep          leave out cost against size
  --results FILE      where the report goes (default bench/RESULTS.md)
`;

/** Returns the options of a command line; null where help is asked for. Throws for what is none. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      flamegraph: { type: 'string' },
      cache: { type: 'string' },
      runs: { type: 'string' },
      limit: { type: 'string', default: '300' },
      node: { type: 'string', multiple: true, default: [] },
      nodes: { type: 'string' },
      only: { type: 'string' },
      'no-sweep': { type: 'boolean', default: false },
      results: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const { quick } = values;
  const flamegraph = values.flamegraph ?? environment.PERFSHIFT_FLAMEGRAPH ?? null;
  return {
    quick,
    flamegraph: flamegraph === null ? null : resolve(flamegraph),
    cache: resolve(values.cache ?? join(tmpdir(), 'perfshift-bench')),
    runs: positive('--runs', values.runs ?? (quick ? '2' : '5')),
    limitSeconds: positive('--limit', values.limit),
    nodes: values.node,
    majors: values.nodes?.split(',') ?? [],
    only: values.only === undefined ? null : new RegExp(values.only, 'i'),
    sweep: !values['no-sweep'],
    results: values.results ?? (quick ? null : 'bench/RESULTS.md'),
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} "${text}": expected a whole number above 0`);
  return value;
}
