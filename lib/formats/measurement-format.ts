import type { Line } from '../model/line.ts';
import type { Reading } from '../model/measurement.ts';
import type { Sign } from './format.ts';

/** What a measurement format read: figures, and the index of the first line behind them. */
export interface ReadingsAt {
  readonly readings: readonly Reading[];
  readonly end: number;
  /** A damaged line of this format: what was seen and what was expected. */
  readonly damaged?: string;
}

/**
 * A benchmark whose output stands next to profiles. Formats know no other format; the order of the registry is their
 * priority. A line of sub-totals that must not be added to its total gives no readings but is claimed all the same.
 */
export interface MeasurementFormat {
  /** The name in JSON, `kind` of a measurement. */
  readonly name: string;
  /** What a person calls it. */
  readonly title: string;
  /** One of these is in every text that holds such figures; asked of whole mails, so that most are passed over. */
  readonly signs: readonly Sign[];
  /** True where its lines are people's words, which may label the table below as well. */
  readonly mayLabel?: true;
  /** Returns what stands at line `at`, or null when the line is not this benchmark's. */
  readonly read: (lines: readonly Line[], at: number) => ReadingsAt | null;
}

/** Returns figures of one line, for formats that need no other. */
export function oneLine(at: number, readings: readonly Reading[], damaged?: string): ReadingsAt {
  return damaged === undefined ? { readings, end: at + 1 } : { readings, end: at + 1, damaged };
}
