import { InputError } from '../model/diagnostic.ts';
import type { PrintOutcome, PrintWork } from './print-ahead.ts';
import { recordingPrinter } from './recording.ts';

/** Has perf print a recording, as a thread, and hands over what it printed; nothing where that is a bug. */
export function runPrinting(work: PrintWork): void {
  try {
    const outcome = outcomeOf(work);
    if (outcome !== null) work.port.postMessage(outcome);
  } finally {
    Atomics.store(work.state, 0, 1);
    Atomics.notify(work.state, 0);
  }
}

function outcomeOf({ perf, path, name, maxBytes }: PrintWork): PrintOutcome | null {
  try {
    return { printed: recordingPrinter({ perf })(path, name, maxBytes) };
  } catch (error) {
    return error instanceof InputError ? { refused: error.diagnostics } : null;
  }
}
