import { escapeHarmful } from '../../model/escape.ts';

/** Other characters that only steer, and what XML does not allow. */
const HIDDEN = /[\p{Cf}\ufffe\uffff]/gu;
const SPECIAL = /[^\x20-\x7e]|[&<>"']/gu;

/**
 * Returns a text as XML character data in ASCII, fit for an attribute as well. Control and direction characters are
 * shown as `\u{hex}`; line ends of the picture's own texts stay.
 */
export function xml(text: string): string {
  return text.split('\n').map(xmlLine).join('\n');
}

/** Returns an input's own text as one line of character data: what is harmful in it is shown, line ends too. */
export function xmlLine(text: string): string {
  return showHidden(text).replace(SPECIAL, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`);
}

/** Returns a text with what steers, hides or cannot stand in a picture written as `\u{hex}`. */
export function showHidden(text: string): string {
  return escapeHarmful(text).replace(HIDDEN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** Returns a number with at most two decimals, as short as it can be written. */
export function round(value: number): string {
  const text = (Math.round(value * 100) / 100).toString();
  return text === '-0' ? '0' : text;
}

/**
 * Returns a value as JSON in ASCII without a character that means something in XML or in a script, so that an XML and an
 * HTML parser read the same.
 */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(/[^\x20-\x7e]|[&<>\]]/g, (unit) =>
    unit === ']' ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
