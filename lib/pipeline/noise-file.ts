import type { UsualNoise } from '../diff/usual-noise.ts';
import { diagnostic, InputError } from '../model/diagnostic.ts';
import type { Document } from '../model/line.ts';

/** What `perfshift noise -f json` prints of what single runs are held against. */
interface NoiseDocument {
  readonly schema?: unknown;
  readonly dispersion?: unknown;
  readonly priorDf?: unknown;
  readonly samplesPerRun?: unknown;
}

const SCHEMA = 'perfshift/noise/1';

/** Returns the noise of a document that `perfshift noise -f json` printed. Throws an InputError where it is none. */
export function readNoise({ name, lines }: Document): UsualNoise {
  const found = parse(lines.map(({ text }) => text).join('\n'));
  if (found?.schema !== SCHEMA) throw refused(name, `not a document of schema ${SCHEMA}`);
  const { dispersion, priorDf, samplesPerRun } = found;
  const df = priorDf === null ? Number.POSITIVE_INFINITY : priorDf;
  if (!isAbove(dispersion, 0) || !isAbove(df, 0) || !isAbove(samplesPerRun, 0))
    throw refused(name, 'dispersion, priorDf and samplesPerRun are not all numbers above 0');
  return { dispersion, df, samplesPerRun, from: name };
}

function parse(text: string): NoiseDocument | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

function isAbove(value: unknown, least: number): value is number {
  return typeof value === 'number' && value > least;
}

function refused(name: string, seen: string): InputError {
  const message = `${seen}, expected what perfshift noise -f json prints of three or more runs`;
  return new InputError(diagnostic('bad-noise', message, name));
}
