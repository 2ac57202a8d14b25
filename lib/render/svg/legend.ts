import type { Comparison } from '../../model/comparison.ts';
import { isJudged } from '../../report/judged.ts';
import { STEPS, TONES } from './judge.ts';
import { toneClass } from './palette.ts';
import { round, xml } from './xml.ts';

const SWATCH = 34;
const HEIGHT = 14;

/** Returns the legend of colours and signs; its height is `LEGEND_HEIGHT`. `scale` is in points. */
export function drawLegend(scale: number, comparison: Comparison): string {
  const tones = Array.from({ length: 11 }, (_, at) => at - 5);
  const colours = tones.map((tone, at) => swatch(at * (SWATCH + 2), toneClass(tone), stepWords(tone, scale)));
  const right = 11 * (SWATCH + 2) + 18;
  const tested = isJudged(comparison);
  const unknown = !tested
    ? '? or grey: cannot be told'
    : comparison.testing === null
      ? '~ or grey: within noise'
      : '~ or grey: the runs do not tell';
  return [
    ...colours,
    box(right, toneClass(tested ? TONES.untold : TONES.unclear), 'a'),
    words(right + SWATCH + 6, 11, unknown),
    text(0, HEIGHT + 30, 'colour: points of the before total, on a fixed scale'),
    box(right, 'z', 'h', 20),
    words(right + SWATCH + 6, 31, 'one side does not list it'),
  ].join('');
}

/** Height of the legend in pixels. */
export const LEGEND_HEIGHT = 48;

function stepWords(tone: number, scale: number): string {
  if (tone === 0) return '0';
  const points = (STEPS[Math.abs(tone) - 1] ?? 0) * scale;
  return `${tone < 0 ? '-' : '+'}${round(points)}`;
}

function swatch(x: number, tone: string, label: string): string {
  return `${box(x, tone, 'a')}<text class="num m" text-anchor="middle" x="${x + SWATCH / 2}" y="${HEIGHT + 11}">${label}</text>`;
}

function box(x: number, tone: string, kind: string, y = 0): string {
  return `<g class="${tone}"><rect class="${kind}" x="${x}" y="${y}" width="${SWATCH}" height="${HEIGHT}"/></g>`;
}

function words(x: number, y: number, label: string): string {
  return text(x, y, label);
}

function text(x: number, y: number, label: string): string {
  return `<text class="m" x="${x}" y="${y}">${xml(label)}</text>`;
}
