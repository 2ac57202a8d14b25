import type { Line } from '../model/line.ts';
import type { SideName } from '../model/profile.ts';
import { sideOfWords } from './side-words.ts';

/** The words by which a person tells a table from the others; null when nothing above it names it. */
export interface Label {
  readonly text: string | null;
  readonly side: SideName | null;
}

/** How far above a table its label may stand, in non-blank lines. */
const REACH = 8;
/** A label is a heading, not a sentence. */
const LONGEST = 100;

/**
 * Returns the label of a table from the prose above it. The nearest heading that tells a side wins; where none does,
 * the nearest heading is the label and the side stays unknown. A sentence is no label.
 */
export function labelOf(above: readonly Line[]): Label {
  const headings = above
    .slice(-REACH)
    .map((line) => ({ line, text: cleanLabel(line.text) }))
    .filter(({ line, text }) => text !== '' && isHeading(line.text));
  for (const { text } of headings.toReversed()) {
    const side = sideOfWords(text);
    if (side !== null) return { text, side };
  }
  const nearest = headings.at(-1);
  return { text: nearest?.text ?? null, side: null };
}

/** Returns the text without the underline, rule or quotes that only decorate it. */
function cleanLabel(text: string): string {
  const trimmed = text.trim();
  return /^[-=~*_#\s]+$/.test(trimmed) ? '' : trimmed.slice(0, LONGEST);
}

/**
 * A heading ends with a colon, begins with a mark, or is a few words without the point of a sentence. Lines that hold
 * mostly figures are measurements.
 */
function isHeading(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST || isFigures(trimmed)) return false;
  if (/:$/.test(trimmed) || /^(?:[*=#-]{1,4}|\d{1,2}[.)])\s*\S/.test(trimmed)) return true;
  return trimmed.split(/\s+/).length <= 8 && !/[.,;?!]$/.test(trimmed);
}

function isFigures(text: string): boolean {
  const words = text.split(/\s+/);
  const figures = words.filter((word) => /^[+-]?\d[\d.,]*%?$/.test(word)).length;
  return figures >= 2 && figures * 3 >= words.length;
}
