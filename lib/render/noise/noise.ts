import type { NoiseFloor } from '../../model/noise.ts';
import { formatCount } from '../../report/figures.ts';
import { alignCells } from '../align-cells.ts';
import { printJson } from '../json/print.ts';

/** The schema of the document. */
export const NOISE_SCHEMA = 'perfshift/noise/1';

/** Returns a noise floor for people: what varies, then the smallest shift that so many runs a side would show. */
export function renderNoiseText(floor: NoiseFloor): string {
  const { runs, samplesPerRun, symbols, dispersion, alpha, power, columns, floors, change } = floor;
  const titles = ['share %', ...columns.map((count) => `${count} + ${count}`), 'runs needed'];
  const rows = floors.map(({ share, shifts, runsNeeded }) => [
    (share * 100).toFixed(1),
    ...shifts.map((shift) => (shift === null ? '-' : (shift * 100).toFixed(2))),
    runsNeeded === null ? '>1000' : String(runsNeeded),
  ]);
  const right = new Set(titles.map((_, at) => at));
  return `${[
    `${formatCount(runs, 'run')} of one condition, ${Math.round(samplesPerRun)} samples each, ${formatCount(symbols, 'symbol')} of five samples or more a run`,
    `shares vary by ${dispersion.toFixed(2)} times the variance of sampling alone`,
    '',
    `smallest shift in points that is found with probability ${power} (one test at ${alpha}), by runs a side:`,
    ...alignCells([titles, ...rows], right),
    `runs needed: a side, to find that a symbol of this share costs ${change * 100} % more`,
    'more samples lessen only the part that is sampling; what runs differ by beyond it only more runs lessen',
  ].join('\n')}\n`;
}

/** Returns a noise floor as one JSON document; shares and shifts in percentage points. */
export function renderNoiseJson(floor: NoiseFloor): string {
  const { floors, ...rest } = floor;
  const points = (value: number | null): number | null => (value === null ? null : value * 100);
  return printJson({
    schema: NOISE_SCHEMA,
    ...rest,
    floors: floors.map(({ share, shifts, runsNeeded }) => ({
      percent: points(share),
      smallestShift: shifts.map(points),
      runsNeeded,
    })),
  });
}
