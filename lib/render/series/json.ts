import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Series, SeriesStep } from '../../model/series.ts';
import { toPoints } from '../../model/share.ts';
import { lazily, printPieces } from '../json/print.ts';
import { deltaJson, diagnosticsJson, sideJson } from '../json/side.ts';

/** The schema of the document. */
export const SERIES_SCHEMA = 'perfshift/series/1';

/** Returns a series as one JSON document, in pieces: every symbol with its share in each version and its delta against the first. */
export function renderSeriesJson(
  { versions, comparisons, rows }: Series,
  diagnostics: readonly Diagnostic[],
): Iterable<Uint8Array> {
  return printPieces(2, {
    schema: SERIES_SCHEMA,
    versions: versions.map(sideJson),
    compositions: comparisons.map(({ composition }) => composition),
    rows: lazily(rows, ({ symbol, domain, dso, sides, steps }) => ({
      symbol,
      domain,
      dso,
      shares: sides.map(({ ticks, atMost, upTo, samples }) => ({
        percent: toPoints(ticks),
        atMost: toPoints(atMost ?? upTo),
        samples,
      })),
      steps: steps.map(stepJson),
    })),
    diagnostics: diagnosticsJson(diagnostics),
  });
}

function stepJson({ status, delta, corrected, test }: SeriesStep): object {
  return { status, delta: deltaJson(delta), corrected: corrected === null ? null : deltaJson(corrected), test };
}
