import type { Diagnostic } from '../model/diagnostic.ts';
import type { Output } from '../model/output.ts';
import type { Frame } from '../model/stack.ts';
import type { Report } from '../report/report.ts';
import type { PictureOptions } from './picture-options.ts';

/** Tells who a frame of a call chain is, whatever the input spelled. */
export type NameFrame = (frame: Frame) => { readonly symbol: string; readonly dso: string | null };

/** What a renderer may know of where its text goes. */
export interface RenderOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** chalk's level of colour, 0 for none. */
  readonly colorLevel: 0 | 1 | 2 | 3;
  /** True where only ASCII can be shown. */
  readonly ascii: boolean;
  /** How pictures are drawn; what is absent is as on the command line. */
  readonly picture?: Partial<PictureOptions>;
  /** How frames of call chains are matched; by what is written where it is absent. */
  readonly nameFrame?: NameFrame;
}

/**
 * Turns a report into text that ends with a line end, at once or in pieces, or into the bytes of a format that is no text.
 * The same report and options give the same bytes.
 */
export type Render = (report: Report, options: RenderOptions) => Output | Promise<Uint8Array>;

/** An output format. */
export interface Renderer {
  /** The name behind --format. */
  readonly name: string;
  /** The ending of an output file that chooses this format; null for what only a terminal shows. */
  readonly ending: string | null;
  /** True where it is no text, and so nothing for a terminal. */
  readonly isBinary?: true;
  /** True where it shows figures alone and nothing that judges them. */
  readonly isUnjudged?: true;
  /** Rows that are shown unless --top says otherwise; null for all. */
  readonly rows: number | null;
  /** Loads the renderer; those with heavy libraries cost nothing until they are asked for. */
  readonly load: () => Promise<Render>;
  /** Loads what tells of figures that the format cannot show as they are; absent where it shows all. */
  readonly doubts?: () => Promise<(report: Report) => readonly Diagnostic[]>;
}
