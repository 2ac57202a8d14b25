/**
 * The words around a figure: a caption (`before:`, `XDP_DROP eth0`, `(4 cores)`) or a sentence that mentions it. Only
 * the first is a measurement.
 */

import type { Line } from '../../model/line.ts';
import { trimSigns } from '../../model/trim-signs.ts';

/** Words that make a sentence of the words around them. */
const SENTENCE: ReadonlySet<string> = new Set(
  [
    "i we you he she it they my our your that's it's is are was were be been am has have had do does did can could",
    'may might must should will would get gets getting got gain gains lose loses losing lost save saves saving saved',
    'see sees saw reach reaches reached go goes going went fall falls fell rise rises rose increase increases',
    'increased decrease decreases reduce reduces reduced improve improves boost boosts need needs want make makes',
    'made give gives gave hit hits expect expected show shows achieve achieves handle handles about around roughly',
    'almost nearly only just than more less faster slower even still already up upto down by of and or but because so',
    'if when while where which who there here not never into at due as that those yes hence thus then also too very',
    'another extra',
  ].flatMap((words) => words.split(' ')),
);
const SIDE_WORDS =
  /\b(?:before|after|with(?:out)?|w\/o?|the|this|these|patch(?:ed|es|set)?|unpatched|series|vanilla|base(?:line)?|old|new)(?![\w/])/gi;
/** More words than these without a colon make a sentence. */
const MOST_WORDS = 4;
/** Words of a line that make it prose, when two of them are of a sentence. */
const PROSE_WORDS = 6;

/** Returns the words before a figure without those for a side: these are the label's business. */
export function captionName(front: string): string {
  return trimSigns(front.replace(SIDE_WORDS, '').replace(/\s+/g, ' '), ' *#>=|:,-', ' =|:,~-').slice(0, 60);
}

/** Returns whether the words before and behind a figure are a caption and a remark, no sentence. */
export function isCaption(front: string, rest: string): boolean {
  return isFront(front) && isRemark(rest.trim(), /[:=|]\s*$/.test(front));
}

/** Returns whether line `at`, whose figure has `front` before it, is a piece of the paragraph that it stands in. */
export function isInParagraph(lines: readonly Line[], at: number, front: string): boolean {
  if (/[:=|]\s*$/.test(front)) return false;
  const line = lines[at];
  return [at - 1, at + 1].some((other) => {
    const neighbour = lines[other];
    if (line === undefined || neighbour === undefined || neighbour.depth !== line.depth) return false;
    const text = neighbour.text.trim();
    return Math.abs(neighbour.number - line.number) === 1 && isProse(text) && !text.endsWith(':');
  });
}

function isFront(front: string): boolean {
  const words = wordsOf(front);
  if (/[:=|]\s*$/.test(front)) return words.length <= 8 && !/[.!?]\s/.test(front.trim());
  const named = wordsOf(captionName(front));
  return named.length <= MOST_WORDS && !/[.!?;]\s*$/.test(front) && !named.some(isOfSentence);
}

function isRemark(rest: string, captioned: boolean): boolean {
  if (rest === '' || (captioned && /^[.;,]$/.test(rest))) return true;
  if (/^[([<#]/.test(rest)) return wordsOf(rest).length <= 10;
  const words = wordsOf(rest.replace(/\([^)]{0,80}\)/g, ''));
  if (words.some(isOfSentence) || /[.!?]$/.test(rest)) return false;
  return /^[,;/|±~+*-]/.test(rest) ? words.length <= 8 : wordsOf(captionName(rest)).length <= 2;
}

function isProse(text: string): boolean {
  const words = wordsOf(text);
  return words.length >= PROSE_WORDS && words.filter(isOfSentence).length >= 2;
}

function isOfSentence(word: string): boolean {
  return SENTENCE.has(word.toLowerCase().replace(/[^a-z']/g, ''));
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => /[A-Za-z]/.test(word));
}
