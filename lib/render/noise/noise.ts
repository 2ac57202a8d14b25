import type { NoiseFloor } from '../../model/noise.ts';
import { formatCount } from '../../report/figures.ts';
import { alignCells } from '../align-cells.ts';
import { printJson } from '../json/side.ts';

/** The schema of the document. */
export const NOISE_SCHEMA = 'perfshift/noise/1';

/** Returns a noise floor for people: what varies, then the smallest shift that so many runs a side would show. */
export function renderNoiseText(floor: NoiseFloor): string {
  const { runs, samplesPerRun, symbols, dispersion, alpha, power, columns, floors } = floor;
  const titles = ['share %', ...columns.map((count) => `${count} + ${count}`)];
  const rows = floors.map(({ share, shifts }) => [
    (share * 100).toFixed(1),
    ...shifts.map((shift) => (shift === null ? '-' : (shift * 100).toFixed(2))),
  ]);
  const right = new Set(titles.map((_, at) => at));
  return `${[
    `${formatCount(runs, 'run')} of one condition, ${Math.round(samplesPerRun)} samples each, ${formatCount(symbols, 'symbol')} of five samples or more a run`,
    `shares vary by ${dispersion.toFixed(2)} times the variance of sampling alone`,
    '',
    `smallest shift in points that is found with probability ${power} (one test at ${alpha}), by runs a side:`,
    ...alignCells([titles, ...rows], right),
  ].join('\n')}\n`;
}

/** Returns a noise floor as one JSON document; shares and shifts in percentage points. */
export function renderNoiseJson(floor: NoiseFloor): string {
  const { floors, ...rest } = floor;
  const points = (value: number | null): number | null => (value === null ? null : value * 100);
  return printJson({
    schema: NOISE_SCHEMA,
    ...rest,
    floors: floors.map(({ share, shifts }) => ({ percent: points(share), smallestShift: shifts.map(points) })),
  });
}
