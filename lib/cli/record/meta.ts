import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunRate } from './run-file.ts';

/** The schema of what is written beside recorded runs. */
export const RECORD_SCHEMA = 'perfshift/record/1';

/** The file that says how the runs of a directory were recorded. */
export const META_FILE = 'meta.json';

/** How the runs of a directory were recorded: no host, no user, no path. Times are UTC. */
export interface RecordMeta {
  readonly schema: typeof RECORD_SCHEMA;
  readonly kernel: string;
  readonly cpu: string;
  readonly cpus: number;
  readonly perf: string;
  readonly event: string;
  /** Hz. */
  readonly frequency: number;
  readonly stacks: boolean;
  readonly scope: { readonly kind: 'command' | 'system' | 'cpus'; readonly cpus: string | null };
  /** Words of the command, files without their folders; null where none was run. Of `--interleave` one word, for the shell. */
  readonly command: readonly string[] | null;
  /** True where the command is a line for the shell. */
  readonly shell: boolean;
  /** Seconds after which each run was ended; null where its command ended it. */
  readonly seconds: number | null;
  readonly runs: readonly RunMeta[];
}

/** One run. */
export interface RunMeta {
  readonly file: string;
  readonly start: string;
  readonly end: string;
  readonly seconds: number;
  readonly samples: number;
  readonly rates: readonly RunRate[];
}

/** Returns what a directory's meta.json says; null where there is none of perfshift's. */
export function readMeta(directory: string): RecordMeta | null {
  try {
    const value: unknown = JSON.parse(readFileSync(join(directory, META_FILE), 'utf8'));
    return isMeta(value) ? value : null;
  } catch {
    return null;
  }
}

function isMeta(value: unknown): value is RecordMeta {
  if (typeof value !== 'object' || value === null) return false;
  const { schema, runs } = value as { readonly schema?: unknown; readonly runs?: unknown };
  return schema === RECORD_SCHEMA && Array.isArray(runs);
}

/** What has to be the same for runs to stand in one directory, by its name in meta.json. */
const SETTINGS = ['kernel', 'cpu', 'event', 'frequency', 'stacks', 'scope', 'command', 'shell', 'seconds'] as const;

/** Returns the names of the settings in which two recordings differ. */
export function otherSettings(a: RecordMeta, b: RecordMeta): readonly string[] {
  return SETTINGS.filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));
}
