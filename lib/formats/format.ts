import type { Diagnostic } from '../model/diagnostic.ts';
import type { Line } from '../model/line.ts';
import type { Profile } from '../model/profile.ts';

/** What a format read: usually one profile, none where the table was refused, two where one table holds both sides. */
export interface Block {
  readonly profiles: readonly Profile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Index of the first line behind the block. */
  readonly end: number;
  /** True where the block holds both sides of a comparison, before first. */
  readonly paired?: boolean;
}

/** What may be in a text: these very characters, or what an expression finds. Characters are found faster. */
export type Sign = string | RegExp;

/** An input format. Formats know no other format; the order of the registry is their priority. */
export interface Format {
  /** The name in JSON and behind --from. */
  readonly name: string;
  /** What a person calls it. */
  readonly title: string;
  /** True where it is recognized only to be left out: nothing that --from could ask for. */
  readonly refused?: true;
  /** One of these is in every text that holds a block of it; asked of whole mails, so that most are passed over. */
  readonly signs: readonly Sign[];
  /** Returns whether a block of this format begins at line `at`. Must be cheap: it is asked at every line. */
  readonly begins: (lines: readonly Line[], at: number) => boolean;
  /** Reads the block that begins at line `at`; `end` is always above `at`. */
  readonly parse: (lines: readonly Line[], at: number, source: string) => Block;
}
