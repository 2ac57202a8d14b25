import { slopeOf } from './slope.ts';
import type { Point } from './sweep.ts';

/** How cost grows with size. */
export interface Growth {
  /** Slope of log time, beyond start-up, on log size; null with fewer than three sizes. */
  readonly slope: number | null;
  /** The same of the processor's time. */
  readonly processorSlope: number | null;
  /** Memory at the largest size over memory at a quarter of it or less; null where it may grow, or is not known. */
  readonly memory: number | null;
  /** Whether all sizes ended well, neither slope is steep, and memory does not grow; null where it cannot be told. */
  readonly holds: boolean | null;
}

/** A slope up to this is linear: what is left is noise, and memory that is farther away the more of it there is. */
const STEEPEST = 1.1;
/** Memory that is bounded may grow so much while bytes become four times as many. */
const LARGEST = 1.5;

/** Returns how cost grows from start-up over points by rising size; `isBounded` where memory has no reason to grow. */
export function growthOf(start: Point, points: readonly Point[], isBounded: boolean): Growth {
  const slope = slopeBy(start, points, ({ figures }) => figures?.least ?? null);
  const processorSlope = slopeBy(start, points, ({ figures }) => figures?.cpuSeconds ?? null);
  const memory = isBounded ? memoryGrowth(points) : null;
  if (points.some(({ problem }) => problem !== null)) return { slope, processorSlope, memory, holds: false };
  const told = processorSlope ?? slope;
  const holds = told === null ? null : told <= STEEPEST && (memory ?? 0) <= LARGEST;
  return { slope, processorSlope, memory, holds };
}

function slopeBy(start: Point, points: readonly Point[], secondsOf: (point: Point) => number | null): number | null {
  const startUp = secondsOf(start);
  if (startUp === null) return null;
  const pairs = points.flatMap((point): [number, number][] => {
    const seconds = secondsOf(point);
    return seconds === null ? [] : [[point.bytes, seconds - startUp]];
  });
  return slopeOf(pairs);
}

function memoryGrowth(points: readonly Point[]): number | null {
  const largest = points.at(-1);
  const quarter = points.findLast(({ bytes }) => largest !== undefined && bytes <= largest.bytes / 4);
  const [all, part] = [largest?.figures?.peakBytes ?? null, quarter?.figures?.peakBytes ?? null];
  return all === null || part === null ? null : all / part;
}
