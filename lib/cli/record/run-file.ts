import type { Measurement } from '../../model/measurement.ts';
import { trimSigns } from '../../model/trim-signs.ts';
import { findProfiles } from '../../pipeline/find-profiles.ts';
import { readLines } from '../../source/lines.ts';
import { withoutPrivate } from './private.ts';

/** The lines of perf's header that say how was measured. Others name the host, the command line with its paths, or tips. */
const KEPT =
  /^# (?:captured on|os release|perf version|arch|nrcpus online|cpudesc|sample duration|Samples:|Event count|Overhead|Total Lost Samples:|\.{3,})/;

/** One recorded run as it is kept. */
export interface RunFile {
  readonly text: string;
  /** Samples of all rows; null where the table cannot be read back. */
  readonly samples: number | null;
  /** From the first sample to the last; null where perf does not say. */
  readonly seconds: number | null;
  readonly rates: readonly RunRate[];
}

/** A measurement found in what the command printed. */
export interface RunRate {
  readonly kind: string;
  readonly name: string;
  readonly unit: string;
  readonly role: string;
  readonly values: readonly number[];
}

/**
 * Returns a run as one readable file: the table that perf printed, without what tells who recorded and where, and below it
 * the lines of the command's output in which measurements stand, so that the file says all by itself.
 */
export function runFile(report: string, printed: string): RunFile {
  const kept = report
    .split('\n')
    .filter((line) => !line.startsWith('#') || line === '#' || KEPT.test(line))
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/(?:^#?\n){2,}/gm, (gap) => (gap.includes('#') ? '#\n' : '\n'));
  const table = trimSigns(kept, '', '#\n\t ');
  const { lines, rates } = ratesIn(printed);
  // What the command printed may look like a profile; then its rates stand in meta.json alone.
  const texts = [
    [table, '', ...lines, ''],
    [table, ''],
  ].map((parts) => parts.join('\n').replace(/\n{2,}$/, '\n'));
  const read = texts.map((text) => ({ text, profiles: findProfiles(readLines('<run>', text)).profiles }));
  const { text, profiles } = read.find((each) => each.profiles.length === 1) ?? { text: texts[1] ?? '', profiles: [] };
  const [profile] = profiles;
  const counts = profile?.entries.map(({ samples }) => samples) ?? [];
  const known = counts.length > 0 && counts.every((count) => count !== null);
  const samples = known ? counts.reduce<number>((sum, count) => sum + (count ?? 0), 0) : null;
  return { text, samples, seconds: profile?.facts.durationSec ?? null, rates };
}

/** Lines around a measurement that may belong to it, as titles above and figures below it do. */
const AROUND = 8;

/** The measurements of an output, and the lines in which they stand with those around. */
function ratesIn(printed: string): { readonly lines: readonly string[]; readonly rates: readonly RunRate[] } {
  const document = readLines('<command>', printed);
  const { measurements } = findProfiles(document);
  const isKept = document.lines.map(({ number }) =>
    measurements.some(({ line, endLine }) => number >= line - AROUND && number <= endLine + AROUND),
  );
  const lines = document.lines.flatMap(({ text }, at) => {
    if (isKept[at] === true) return [withoutPrivate(text)];
    return text !== '' && isKept[at - 1] === true ? [LEFT_OUT] : [];
  });
  return { lines: lines.at(-1) === LEFT_OUT ? lines.slice(0, -1) : lines, rates: measurements.map(rateOf) };
}

/** Stands for other lines, so that two logs with words between them stay two. */
const LEFT_OUT = 'other output of the command';

function rateOf({ kind, name, unit, role, values }: Measurement): RunRate {
  return { kind, name: withoutPrivate(name), unit, role, values };
}
