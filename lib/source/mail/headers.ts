import type { PhysicalLine } from '../physical-line.ts';

/** The header of a mail or of a part of one: fields by lower-case name, unfolded, the first of each name. */
export type Headers = ReadonlyMap<string, string>;

/** A header, and the index of the first line behind it and its blank line. */
export interface HeadersAt {
  readonly headers: Headers;
  readonly end: number;
}

const FIELD = /^([!-9;-~]{1,76}):(?:[ \t]|$)/;
/** Each of these, together with another known field, makes a header; `X-` fields alone do not. */
const TELLING: ReadonlySet<string> = new Set(
  'from date subject message-id mime-version content-type received return-path'.split(' '),
);
const KNOWN: ReadonlySet<string> = new Set([
  ...TELLING,
  ...'to cc in-reply-to references sender reply-to list-id delivered-to user-agent archived-at'.split(' '),
  'content-transfer-encoding',
  'dkim-signature',
]);
/** Nobody's header is longer. */
const MOST_LINES = 2000;

/** Returns the header that begins at line `at`; it ends at a blank line, or before a line that is no field. */
export function readHeaders(lines: readonly PhysicalLine[], at: number, end: number = lines.length): HeadersAt {
  const headers = new Map<string, string>();
  let open: string | null = null;
  for (let index = at; index < Math.min(end, at + MOST_LINES); index++) {
    const text = lines[index]?.text ?? '';
    if (text === '') return { headers, end: index + 1 };
    const field = fieldOf(text);
    if (field === '') return { headers, end: index };
    // A second field of a name is passed over, with the lines that it goes on in.
    if (field !== null) open = headers.has(field) ? null : field;
    if (open === null) continue;
    headers.set(
      open,
      field === null ? `${headers.get(open) ?? ''} ${text.trim()}` : text.slice(field.length + 1).trim(),
    );
  }
  return { headers, end: Math.min(end, at + MOST_LINES) };
}

/** The name of the field that a line begins; null where the line goes on with one, and empty where it is none. */
function fieldOf(text: string): string | null {
  return /^[ \t]/.test(text) ? null : (FIELD.exec(text)?.[1]?.toLowerCase() ?? '');
}

/** Returns whether the lines from `at` on begin with the header of a mail: fields that mails have, and a blank line. */
export function beginsMail(lines: readonly PhysicalLine[], at: number): boolean {
  if (!FIELD.test(lines[at]?.text ?? '')) return false;
  const { headers, end } = readHeaders(lines, at);
  const known = [...headers.keys()].filter(
    (name) => KNOWN.has(name) || (name.startsWith('x-') && /^x-[a-z0-9-]+$/.test(name)),
  );
  const isClosed = end >= lines.length || lines[end - 1]?.text === '';
  return isClosed && known.length >= 2 && known.length * 2 >= headers.size && known.some((name) => TELLING.has(name));
}
