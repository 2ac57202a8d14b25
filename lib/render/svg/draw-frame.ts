import { COLUMN, toneClass } from './palette.ts';
import { columnsOf, labelOf, plainName } from './texts.ts';
import { round, xml } from './xml.ts';

/** A frame as it is drawn: all lengths in pixels. */
export interface FrameShape {
  readonly x: number;
  readonly y: number;
  /** The room of the frame; nothing of it is drawn beyond. */
  readonly width: number;
  readonly height: number;
  /** Widths of the two sides; null where the side is not drawn. */
  readonly outline: number | null;
  readonly fill: number | null;
  /** How far the outline of a side that is not listed may reach; null where it is known. */
  readonly dashed: number | null;
  /** True where one side has nothing of it. */
  readonly hatched: boolean;
  readonly tone: number;
  /** True where others are in it: what they take beyond both sides is drawn faintly, so that they hang on something. */
  readonly holds: boolean;
  readonly prefix: string;
  readonly name: string;
  readonly title: string;
  /** A second line where there is room for it: the figures. */
  readonly figures: string;
}

/** Height of a row. */
export const ROW = 20;
/** Frames that hang down to the bottom of a flat picture are this high at the least. */
export const TALL = 60;
/** Left and right of a label. */
const PAD = 4;
const NARROWEST_TEXT = 14;
/** Below so many pixels a frame is a stroke of its colour. */
const THIN = 3;

/** Returns the elements of a frame: its tooltip, the fill of the after side, the outline of the before side, its label. */
export function drawFrame(shape: FrameShape): string {
  const { x, y, height, width, outline, fill, dashed, hatched, tone, title } = shape;
  const rect = (kind: string, length: number): string => {
    const drawn = Math.max(0.5, Math.min(length, width) - 1);
    return `<rect class="${kind}" x="${round(x + 0.5)}" y="${round(y + 0.5)}" width="${round(drawn)}" height="${round(height - 1)}"/>`;
  };
  const most = Math.max(fill ?? 0, outline ?? 0);
  const parts =
    width < THIN
      ? [`<title>${xml(title)}</title>`, rect('a', most)]
      : [
          `<title>${xml(title)}</title>`,
          shape.holds && width - most > THIN ? rect('s', width) : '',
          fill === null ? '' : rect('a', fill),
          hatched ? rect('h', most) : '',
          outline === null ? '' : rect('b', outline),
          dashed === null ? '' : rect('b d', dashed),
          drawLabel(shape),
        ];
  return `<g class="${toneClass(tone)}">${parts.join('')}</g>`;
}

/**
 * Along the frame where that is wide enough; in a tall frame else downwards; at the least the sign of the shift. A label
 * is cut in the middle, and never leaves its frame.
 */
function drawLabel({ x, y, width, height, prefix, name, figures }: FrameShape): string {
  const plain = plainName(name, 200);
  const room = Math.floor((width - 2 * PAD) / COLUMN);
  const long = Math.floor((height - 2 * PAD) / COLUMN);
  const full = prefix === '' ? plain : `${prefix} ${plain}`;
  const isTall = height >= TALL;
  if (isTall && columnsOf(full) > room && width >= NARROWEST_TEXT && long > room) {
    const text = labelOf(prefix, plain, long);
    return `<text transform="translate(${round(x + width / 2 - 4)},${round(y + PAD + 1)})rotate(90)">${xml(text)}</text>`;
  }
  const text = labelOf(prefix, plain, room) || (width >= COLUMN + 2 ? signOf(prefix) : '');
  if (text === '') return '';
  const left = text.length === 1 ? x + width / 2 - COLUMN / 2 : x + PAD;
  const line = (at: number, words: string, kind = ''): string =>
    `<text${kind} x="${round(left)}" y="${round(y + 14 + at * 16)}">${xml(words)}</text>`;
  const below = isTall && figures !== '' && columnsOf(figures) <= room ? line(1, figures) : '';
  return line(0, text) + below;
}

/** What is left of a shift where there is room for one character. */
function signOf(prefix: string): string {
  return prefix.slice(0, 1).replace('>', '+').replace('<', '-');
}
