/** A program with its arguments, as a whole process from start to end. */
export interface Subject {
  /** What tables call it; the same name is the same work on the same input. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The file that takes what it prints; without one it is thrown away. */
  readonly output?: string;
  /** False where a millisecond counts: the program is then started without anything that looks at its memory. */
  readonly looksAtMemory?: boolean;
}

/** One run of a subject. */
export interface Run {
  /** From the start of the process to its end. */
  readonly seconds: number;
  /** What the processor spent on it, in user and system mode; null where nothing here can tell. */
  readonly cpuSeconds: number | null;
  /** Memory that was resident at most, of the largest process of the run; null where nothing here can tell. */
  readonly peakBytes: number | null;
  /** What went wrong, as the program said it; null where it ended well. */
  readonly problem: string | null;
}

/** All runs of a subject. */
export interface Measured {
  readonly subject: Subject;
  readonly runs: readonly Run[];
  /** The problem of its last run; a subject with a problem has no figures. */
  readonly problem: string | null;
}

/** What runs without a problem, at least one, came to. */
export interface Figures {
  /** Seconds of the fastest run. */
  readonly least: number;
  readonly median: number;
  /** Of the run that took least of it. */
  readonly cpuSeconds: number | null;
  /** Of the run that took most of it. */
  readonly peakBytes: number | null;
  readonly runs: number;
}

/** Returns the figures of what was measured; null where it has a problem. */
export function figuresOf({ runs, problem }: Measured): Figures | null {
  if (problem !== null || runs.length === 0) return null;
  const seconds = runs.map((run) => run.seconds).sort((a, b) => a - b);
  const middle = (seconds.length - 1) / 2;
  const median = ((seconds[Math.floor(middle)] ?? 0) + (seconds[Math.ceil(middle)] ?? 0)) / 2;
  const peaks = runs.map(({ peakBytes }) => peakBytes).filter((peak) => peak !== null);
  const peakBytes = peaks.length === 0 ? null : peaks.reduce((most, peak) => Math.max(most, peak));
  const spent = runs.map((run) => run.cpuSeconds).filter((each) => each !== null);
  const cpuSeconds = spent.length === 0 ? null : spent.reduce((least, each) => Math.min(least, each));
  return { least: seconds[0] ?? 0, median, cpuSeconds, peakBytes, runs: runs.length };
}

/** Returns the command as a shell takes it. */
export function commandLine({ command, args, output }: Subject): string {
  const words = [command, ...args].map((word) =>
    /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`,
  );
  return `${words.join(' ')}${output === undefined ? '' : ` > ${output}`}`;
}
