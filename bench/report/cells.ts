import type { Bound } from '../harness/row.ts';
import { figuresOf, type Measured } from '../harness/subject.ts';
import { megabytes } from '../rows/sizes.ts';
import type { Growth } from '../sweep/growth.ts';
import type { Verdict } from './judged.ts';

/** Returns seconds with three digits. */
export function seconds(value: number): string {
  if (value < 0.9995) return `${Math.round(value * 1000)} ms`;
  return value < 10 ? `${value.toFixed(2)} s` : `${value.toFixed(1)} s`;
}

/** Returns the figures of a subject as cells: fastest run, median, processor, memory, runs. */
export function figureCells(measured: Measured): readonly string[] {
  const figures = figuresOf(measured);
  if (figures === null) return ['failed', '', '', '', ''];
  const { least, median, cpuSeconds, peakBytes, runs } = figures;
  return [
    seconds(least),
    seconds(median),
    cpuSeconds === null ? '' : seconds(cpuSeconds),
    peakBytes === null ? '' : megabytes(peakBytes),
    String(runs),
  ];
}

/** Returns a bound as words: `5 x newline scan`, `0.5 x memory of difffolded.pl`, `1.50 s`. */
export function boundCell({ bound }: Verdict): string {
  if (bound.against === null) return seconds(bound.atMost);
  return `${bound.atMost} x ${bound.quantity === 'memory' ? 'memory of ' : ''}${bound.against}`;
}

/** Returns what was measured in the unit of the bound. */
export function ratioCell({ bound, measured }: Verdict): string {
  return inUnitOf(bound, measured);
}

/** Returns the same of the processor's time. */
export function processorCell({ bound, processor }: Verdict): string {
  return inUnitOf(bound, processor);
}

function inUnitOf({ against }: Bound, value: number | null): string {
  if (value === null) return '-';
  return against === null ? seconds(value) : `${value.toPrecision(3)} x`;
}

/** Returns `yes`, `no`, or a dash where it cannot be told. */
export function holdsCell({ holds }: Pick<Verdict, 'holds'>): string {
  if (holds === null) return '-';
  return holds ? 'yes' : 'no';
}

/** Returns how cost grows as words. */
export function growthWords({ slope, processorSlope, memory, holds }: Growth): string {
  const told = [
    slope === null ? 'too few sizes for a slope' : `slope ${slope.toFixed(2)} (1 is linear)`,
    processorSlope === null ? null : `${processorSlope.toFixed(2)} by the processor`,
    memory === null ? null : `memory x ${memory.toFixed(2)} over the last four times the bytes`,
    `holds: ${holdsCell({ holds })}`,
  ];
  return told.filter((words) => words !== null).join(', ');
}
