import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';

/** Bytes that are kept in memory. */
const MOST_IN_MEMORY = 1 << 24;

/** A file that has no name, and is gone when it is closed or the process ends (open(2)); other systems than Linux have none. */
const UNNAMED = 0o20000000;

/** What could be read only once, kept for a second reading: beyond some megabytes in a file without a name, where one can be had. */
export class Spool {
  #chunks: Uint8Array[] = [];
  #held = 0;
  /** The file that all bytes before those of the chunks are in; null while there is none. */
  #file: number | null = null;
  #filed = 0;
  /** Whether no file can be had, or none any more. */
  #isMemory: boolean;
  readonly #folder: string;
  readonly #most: number;

  /** Keeps at most so many bytes in memory, and the others in a file system that a folder is on. */
  constructor(folder: string = tmpdir(), most: number = MOST_IN_MEMORY) {
    this.#folder = folder;
    this.#most = most;
    this.#isMemory = platform() !== 'linux';
  }

  /** Keeps bytes, which may change afterwards. */
  add(bytes: Uint8Array): void {
    this.#chunks.push(new Uint8Array(bytes));
    this.#held += bytes.length;
    if (this.#held > this.#most && !this.#isMemory) this.#write();
  }

  /** Returns all that was kept. */
  all(): Buffer {
    const filed = Buffer.allocUnsafe(this.#filed);
    for (let at = 0; at < this.#filed; ) {
      const count = readSync(this.#file as number, filed, at, this.#filed - at, at);
      if (count === 0) throw new RangeError('what was kept is gone');
      at += count;
    }
    return Buffer.concat([filed, ...this.#chunks]);
  }

  /** Ends keeping. */
  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
    this.#filed = 0;
    this.#chunks = [];
  }

  /** Puts what is in memory into the file; where that does not go any more, it stays in memory with all that comes. */
  #write(): void {
    try {
      this.#file ??= openSync(this.#folder, UNNAMED | constants.O_DIRECTORY | constants.O_RDWR, 0o600);
      let at = this.#filed;
      for (const chunk of this.#chunks)
        for (let from = 0; from < chunk.length; ) {
          const count = writeSync(this.#file, chunk, from, chunk.length - from, at);
          from += count;
          at += count;
        }
      this.#filed = at;
      this.#chunks = [];
      this.#held = 0;
    } catch {
      this.#isMemory = true;
    }
  }
}
