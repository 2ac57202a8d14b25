import { InputError } from '../model/diagnostic.ts';
import type { PrintOutcome, PrintWork } from './print-ahead.ts';
import { recordingPrinter } from './recording.ts';
import { asThread } from './start-thread.ts';

/** Has perf print a recording, as a thread, and hands over what it printed; nothing where that is a bug. */
export function runPrinting(work: PrintWork): void {
  asThread(work, () => {
    const outcome = outcomeOf(work);
    if (outcome !== null) work.port.postMessage(outcome);
  });
}

function outcomeOf({ perf, path, name, maxBytes }: PrintWork): PrintOutcome | null {
  try {
    return { printed: recordingPrinter({ perf })(path, name, maxBytes) };
  } catch (error) {
    return error instanceof InputError ? { refused: error.diagnostics } : null;
  }
}
