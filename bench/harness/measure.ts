import { type MemoryProbe, runSubject } from './run-subject.ts';
import type { Measured, Run, Subject } from './subject.ts';

/** How subjects are run. */
export interface Effort {
  readonly runs: number;
  readonly limitSeconds: number;
  readonly probe: MemoryProbe;
  /** Hears what is being done. */
  readonly tell: (text: string) => void;
}

/**
 * Runs all subjects in turn, as often as said, so that what else the machine does falls on all of them; one that has a
 * problem is not run again. A first round, which fills caches, counts only for those that take long.
 */
export async function measureTogether(subjects: readonly Subject[], effort: Effort): Promise<readonly Measured[]> {
  const all = subjects.map((subject) => ({ subject, runs: [] as Run[], problem: null as string | null }));
  for (let round = 0; round <= effort.runs; round++) {
    for (const each of all) {
      if (each.problem !== null || each.runs.length >= effort.runs) continue;
      effort.tell(`${each.subject.name} (${Math.max(1, round)} of ${effort.runs})`);
      const run = await runSubject(each.subject, effort.probe, effort.limitSeconds);
      each.problem = run.problem;
      if (round > 0 || run.seconds > LONG) each.runs.push(run);
    }
  }
  return all;
}

/** Seconds beyond which a cold start is lost in the rest. */
const LONG = 5;
