import { toPoints } from '../../model/share.ts';
import type { Listing } from '../../report/listing.ts';
import { printJson } from '../json/print.ts';
import { diagnosticsJson } from '../json/side.ts';

/** The schema of the document. */
export const LIST_SCHEMA = 'perfshift/list/1';

/** Returns what was found in the inputs as one JSON document; indexes begin with 1. */
export function renderListJson(listing: Listing): string {
  return printJson({
    schema: LIST_SCHEMA,
    profiles: listing.profiles.map((profile) => ({
      index: profile.index,
      source: profile.source,
      line: profile.line,
      endLine: profile.endLine,
      label: profile.label,
      side: profile.side,
      format: profile.format,
      rows: profile.rows,
      first: endJson(profile.first),
      last: endJson(profile.last),
      sumPercent: toPoints(profile.sumTicks),
      event: profile.event,
      samples: profile.samples,
      columns: profile.columns,
      message: profile.message,
    })),
    pairs: listing.pairs,
    measurements: listing.measurements.map((measurement, at) => ({
      index: at + 1,
      source: measurement.source,
      line: measurement.line,
      endLine: measurement.endLine,
      label: measurement.label,
      side: measurement.side,
      kind: measurement.kind,
      name: measurement.name,
      unit: measurement.unit,
      role: measurement.role,
      values: measurement.values,
    })),
    diagnostics: diagnosticsJson(listing.diagnostics),
  });
}

function endJson(end: Listing['profiles'][number]['first']): object | null {
  return end === null ? null : { percent: toPoints(end.ticks), symbol: end.symbol };
}
