import type { Line } from '../model/line.ts';
import type { SideName } from '../model/profile.ts';
import { namesChange, sideOfWords } from './side-words.ts';

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
 * the paragraph directly above may open with the change ("Without patch, performance can go up to ..."); else the
 * nearest heading is the label and the side stays unknown. Any other sentence is no label.
 */
export function labelOf(above: readonly Line[]): Label {
  const headings = above
    .map((line, at) => ({ line, text: cleanLabel(line.text), isRest: isWrappedRest(above[at - 1], line) }))
    .slice(-REACH)
    .filter(({ line, text, isRest }) => text !== '' && !isRest && isHeading(line.text));
  for (const { text } of headings.toReversed()) {
    const side = sideOfWords(text);
    if (side !== null) return { text, side };
  }
  const opening = openingOf(above);
  if (opening !== null) return { text: opening, side: sideOfWords(opening) };
  const nearest = headings.at(-1);
  return { text: nearest?.text ?? null, side: null };
}

/** A mailer wraps near column 72; what it wraps is a few words. */
const WRAPPED_FROM = 60;
const LONGEST_REST = 20;

/** Whether a few words directly below a long line are its wrapped rest. */
function isWrappedRest(above: Line | undefined, line: Line): boolean {
  if (above === undefined || above.number !== line.number - 1) return false;
  return above.text.length >= WRAPPED_FROM && line.text.length <= LONGEST_REST && !/:$/.test(line.text);
}

/** Lines that a paragraph above a table may have and still be its caption. */
const MOST_CAPTION_LINES = 3;
const OPENERS = ['with', 'w/', 'before', 'after', 'prior to'];
const OPENING = /^(?:with|without|w\/o?|before|after|prior to)\s{1,3}\S[^,.:;!?]{0,60}/i;

/** The first clause of the last paragraph, where it opens with a word for a side and tells one. */
function openingOf(above: readonly Line[]): string | null {
  let at = above.length - 1;
  while (at > 0 && above[at - 1]?.number === (above[at]?.number ?? 0) - 1) at--;
  const line = above[at];
  if (line === undefined || above.length - at > MOST_CAPTION_LINES) return null;
  const text = line.text.trim();
  const small = text.slice(0, 8).toLowerCase();
  if (!OPENERS.some((word) => small.startsWith(word))) return null;
  const clause = OPENING.exec(text)?.[0].split(' - ')[0]?.trim() ?? '';
  return namesChange(clause) ? clause : null;
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
