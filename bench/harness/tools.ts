import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { MemoryProbe } from './run-subject.ts';

/** Programs of others; null where there is none. */
export interface Tools {
  /** Where stackcollapse-perf.pl, difffolded.pl and flamegraph.pl stand. */
  readonly flamegraph: string | null;
  readonly perf: string | null;
  readonly gcc: string | null;
  readonly probe: MemoryProbe;
  /** A line a tool, with its version. */
  readonly versions: readonly string[];
}

/** Returns what is found; throws where the folder that was named holds no FlameGraph. */
export function findTools(flamegraph: string | null): Tools {
  if (flamegraph !== null && !existsSync(join(flamegraph, 'stackcollapse-perf.pl'))) {
    throw new Error(`no stackcollapse-perf.pl in ${flamegraph}; expected the folder of FlameGraph`);
  }
  const perl = versionOf('perl', ['-e', 'print "perl $^V"']);
  const perf = versionOf('perf', ['--version']);
  const gcc = versionOf('gcc', ['--version']);
  const scripts = flamegraph === null || perl === null ? null : flamegraph;
  const versions = [perl, perf, gcc].filter((version) => version !== null);
  if (scripts !== null) versions.push(`FlameGraph ${commitOf(scripts)}`);
  return { flamegraph: scripts, perf: perf && 'perf', gcc: gcc && 'gcc', probe: findProbe(), versions };
}

/** Returns how the peak memory of a program can be told here. */
function findProbe(): MemoryProbe {
  const path = '/usr/bin/time';
  if (versionOf(path, ['-q', '-f', '%M', 'true']) !== null) return { kind: 'time', path };
  return existsSync('/proc/self/status') ? { kind: 'proc' } : { kind: 'none' };
}

/** The first line that a program prints; null where it cannot be run. */
function versionOf(command: string, args: readonly string[]): string | null {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (status !== 0) return null;
  return `${stdout}${stderr}`.split('\n')[0] ?? '';
}

/** The commit of a checkout; an unpacked archive has none. */
function commitOf(folder: string): string {
  if (!existsSync(join(folder, '.git'))) return '(no checkout)';
  return versionOf('git', ['-C', folder, 'rev-parse', '--short=12', 'HEAD']) ?? '(unknown)';
}
