/** Runs the cases of a seed from one index on, and tells of each; whoever started it sees when it hangs or dies. */
import { mkdtempSync, rmSync } from 'node:fs';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseEnd } from './run-case.ts';

/** What the worker is told: which cases. */
export interface Work {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  /** One case in so many has large inputs; absent where the fuzzer is to say. */
  readonly grown?: number | undefined;
}

/** What the worker tells: where it is, and how a case ended. */
export type Told = { readonly begins: number } | { readonly index: number; readonly end: CaseEnd };

register('./cache-hook.mjs', import.meta.url);
const { makeCase } = await import('./make-case.ts');
const { runCase } = await import('./run-case.ts');

const { seed, from, to, step, grown } = JSON.parse(process.argv[2] ?? '') as Work;
const folder = mkdtempSync(join(tmpdir(), 'perfshift-fuzz-'));
for (let index = from; index < to; index += step) {
  process.send?.({ begins: index } satisfies Told);
  process.send?.({ index, end: await runCase(makeCase(seed, index, grown), folder) } satisfies Told);
}
rmSync(folder, { recursive: true });
process.disconnect?.();
