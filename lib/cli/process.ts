import { fstatSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Output, piecesOf } from '../model/output.ts';
import { EXIT } from './exit-code.ts';
import type { Io } from './io.ts';
import { main } from './main.ts';

/** Runs perfshift as this process and returns the exit status; `second` is the script of a second thread. */
export async function runProcess(version: string, second: string): Promise<number> {
  const isTTY = isTerminal(1);
  return main(
    process.argv.slice(2),
    {
      stdout: (text) => write(1, text),
      stderr: (text) => write(2, text),
      isTTY,
      get isErrorTTY() {
        return isTerminal(2);
      },
      columns: isTTY ? process.stdout.columns : undefined,
      env: process.env,
      platform: process.platform,
      second,
    },
    version,
  );
}

/** Does the main job on the sample of the package and prints nothing; what fails here is of no concern. */
export async function warmUpProcess(folder: string, version: string): Promise<void> {
  const mute: Io = {
    stdout: () => undefined,
    stderr: () => undefined,
    isTTY: false,
    columns: undefined,
    env: { LANG: 'C.UTF-8' },
    platform: process.platform,
  };
  await main([join(folder, 'samples/xdp-return/mail.txt')], mute, version);
}

/**
 * Whether a descriptor is a terminal. Node's streams know, but loading them takes longer than a mail takes to compare;
 * so they are asked only about what can be one.
 */
function isTerminal(descriptor: 1 | 2): boolean {
  return mayBeTerminal(descriptor) && (descriptor === 1 ? process.stdout : process.stderr).isTTY === true;
}

function mayBeTerminal(descriptor: 1 | 2): boolean {
  try {
    const stat = fstatSync(descriptor);
    return stat.isCharacterDevice() && stat.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
  } catch {
    return false;
  }
}

/** Descriptors whose reader is gone. */
const closed = new Set<1 | 2>();

/**
 * Writes all of an output. Where nobody reads it any more (`| head`) the rest is dropped, and the run ends with the status
 * that it would have had; what cannot be written for another reason ends the process.
 */
function write(descriptor: 1 | 2, output: Output): void {
  for (const piece of piecesOf(output)) {
    if (closed.has(descriptor)) return;
    writePiece(descriptor, piece);
  }
}

function writePiece(descriptor: 1 | 2, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length && !closed.has(descriptor); ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      // A pipe that does not block is full until its reader has read.
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
      else if (code === 'EPIPE' || code === 'EOF' || descriptor === 2) closed.add(descriptor);
      else {
        const reason = message.replace(/^E[A-Z]+: |, \w+$/g, '');
        write(2, `<stdout>: error: cannot be written: ${reason} [unwritable]\n`);
        process.exit(EXIT.input);
      }
    }
  }
}
