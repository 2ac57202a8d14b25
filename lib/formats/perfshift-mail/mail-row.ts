import type { Entry } from '../../model/entry.ts';
import { unescapeAscii } from '../../model/escape.ts';
import type { Line } from '../../model/line.ts';
import { NO_SHARE, parseShare } from '../../model/share.ts';
import { trimSigns } from '../../model/trim-signs.ts';

/** One row of a printed mail: the entry of either side, and the index of the first line behind it. */
export interface MailRow {
  readonly before: Entry;
  readonly after: Entry;
  readonly end: number;
}

/** A figure, a bound, or the word for a row that a complete list does not hold. */
const FIGURE = String.raw`\d{1,9}\.\d{1,6}`;
const CELL = String.raw`(<=${FIGURE}|${FIGURE}(?:\.\.${FIGURE})?|new|gone)`;
const DELTA = String.raw`(?:(?:[<>]=)?[+-]?${FIGURE}|\?)`;
const SHARES = new RegExp(String.raw`^\s*${CELL}\s+${CELL}\s+${DELTA}(?=\s|$)`);
/** The cells of columns between delta and symbol: a difference, and a probability or the signs that stand for one. */
const EXTRA = {
  delta: new RegExp(String.raw`^\s+${DELTA}(?=\s|$)`),
  q: /^\s+(?:<?0\.\d+|1\.0+|above|within|[~-])(?=\s|$)/,
} as const;
const OBJECT = /^(?:\[((?:[^\]\\]|\\.)*)\]|\(((?:[^)\\]|\\.)*)\))\s(.*)$/;

/** Which columns a mail has beside the shares and their delta. */
export interface MailColumns {
  /** What stands in the columns between delta and symbol, in their order. */
  readonly extras: readonly ('delta' | 'q')[];
  readonly patch: boolean;
}

/** Returns the row at line `at`; null where the rows end. A symbol alone on the next lines belongs to it. */
export function readMailRow(lines: readonly Line[], at: number, columns: MailColumns): MailRow | null {
  const line = lines[at];
  const match = SHARES.exec(line?.text ?? '');
  if (match === null || line === undefined) return null;
  let rest = line.text.slice(match[0].length);
  for (const kind of columns.extras) {
    const cell = EXTRA[kind].exec(rest)?.[0];
    if (cell === undefined) return null;
    rest = rest.slice(cell.length);
  }
  let end = at + 1;
  let name = rest.trim();
  if (columns.patch) name = name.replace(/^patch(?:\s{2,}|$)/, '');
  if (name === '') name = lines[end++]?.text.trim() ?? '';
  while (isContinued(name) && end < lines.length) name = name.slice(0, -1) + (lines[end++]?.text.trim() ?? '');
  const symbol = readName(name);
  return {
    before: { ...symbol, ...readCell(match[1] ?? ''), line: line.number },
    after: { ...symbol, ...readCell(match[2] ?? ''), line: line.number },
    end,
  };
}

/** An odd number of backslashes at the end: the last one breaks the line. */
function isContinued(name: string): boolean {
  const tail = name.length - trimSigns(name, '', '\\').length;
  return tail % 2 === 1;
}

function readCell(cell: string): Pick<Entry, 'overhead' | 'atMost' | 'absent' | 'upTo'> {
  const [listed, upTo] = cell.split('..');
  if (upTo !== undefined) return { overhead: parseShare(listed ?? '') ?? NO_SHARE, upTo: parseShare(upTo)?.ticks ?? 0 };
  if (cell === 'new' || cell === 'gone') return { overhead: NO_SHARE, atMost: 0, absent: true };
  if (!cell.startsWith('<=')) return { overhead: parseShare(cell) ?? NO_SHARE };
  return { overhead: NO_SHARE, atMost: parseShare(cell.slice(2))?.ticks ?? 0 };
}

type Named = Omit<Entry, 'overhead' | 'atMost' | 'absent' | 'upTo' | 'line'>;

/** Kernel symbols stand alone, `[object]` is one of perf's own names for objects, `(object)` a program or library. */
function readName(name: string): Named {
  const match = OBJECT.exec(name);
  const none = { samples: null, period: null, comm: null, pid: null, cpu: null };
  if (match === null) return { ...none, level: 'k', dso: '[kernel]', symbol: unescapeAscii(name) };
  const object = unescapeAscii(match[1] ?? match[2] ?? '');
  const symbol = unescapeAscii(match[3] ?? '');
  if (match[1] === undefined) return { ...none, level: '.', dso: object === 'user' ? null : object, symbol };
  return { ...none, ...levelOf(object), symbol };
}

/** Domains that perf tells by the level, not by the object. */
function levelOf(object: string): Pick<Entry, 'level' | 'dso'> {
  const [kind, dso] = [object.split(' ')[0] ?? '', object.split(' ').slice(1).join(' ') || null];
  if (kind === 'guest') return { level: 'u', dso };
  if (kind === 'hypervisor') return { level: 'H', dso };
  if (kind === 'unknown' && dso !== null) return { level: 'k', dso };
  if (kind === 'guest.kernel') return { level: 'g', dso: dso ?? '[guest.kernel]' };
  return { level: kind === 'JIT' ? '.' : 'k', dso: `[${object}]` };
}
