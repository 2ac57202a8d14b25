import { commitAll, openPending } from '../output.ts';

/** Writes a file beside its place and renames it, so that it is never half there. */
export function writeFile(path: string, text: string): void {
  const pending = openPending(path);
  try {
    commitAll([pending], [text]);
  } finally {
    pending.discard();
  }
}
