import { xml } from './xml.ts';

/** A part of a panel, from its own upper edge. */
export interface Part {
  readonly body: string;
  readonly height: number;
}

/** Pixels between the edge of the picture and what is in it. */
export const MARGIN = 16;
/** Pixels from one line of words to the next. */
export const LINE = 17;
/** Pixels between two thoughts. */
export const GAP = 8;

/** Returns a line of words; `kind` is `m` for what is not the message, `big` for what is. */
export function textLine(x: number, y: number, text: string, kind: '' | 'm' | 'big' = ''): string {
  return `<text${kind === '' ? '' : ` class="${kind}"`} x="${x}" y="${y}">${xml(text)}</text>`;
}
