/**
 * A report of perfshift itself, in the format `mail`:
 *
 *     before  25 rows, 96.99 listed, others <=0.35 each  "* before:"
 *     after   27 rows, 96.63 listed, others <=0.35 each  "* after:"
 *
 *      before   after    delta  symbol
 *        2.18    0.59    -1.59  xdp_return_frame_rx_napi
 *      <=0.35    1.70   >=1.34  xdp_return_frame
 *       11.36   10.22    -1.14  [bpf] redir_devmap_native
 *       23.72   23.81           15 more, each within +-0.34
 *        3.01    3.37           not listed
 *
 * Printed by lib/render/mail. Both sides stand in one table; the delta is not read but computed anew. What it cannot
 * tell: the rows that were left out, of which only the count and the sum are there.
 */
import { unescapeAscii } from '../../model/escape.ts';
import type { Line } from '../../model/line.ts';
import { NO_FACTS, type Profile, type SideName, type Stated } from '../../model/profile.ts';
import { parseShare } from '../../model/share.ts';
import type { Format } from '../format.ts';
import { type MailColumns, type MailRow, readMailRow } from './mail-row.ts';

const SIDE =
  /^\s*(before|after)\s+(\d{1,9}) rows?, (\d{1,9}\.\d{1,6}) listed, (?:others <=(\d{1,9}\.\d{1,6}) (each|in all)(?:, <=(\d{1,9}\.\d{1,6}) each)?|complete)(?:\s+"(.*)")?$/;
const TITLE = /^\s*before\s+after\s+delta(?:\s+\S+)*\s+symbol$/;
/** Lines between the sides and the title. */
const REACH = 8;

/** A printed mail of perfshift. */
export const perfshiftMail: Format = {
  name: 'perfshift-mail',
  title: 'a mail printed by perfshift',
  signs: [' listed, '],
  begins: (lines, at) =>
    readSideLine(lines[at]?.text)?.side === 'before' && readSideLine(lines[at + 1]?.text)?.side === 'after',
  parse: (lines, at, source) => {
    const title = findTitle(lines, at + 2);
    if (title === null) return { profiles: [], diagnostics: [], end: at + 2 };
    const rows: MailRow[] = [];
    let { end } = title;
    const columns = columnsOf(title.text);
    for (let row = readMailRow(lines, end, columns); row !== null; row = readMailRow(lines, end, columns)) {
      rows.push(row);
      end = row.end;
    }
    const sides = [readSideLine(lines[at]?.text), readSideLine(lines[at + 1]?.text)];
    const profiles = sides.flatMap((side) => (side === null ? [] : [profileOf(side, rows, lines, at, end, source)]));
    return { profiles, diagnostics: [], end, paired: true };
  },
};

interface SideLine {
  readonly side: SideName;
  readonly stated: Stated;
  readonly label: string | null;
}

function readSideLine(text: string | undefined): SideLine | null {
  const match = text === undefined ? null : SIDE.exec(text);
  if (match === null) return null;
  const [, side, rows, listed, bound, how, floor, label] = match;
  const cut = how === undefined ? 'none' : how === 'each' || floor !== undefined ? 'size' : 'picked';
  const smallest = floor ?? bound;
  return {
    side: side === 'before' ? 'before' : 'after',
    label: label === undefined ? null : unescapeAscii(label),
    stated: {
      rows: Number(rows),
      listedTicks: parseShare(listed ?? '')?.ticks ?? 0,
      floorTicks: smallest === undefined ? null : (parseShare(smallest)?.ticks ?? null),
      cut,
    },
  };
}

/** The line of the titles, joined with `symbol` where that found no room behind the others. */
function findTitle(lines: readonly Line[], from: number): { readonly text: string; readonly end: number } | null {
  for (let at = from; at < Math.min(lines.length, from + REACH); at++) {
    const text = lines[at]?.text ?? '';
    if (TITLE.test(text)) return { text, end: at + 1 };
    const joined = `${text} ${lines[at + 1]?.text.trim() ?? ''}`;
    if (/^\s*before\s+after\s/.test(text) && TITLE.test(joined)) return { text: joined, end: at + 2 };
  }
  return null;
}

/** Columns that only some mails have, by their titles. */
function columnsOf(title: string): MailColumns {
  const words = title.replace('at equal cost', 'equal-cost').trim().split(/\s+/).slice(3, -1);
  const extras = words
    .filter((word) => word !== 'patch')
    .map((word) => (word === 'q' || word === 'noise' ? 'q' : 'delta'));
  return { extras, patch: words.includes('patch') };
}

function profileOf(
  side: SideLine,
  rows: readonly MailRow[],
  lines: readonly Line[],
  at: number,
  end: number,
  source: string,
): Profile {
  return {
    source,
    line: lines[at]?.number ?? 1,
    endLine: lines[end - 1]?.number ?? 1,
    format: perfshiftMail.name,
    columns: ['Overhead', 'Shared Object', 'Symbol'],
    facts: NO_FACTS,
    entries: rows.map((row) => row[side.side]),
    elided: false,
    label: side.label,
    side: side.side,
    stated: side.stated,
    stacks: null,
  };
}
