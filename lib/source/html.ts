import { entityLibrary } from './lazy-libraries.ts';
import { type PhysicalLine, roomForAll, type TakeRoom } from './physical-line.ts';

/**
 * HTML around a table: whole pages of archives (`<pre>` with `&lt;` inside), mails that hold nothing but HTML (a row is
 * a `<div>`, or ends with `<br>`), and single tags and entities that a copy brought along. Names of C++ hold `<int>` and
 * `<T>`; only names of tags are tags, and only where the text shows that it is HTML.
 */
const PAGE = /^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|body)\b/i;
const FRAGMENT = /<\/(?:pre|code|div|td|tr|span|summary|details|font|a|p)>|<br\s?\/?>/i;
const ENTITY = /&(?:lt|gt|amp|quot|nbsp|apos|hellip|#\d{1,6}|#x[0-9a-f]{1,5});/i;
const TAG =
  /<(\/?)(!--|!doctype|html|head|body|title|meta|link|style|script|pre|code|tt|br|hr|p|div|span|font|table|thead|tbody|tr|td|th|a|b|i|u|s|em|strong|small|big|sub|sup|ul|ol|li|dl|dt|dd|h[1-6]|blockquote|details|summary|center|img|mark|del|ins|kbd|samp|section|article|main|nav|header|footer|label|input|button|form|svg|path|o:p)\b([^<>]{0,2000})>/gi;
const BLOCK =
  /^(?:p|div|tr|table|thead|tbody|ul|ol|li|dl|dt|dd|h[1-6]|blockquote|pre|hr|title|body|html|head|details|summary|center|section|article|main|nav|header|footer|form)$/;
/** What stands between these is no text. */
const HIDDEN = /^(?:style|script|head)$/;

/** Returns whether a text may hold HTML or its entities; cheap, and true more often than it does. */
export function mayBeHtml(text: string): boolean {
  if (text.includes('&') && ENTITY.test(text)) return true;
  return text.includes('<') && (FRAGMENT.test(text) || PAGE.test(text.slice(0, 2000)));
}

/** Returns the lines with tags and entities undone, as far as the text shows that it holds them. */
export function undoHtml(lines: readonly PhysicalLine[], takeRoom: TakeRoom = roomForAll): readonly PhysicalLine[] {
  const isPage = PAGE.test(
    lines
      .slice(0, 20)
      .map(({ text }) => text)
      .join('\n'),
  );
  if (isPage) return htmlToLines(lines, takeRoom);
  const isFragment = lines.some(({ text }) => text.includes('<') && FRAGMENT.test(text));
  const whole = isFragment ? lines.flatMap((line) => withoutTags(line, takeRoom)) : lines;
  const isEscaped = lines.some(({ text }) => text.includes('&') && ENTITY.test(text));
  return isEscaped ? whole.map(({ number, text }) => ({ number, text: decodeEntities(text) })) : whole;
}

function decodeEntities(text: string): string {
  return text.includes('&') ? entityLibrary().decode(text, { scope: 'strict' }) : text;
}

/** A line of a text in which single tags stand: they are taken out, and the text keeps its lines. */
function withoutTags({ number, text }: PhysicalLine, takeRoom: TakeRoom): readonly PhysicalLine[] {
  if (!text.includes('<')) return [{ number, text }];
  const plain = text.replace(TAG, (all, slash: string, name: string, attributes: string, at: number) => {
    if (/^br$/i.test(name)) return '\n';
    // `Map<a>` is an argument of a template, `<a href=...>` a link.
    const isTemplate = slash === '' && attributes.trim() === '' && /\w/.test(text[at - 1] ?? '');
    return isTemplate ? all : /^t[dh]$/i.test(name) ? '  ' : '';
  });
  const parts = plain.split('\n');
  takeRoom(parts.length - 1, 0);
  // A tag alone in its line leaves nothing; a blank line would part the table.
  if (parts.every((part) => part.trim() === '') && text.trim() !== '') return [];
  return parts.filter((part, at) => at === 0 || part.trim() !== '').map((part) => ({ number, text: part }));
}

/** Nobody quotes what was quoted as often. */
const MOST_QUOTES = 100;

/** Where the text of a page is at the moment. */
interface Place {
  readonly takeRoom: TakeRoom;
  readonly lines: PhysicalLine[];
  text: string;
  number: number;
  /** How many `<pre>`, hidden elements and quotations are open. */
  pre: number;
  hidden: number;
  quotes: number;
}

/** Returns the text of HTML in lines: blocks begin and end them, and in `<pre>` the text's own line ends. */
export function htmlToLines(lines: readonly PhysicalLine[], takeRoom: TakeRoom = roomForAll): readonly PhysicalLine[] {
  const place: Place = { takeRoom, lines: [], text: '', number: 1, pre: 0, hidden: 0, quotes: 0 };
  for (const { number, text } of joinTags(lines)) {
    let from = 0;
    for (const match of text.matchAll(TAG)) {
      addText(place, text.slice(from, match.index), number);
      takeTag(place, match[2]?.toLowerCase() ?? '', match[1] === '/', number);
      from = match.index + match[0].length;
    }
    addText(place, text.slice(from), number);
    if (place.pre > 0) endLine(place, number, true);
    else addText(place, ' ', number);
  }
  endLine(place, place.number, false);
  return place.lines;
}

/** The beginning of a tag at the end of a line, and how far in front of the end it begins at most. */
const OPEN_TAG = /<\/?[a-z][a-z0-9]{0,12}\b[^<>]{0,2000}$/i;
const OPEN_REACH = 2100;

/** Returns the lines with the rest of each tag that is written over several of them behind its beginning. */
function joinTags(lines: readonly PhysicalLine[]): readonly PhysicalLine[] {
  const joined: PhysicalLine[] = [];
  let [number, pieces, end]: [number, string[], string] = [1, [], ''];
  const close = (): void => {
    if (pieces.length > 0) joined.push({ number, text: pieces.join(' ') });
  };
  for (const line of lines) {
    if (OPEN_TAG.test(end) && line.text.includes('>')) pieces.push(line.text);
    else {
      close();
      [number, pieces, end] = [line.number, [line.text], ''];
    }
    end = `${end} ${line.text.slice(-OPEN_REACH)}`.slice(-OPEN_REACH);
  }
  close();
  return joined;
}

function addText(place: Place, text: string, number: number): void {
  if (place.hidden > 0 || text === '') return;
  if (place.text.trim() === '') place.number = number;
  const plain = decodeEntities(text);
  if (place.pre > 0) place.text += plain;
  // Outside <pre> a run of blanks is one; a non-breaking blank is not one of them.
  else place.text += plain.replace(/[ \t\r\n]+/g, ' ').replace(/^ /, /(?:^| )$/.test(place.text) ? '' : ' ');
}

function takeTag(place: Place, name: string, closes: boolean, number: number): void {
  const step = closes ? -1 : 1;
  if (HIDDEN.test(name)) place.hidden = Math.max(0, place.hidden + step);
  if (place.hidden > 0) return;
  if (name === 'td' || name === 'th') place.text += closes ? '' : '  ';
  if (name === 'br') endLine(place, number, true);
  if (BLOCK.test(name)) endLine(place, number, false);
  if (name === 'p' && place.lines.at(-1)?.text !== '') place.lines.push({ number, text: '' });
  if (name === 'pre') place.pre = Math.max(0, place.pre + step);
  if (name === 'blockquote') place.quotes = Math.max(0, place.quotes + step);
}

/** Ends a line; an empty one counts where the text asks for it. */
function endLine(place: Place, number: number, always: boolean): void {
  if (place.hidden > 0) return;
  const isEmpty = place.text.trim() === '';
  if (isEmpty && !always) {
    place.text = '';
    return;
  }
  const parts = place.text.split('\n');
  place.takeRoom(parts.length, place.text.length);
  for (const part of parts)
    place.lines.push({
      number: isEmpty ? number : place.number,
      text: `${'> '.repeat(Math.min(place.quotes, MOST_QUOTES))}${part.trimEnd()}`,
    });
  place.text = '';
}
