/**
 * xdp-bench and xdp-trafficgen of xdp-tools, a line an interval:
 *
 *     eth2->eth3         16,153,328 rx/s         16,153,329 err,drop/s            0 xmit/s
 *       xmit eth2->eth3           0 xmit/s       16,153,329 drop/s     0 drv_err/s    16.00 bulk-avg
 *         cpu:17->3       9,427,708 pkt/s                 0 drop/s     8.00 bulk-avg
 *       Average packets/s   : 16,153,328
 *
 * Printed by lib/util/xdp_sample.c (`__COLUMN`, `stats_print`, `sample_summary_print`), digits grouped by the locale; the
 * summary is wider than what mailers leave of a line. Lines of one CPU or queue are parts of the line above and never
 * added. What it cannot tell: which column is the result; rx/s is, then redir/s, then xmit/s, whichever is not 0.
 */
import type { Line } from '../../model/line.ts';
import type { Reading } from '../../model/measurement.ts';
import { captionName, isCaption } from '../measure/caption.ts';
import { FIGURE, readFigure } from '../measure/figure.ts';
import type { MeasurementFormat, ReadingsAt } from '../measurement-format.ts';
import { COLUMN_NAMES, COLUMNS } from './columns.ts';

/** A figure whose digits are grouped by blanks may be any piece of what looks like one; any other ends at the first blank. */
const GROUPED_BY_BLANKS = /\d \d{3}(?!\d)/;
const CELL_OF_BLANKS = new RegExp(String.raw`(?<![\w.,>:'’-])(${FIGURE})\s+(${COLUMN_NAMES})(?![\w/])`, 'g');
const CELL = new RegExp(String.raw`(?<![\w.,>:'’-])(\d[\d.,'’]{0,40})\s+(${COLUMN_NAMES})(?![\w/])`, 'g');
const UNIT = new RegExp(String.raw`(?<!\S)(?:${COLUMN_NAMES})(?!\S)`, 'g');
/** One CPU or queue: `cpu:17->3`, `rxq:4`. */
const PART = /^\s*(?:cpu|rxq):\d/;
/** Lines of a stage inside: `receive total`, `xmit eth2->eth3`, `enqueue to cpu 3`, `kthread total`, an error's name. */
const STAGE =
  /^\s*(?:receive|redirect|redirect_err|xdp_exception|devmap_xmit|xmit|enqueue|kthread|xdp_stats|XDP_[A-Z]+|E[A-Z]{3,12})(?:\s|$)/;
const SUMMARY = /^\s*(?:Summary|\S{1,40}->\S{1,40})\s/;
const TOTAL =
  /^\s*(Duration|Packets (?:received|redirected|transmitted)|Average (?:packets|redir|transmit)\/s|[RT]x dropped|Errors recorded)\s*: *(\S.*)$/;
/** What of its lines begins those of the summary. */
const TOTALS = [
  'Duration',
  'Packets received',
  'Packets redirected',
  'Packets transmitted',
  'x dropped',
  'Errors recorded',
];
/** Lines that a mailer makes of one. */
const MOST_LINES = 4;

/** Lines of xdp-bench and xdp-trafficgen. */
export const xdpBench: MeasurementFormat = {
  name: 'xdp-bench',
  title: 'xdp-bench, xdp-trafficgen',
  signs: [/[\w,]\/s\b/, ...TOTALS],
  read: (lines, at) => {
    const first = lines[at]?.text ?? '';
    const total = first.includes(':') && mayBeTotal(first) ? TOTAL.exec(first) : null;
    if (total !== null) return readTotal(total[1] ?? '', total[2] ?? '', at + 1);
    if (!/[\w,]\/s\b/.test(first)) return null;
    const own = withoutCaption(first);
    const known = PART.test(own) || STAGE.test(own) || SUMMARY.test(own);
    const { text, end } = known ? joinWrapped(lines, at, own) : { text: own, end: at + 1 };
    const cells = cellsOf(text);
    const [cell] = cells;
    if (!known && (cell === undefined || !isOwn(text, cells))) return null;
    if (cells.length !== (text.match(UNIT) ?? []).length || !isWhole(text, cells)) return damagedAt(text, end);
    if (cell === undefined) return null;
    if (cells.some(([, digits, title]) => !isPrintable(digits, title))) return damagedAt(text, end);
    if (PART.test(text)) return { readings: [], end };
    const prefix = text.slice(0, cell.index).replace(/\b\d{1,6} s\s*$/, '');
    const name = prefix.trim().replace(/\s+/g, ' ').slice(0, 80);
    return { readings: cells.flatMap(([, digits, title]) => readingOf(name, digits, title, STAGE.test(text))), end };
  },
};

/** An average is one as well, and as a rate it has a sign of its own. */
function mayBeTotal(text: string): boolean {
  return text.includes('Average ') || TOTALS.some((total) => text.includes(total));
}

/** A person may have put `before:` before the line. */
function withoutCaption(text: string): string {
  if (!text.includes(':')) return text;
  const caption = /^\s*([^:\d]{1,40}):\s+(?=\S)/.exec(text);
  return caption !== null && captionName(caption[1] ?? '') === '' ? text.slice(caption[0].length) : text;
}

/** The line with those that a mailer broke off it: such a line begins with a figure or a unit and holds nothing else. */
function joinWrapped(
  lines: readonly Line[],
  at: number,
  first: string,
): { readonly text: string; readonly end: number } {
  let text = first;
  let end = at + 1;
  while (end < at + MOST_LINES) {
    const next = lines[end];
    const rest = next?.text.trim() ?? '';
    if (next === undefined || next.depth !== lines[at]?.depth || !/^\d|^[a-z_,]+\/s|^bulk-avg$|^sched$/.test(rest))
      break;
    const bare = rest.replaceAll(CELL_OF_BLANKS, '').replaceAll(UNIT, '').trim();
    if (bare !== '' && !/^[\d.,'’]{1,24}$/.test(bare)) break;
    text = `${text} ${rest}`;
    end++;
  }
  return { text, end };
}

/** The figures of a line with their columns; the expression that knows every grouping takes long to compile. */
function cellsOf(text: string): readonly RegExpExecArray[] {
  if (GROUPED_BY_BLANKS.test(text)) return [...text.matchAll(CELL_OF_BLANKS)];
  return [...text.matchAll(CELL)].filter(([, digits = '']) => readFigure(digits, true) !== null);
}

/** A line without the words of xdp-bench is one when it holds nothing else than a few words and cells. */
function isOwn(text: string, cells: readonly RegExpExecArray[]): boolean {
  const [first] = cells;
  const last = cells.at(-1);
  if (first === undefined || last === undefined || (first[2] === 'pkt/s' && cells.length === 1)) return false;
  return isCaption(text.slice(0, first.index), text.slice(last.index + last[0].length));
}

/** Whether between the cells, and behind them but for a remark, there is nothing. */
function isWhole(text: string, cells: readonly RegExpExecArray[]): boolean {
  return cells.every((cell, index) => {
    const rest = text.slice(cell.index + cell[0].length, cells[index + 1]?.index).trim();
    return rest === '' || (index === cells.length - 1 && !/^[\d.,]/.test(rest));
  });
}

/** All columns but the average bulk are whole numbers. */
function isPrintable(digits = '', title = ''): boolean {
  const value = readFigure(digits, true)?.value ?? Number.NaN;
  return title === 'bulk-avg' ? value >= 0 : Number.isInteger(value);
}

function readingOf(prefix: string, digits = '', title = '', isStage = false): readonly Reading[] {
  const column = COLUMNS[title];
  const figure = readFigure(digits, title !== 'bulk-avg');
  if (column === undefined || figure === null) return [];
  const { unit, priority } = column;
  const role = priority < 9 && !isStage ? 'rate' : 'other';
  const reading: Reading = { name: `${prefix} ${column.name}`.trim(), unit, value: figure.value, role, priority };
  return [figure.ambiguous === null ? reading : { ...reading, ambiguous: figure.ambiguous }];
}

/** The end of the output: averages over the whole run, warm-up included, and counts. */
function readTotal(name: string, digits: string, end: number): ReadingsAt {
  const figure = readFigure(digits.trim().replace(/s$/, ''), name !== 'Duration');
  if (figure === null || (name !== 'Duration' && !Number.isInteger(figure.value)))
    return damagedAt(`${name}: ${digits}`, end);
  if (!name.startsWith('Average')) return { readings: [], end };
  const reading: Reading = { name, unit: 'packet/s', value: figure.value, role: 'other', priority: 9 };
  return { readings: [figure.ambiguous === null ? reading : { ...reading, ambiguous: figure.ambiguous }], end };
}

function damagedAt(text: string, end: number): ReadingsAt {
  const seen = text.trim().slice(0, 60);
  return {
    readings: [],
    end,
    damaged: `"${seen}" is no whole line of xdp-bench, expected figures like 16,153,328 rx/s`,
  };
}
