import { type Piece, SLACK } from './piece.ts';

/** Compiled code that looks at pieces of an input in a memory of its own. */
export interface Compiled<Code> {
  /** What a module of `kernel` exports; it says what each returns. */
  readonly code: Code;
  /** Its memory, as numbers of four and of eight bytes. */
  readonly whole: Int32Array;
  readonly eight: Float64Array;
  /** Where a piece stands in its memory. */
  readonly piece: number;
  /** There is room for a piece of so many bytes, and SLACK bytes behind it. */
  readonly bytes: Buffer;
}

interface Memory {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly piece: () => number;
  readonly pieceBytes: () => number;
}

/** Part of what every runtime has; of the libraries of types only that for browsers says so. */
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** Returns code that was compiled, with a memory that is empty; null where the machine does not run such code, or has no room. */
export function makeCompiled<Code>(base64: string): Compiled<Code> | null {
  try {
    const module = new WebAssembly.Module(Buffer.from(base64, 'base64'));
    const code = new WebAssembly.Instance(module).exports as Code & Memory;
    const { buffer } = code.memory;
    const piece = code.piece();
    const bytes = Buffer.from(buffer, piece, code.pieceBytes() + SLACK);
    return { code, whole: new Int32Array(buffer), eight: new Float64Array(buffer), piece, bytes };
  } catch {
    return null;
  }
}

/** Returns where pieces of so many bytes have to stand to be looked at; null where they are too large. */
export function roomIn({ bytes }: Compiled<unknown>, size: number): Buffer | null {
  return size + SLACK > bytes.length ? null : bytes.subarray(0, size + SLACK);
}

/** Returns whether a piece stands where it can be looked at. */
export function isIn(compiled: Compiled<unknown>, { bytes }: Piece): boolean {
  return bytes.buffer === compiled.bytes.buffer;
}

/** Behind so many stops that mostly found nothing, no more is looked. */
const PATIENCE = 1 << 14;
const LEAST_FOUND = 0.3;

/** Returns whether looking has been of use: so much was found, and so often it had to stop. */
export function isOfUse(found: number, stops: number): boolean {
  return stops < PATIENCE || found >= LEAST_FOUND * (stops + found);
}
