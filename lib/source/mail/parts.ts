import type { PhysicalLine } from '../physical-line.ts';
import { readHeaderValue } from './header-value.ts';
import { type Headers, readHeaders } from './headers.ts';

/** A part of a mail that holds no other parts: what its header says, and the lines of its body as they stand. */
export interface Part {
  readonly type: string;
  readonly encoding: string;
  readonly charset: string | null;
  /** What RFC 3676 says about its line ends: `delsp` takes the blank before a soft one away. */
  readonly flowed: 'no' | 'keep' | 'delsp';
  readonly fileName: string | null;
  readonly body: readonly PhysicalLine[];
}

/** Mails are nested no deeper, save to do harm. */
const MOST_LEVELS = 16;
/** More parts than a person attaches. */
const MOST_PARTS = 1000;

/**
 * Returns the parts of the mail whose header begins at line `from`, in order, those inside of others in their place. Of
 * alternatives the plain text counts, else the last that is text. The structure is followed here and not by a library
 * because no library tells on which line of the file a part begins.
 */
export function partsOf(lines: readonly PhysicalLine[], from: number, end: number, level = 0): readonly Part[] {
  const { headers, end: body } = readHeaders(lines, from, end);
  const { value, params } = readHeaderValue(headers.get('content-type') ?? 'text/plain');
  const type = (value || 'text/plain').toLowerCase();
  if (level < MOST_LEVELS && type === 'message/rfc822') return partsOf(lines, body, end, level + 1);
  const boundary = params.boundary ?? '';
  if (level >= MOST_LEVELS || !type.startsWith('multipart/') || boundary === '')
    return [leafOf(headers, type, params, lines.slice(body, end))];
  const groups = childSpans(lines, body, end, boundary).map((child) =>
    partsOf(lines, child.from, child.end, level + 1),
  );
  if (type !== 'multipart/alternative') return groups.flat().slice(0, MOST_PARTS);
  const holds = (wanted: RegExp) => (parts: readonly Part[]) => parts.some((part) => wanted.test(part.type));
  return groups.find(holds(/^text\/plain$/)) ?? groups.findLast(holds(/^text\//)) ?? groups[0] ?? [];
}

function leafOf(
  headers: Headers,
  type: string,
  params: Readonly<Record<string, string>>,
  body: readonly PhysicalLine[],
): Part {
  const disposition = readHeaderValue(headers.get('content-disposition') ?? '');
  const isFlowed = params.format?.toLowerCase() === 'flowed';
  return {
    type,
    encoding: /[\w-]+/.exec(headers.get('content-transfer-encoding') ?? '')?.[0].toLowerCase() ?? '7bit',
    charset: params.charset || null,
    flowed: isFlowed ? (params.delsp?.toLowerCase() === 'yes' ? 'delsp' : 'keep') : 'no',
    fileName: disposition.params.filename || params.name || null,
    body,
  };
}

/** Where the parts between the boundaries stand; a mail that was cut off ends its last part. */
function childSpans(
  lines: readonly PhysicalLine[],
  from: number,
  end: number,
  boundary: string,
): readonly { readonly from: number; readonly end: number }[] {
  const spans: { from: number; end: number }[] = [];
  let start: number | null = null;
  for (let at = from; at < end; at++) {
    const text = lines[at]?.text ?? '';
    if (!text.startsWith('--')) continue;
    const mark = text.trimEnd();
    const closes = mark === `--${boundary}--`;
    if (mark !== `--${boundary}` && !closes) continue;
    if (start !== null) spans.push({ from: start, end: at });
    start = closes ? null : at + 1;
    if (closes) break;
  }
  if (start !== null) spans.push({ from: start, end });
  return spans;
}
