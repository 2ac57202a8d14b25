import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { holdingSignals } from '../launch/hold-signals.ts';
import { diagnostic, InputError } from '../model/diagnostic.ts';
import { type Output, piecesOf } from '../model/output.ts';

/** A file that is being written: nothing stands under its name until it is complete. */
export interface PendingFile {
  readonly path: string;
  /** Writes the text beside the place of the file; what is no regular file waits for `commit`. */
  readonly write: (text: Output) => void;
  /** Puts what was written in its place. */
  readonly commit: () => void;
  /** True where the place is no regular file, so that nothing can be taken back. */
  readonly isStream: boolean;
  /** Removes what was begun; the old file stays as it was. */
  readonly discard: () => void;
}

/**
 * Opens a file to be written beside its place, so that a folder that cannot be written to is known before any work is
 * done. What is no regular file (a pipe, /dev/stdout) is written to directly. Throws an InputError.
 */
export function openPending(path: string): PendingFile {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory() === true) throw new Error('it is a directory');
    if (stat !== undefined && !stat.isFile()) {
      let pending: Output = '';
      return {
        path,
        isStream: true,
        write: (text) => {
          pending = text;
        },
        commit: () => attempt(path, () => writeAll(path, 'w', 0o666, pending)),
        discard: () => undefined,
      };
    }
    const target = stat === undefined ? path : realpathSync(path);
    const beside = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
    const mode = stat === undefined ? 0o666 : stat.mode & 0o777;
    // Asked and not tried: a file made to try would be left by a signal that comes before it is removed.
    accessSync(dirname(target), constants.W_OK | constants.X_OK);
    const discard = (): void => rmSync(beside, { force: true });
    const write = (text: Output): void =>
      attempt(path, () => {
        writeAll(beside, 'wx', mode, text, fsyncSync);
        if (stat !== undefined) chmodSync(beside, mode);
      });
    const commit = (): void => attempt(path, () => renameSync(beside, target));
    return { path, isStream: false, write, commit, discard };
  } catch (error) {
    throw error instanceof InputError ? error : cannotWrite(path, error);
  }
}

/** Writes an output to a file; `before` sees its descriptor before it is closed. */
function writeAll(
  path: string,
  flag: 'w' | 'wx',
  mode: number,
  output: Output,
  before?: (descriptor: number) => void,
): void {
  const descriptor = openSync(path, flag, mode);
  try {
    for (const piece of piecesOf(output)) writeFileSync(descriptor, piece);
    before?.(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function attempt(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

function cannotWrite(path: string, error: unknown): InputError {
  const reason =
    error instanceof Error ? error.message.replace(/^E[A-Z]+: /, '').replace(/, \w+(?: .*)?$/s, '') : String(error);
  return new InputError(diagnostic('unwritable', `cannot be written: ${reason}; nothing was changed`, path));
}

/**
 * Writes all texts and puts all files in their places: everything is written before anything is seen, and what is no
 * regular file comes before the first rename, so that a failure leaves the old files.
 */
export function commitAll(files: readonly PendingFile[], texts: readonly Output[]): void {
  holdingSignals(() => {
    try {
      for (const [at, file] of files.entries()) file.write(texts[at] ?? '');
      for (const file of files) if (file.isStream) file.commit();
      for (const file of files) if (!file.isStream) file.commit();
    } catch (error) {
      for (const file of files) file.discard();
      throw error;
    }
  });
}
