import { appendFileSync } from 'node:fs';
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import type { GateResult } from '../model/gate.ts';
import { formatDiagnostics } from './format-diagnostic.ts';
import type { Io } from './io.ts';

/** What a gate came to. */
export interface Gate {
  readonly results: readonly GateResult[];
  /** 0, 1 where a condition is met, 3 where one could not have been seen or an input is not whole; 3 wins. */
  readonly status: number;
  /** Why, for standard error, whatever --quiet says. */
  readonly verdicts: readonly Diagnostic[];
  /** What is to be doubted beside that. */
  readonly doubts: readonly Diagnostic[];
}

/** Says why a gate ended as it did and returns its status. A note says that something was let pass. */
export function endGate({ status, verdicts }: Gate, io: Io): number {
  for (const line of formatDiagnostics(verdicts, true)) io.stderr(`${line}\n`);
  return status;
}

/**
 * Appends Markdown to the summary of a step of GitHub's workflows, where there is one
 * (https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions, GITHUB_STEP_SUMMARY). Returns what is
 * to be said where that fails: it is no part of the verdict.
 */
export async function appendSummary({ env }: Io, markdown: () => Promise<string>): Promise<readonly Diagnostic[]> {
  const path = env.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === '') return [];
  try {
    appendFileSync(path, `${await markdown()}\n`);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [diagnostic('no-summary', `the summary of the step cannot be written: ${reason}`, path)];
  }
}
