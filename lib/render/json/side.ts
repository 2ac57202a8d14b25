import type { Delta, Side } from '../../model/comparison.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { toPoints } from '../../model/share.ts';

/** Returns a side as the schemas have it; percent as perf prints it. */
export function sideJson(side: Side): object {
  return {
    label: side.label,
    source: side.source,
    line: side.line,
    format: side.format,
    runs: side.runs,
    rows: side.rows,
    event: side.facts.event,
    listedPercent: toPoints(side.listedTicks),
    floorPercent: toPoints(side.floorTicks),
    cut: side.cut,
    samples: side.samples,
    rate: side.rate,
    frequency: side.facts.frequency,
    sampleEvery: side.facts.sampleEvery,
    cpus: side.facts.cpus,
    lost: side.facts.lost,
    dropped: side.facts.dropped,
    screens: side.facts.screens,
  };
}

/** Returns a delta in percentage points. */
export function deltaJson(delta: Delta): object {
  return { points: toPoints(delta.points), low: toPoints(delta.low), high: toPoints(delta.high) };
}

/** Returns diagnostics with their fields in a fixed order. */
export function diagnosticsJson(diagnostics: readonly Diagnostic[]): readonly object[] {
  return diagnostics.map(({ severity, code, message, file, line }) => ({ severity, code, message, file, line }));
}
