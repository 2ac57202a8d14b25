import type { Diagnostic } from '../model/diagnostic.ts';
import type { Report } from '../report/report.ts';

/** What a renderer may know of where its text goes. */
export interface RenderOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** chalk's level of colour, 0 for none. */
  readonly colorLevel: 0 | 1 | 2 | 3;
  /** True where only ASCII can be shown. */
  readonly ascii: boolean;
}

/** Turns a report into text that ends with a line end. The same report and options give the same bytes. */
export type Render = (report: Report, options: RenderOptions) => string;

/** An output format. */
export interface Renderer {
  /** The name behind --format. */
  readonly name: string;
  /** The ending of an output file that chooses this format; null for what only a terminal shows. */
  readonly ending: string | null;
  /** Rows that are shown unless --top says otherwise; null for all. */
  readonly rows: number | null;
  /** Loads the renderer; those with heavy libraries cost nothing until they are asked for. */
  readonly load: () => Promise<Render>;
  /** Loads what tells of figures that the format cannot show as they are; absent where it shows all. */
  readonly doubts?: () => Promise<(report: Report) => readonly Diagnostic[]>;
}
