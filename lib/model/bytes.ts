import type { Diagnostic } from './diagnostic.ts';
import type { Profile } from './profile.ts';

/**
 * The bytes of an input, a piece at a time: each call fills what it is given from its beginning and returns how many
 * bytes it put there, 0 at the end. It throws where the input cannot be read.
 */
export type ByteSource = (into: Uint8Array) => number;

/** The regular file whose bytes a source gives. */
export interface ByteFile {
  readonly descriptor: number;
  /** Fills what it is given from a place of the file on, and returns how many bytes it put there. */
  readonly readAt: (into: Uint8Array, at: number) => number;
  /** In bytes. */
  readonly size: number;
  /** Tells how many bytes of it have been read beside the source; absent while nobody reads there. */
  beside?: () => number;
}

/**
 * Reads all of a source; returns null where something stands in it that takes lines to be read. Of a large `file` a part may
 * be read beside the source, which is then not read to its end.
 */
export type ReadBytes = (source: ByteSource, file?: ByteFile) => BytesRead | null;

/** Returns how to read an input by its bytes, as its beginning shows; null where it takes lines. */
export type ChooseReader = (name: string, head: Uint8Array) => ReadBytes | null;

/** What was read from bytes without making lines of them. */
export interface BytesRead {
  readonly profiles: readonly Profile[];
  readonly diagnostics: readonly Diagnostic[];
  /** True where the profiles are what one recording counted: named by their events, and never two sides of a comparison. */
  readonly isRecording?: true;
}

/** Reads inputs that are no text. */
export interface ReadsBinary {
  /** Returns whether the bytes, unpacked, begin an input of the format; true only of what can be nothing else. */
  readonly begins: (bytes: Uint8Array) => boolean;
  /** Reads all of an input. Throws an InputError where it is damaged. */
  readonly read: (bytes: Uint8Array, name: string) => BytesRead;
}

/** Another thread at its part of a file. */
export interface SecondThread {
  /** Bytes that it has read. */
  readonly done: () => number;
  /** Waits until it has read all. Null where the thread is gone; the part is null where it takes lines. */
  readonly wait: () => { readonly part: unknown } | null;
  /** Ends it, wherever it is. */
  readonly stop: () => void;
}
