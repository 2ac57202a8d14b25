import type { Frame } from './stack.ts';

/** Frames and commands by number, each once. */
export class CallNames {
  readonly frames: Frame[];
  /** Null is the command of a chain that names none. */
  readonly comms: (string | null)[];
  readonly #frameNumbers = new Map<string, number>();
  readonly #commNumbers = new Map<string | null, number>();

  /** The lists that are given count up from 0; nothing is to be asked for by name that stands in them. */
  constructor(frames: readonly Frame[] = [], comms: readonly (string | null)[] = []) {
    this.frames = [...frames];
    this.comms = [...comms];
  }

  /** Returns the number of a frame, the same for what is alike in name, object and being inlined. */
  frame(symbol: string, dso: string | null, inlined: boolean): number {
    const key = `${symbol}\0${dso === null ? '' : `=${dso}`}\0${inlined ? 'i' : ''}`;
    const known = this.#frameNumbers.get(key);
    if (known !== undefined) return known;
    this.#frameNumbers.set(key, this.frames.length);
    return this.frames.push({ symbol, dso, inlined }) - 1;
  }

  /** Returns the number of a command. */
  comm(comm: string | null): number {
    const known = this.#commNumbers.get(comm);
    if (known !== undefined) return known;
    this.#commNumbers.set(comm, this.comms.length);
    return this.comms.push(comm) - 1;
  }
}
