import { showHidden } from './xml.ts';

/**
 * Returns how many columns of the font a text takes at the most: characters beyond ASCII may be as wide as two.
 */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += character < '\x7f' ? 1 : 2;
  return columns;
}

/** The columns below which a name that is cut says nothing. */
const LEAST = 5;

/** Returns the text with its middle cut out where it takes more than `room` columns; empty where too little is left. */
export function cutText(text: string, room: number): string {
  if (columnsOf(text) <= room) return text;
  if (room < LEAST) return '';
  const characters = [...text];
  const half = (room - 2) / 2;
  const head = take(characters, Math.ceil(half));
  const tail = take(characters.toReversed(), Math.floor(half)).toReversed();
  return `${head.join('')}\u2026${tail.join('')}`;
}

function take(characters: readonly string[], room: number): readonly string[] {
  let columns = 0;
  const end = characters.findIndex((character) => {
    columns += columnsOf(character);
    return columns > room;
  });
  return end < 0 ? characters : characters.slice(0, end);
}

/** A tooltip is no place for a name of ten thousand characters. */
const LONGEST_NAME = 300;

/** What is shown of a name that is empty: an object that no row names, a symbol that perf printed as nothing. */
export const NAMELESS = '(no name)';

/** Returns a name as one line, what is harmful in it shown, of at most so many columns. */
export function plainName(name: string, room: number = LONGEST_NAME): string {
  return cutText(name === '' ? NAMELESS : showHidden(name), room);
}

/**
 * Returns the label of a frame for so many columns: its shift first, then its name, as much of it as fits. Where there
 * is no room for either, nothing.
 */
export function labelOf(prefix: string, name: string, room: number): string {
  if (prefix === '') return cutText(name, room);
  const full = `${prefix} ${name}`;
  if (columnsOf(full) <= room) return full;
  const cut = cutText(name, room - columnsOf(prefix) - 1);
  if (cut !== '') return `${prefix} ${cut}`;
  if (columnsOf(prefix) <= room) return prefix;
  return '';
}
