import { Chalk, type ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import { escapeAscii, escapeHarmful } from '../../model/escape.ts';
import { formatOrigin } from '../../report/origin.ts';
import type { ComparisonReport, Report, ReportRow } from '../../report/report.ts';
import type { RenderOptions } from '../renderer.ts';
import { wrapWords } from '../wrap.ts';
import { ASCII_BAR, drawBar, UNICODE_BAR } from './bar.ts';

/** Bars are no wider than this on either side of their middle, and gone where they would be narrower than the other. */
const WIDEST_BAR = 12;
const NARROWEST_BAR = 3;
/** Longest symbol for whose sake a bar is shortened. */
const SYMBOL_ROOM = 40;

/** Styles that mean something; the signs in the text say the same without them. */
interface Look {
  readonly chalk: ChalkInstance;
  readonly options: RenderOptions;
  readonly text: (text: string) => string;
}

/** Returns the report for the eyes: aligned columns for a terminal, colour on delta and bar only. */
export function renderTable(report: Report, options: RenderOptions): string {
  const look: Look = {
    chalk: new Chalk({ level: options.colorLevel }),
    options,
    text: options.ascii ? escapeAscii : (text) => escapeHarmful(text).replaceAll('+-', '\u00b1'),
  };
  return `${report.comparisons.map((comparison) => renderOne(comparison, look)).join('\n\n')}\n`;
}

function renderOne(comparison: ComparisonReport, look: Look): string {
  const { place, verdict, legend, footnotes } = comparison;
  const wrap = (text: string, indent = ''): readonly string[] => wrapWords(look.text(text), look.options.width, indent);
  const head = [...(place === null ? [] : [look.chalk.bold(place)]), ...verdict.flatMap((each) => wrap(each))];
  const notes = [
    ...legend.flatMap((each) => wrap(each, '    ')),
    ...footnotes.flatMap((each, at) => wrap(`[${at + 1}] ${each.text}`, '    ')),
  ];
  const parts = [
    head,
    factLines(comparison, look),
    rowLines(comparison, look),
    notes.map((note) => look.chalk.dim(note)),
  ];
  return parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n');
}

/** What was compared: a column a side. */
function factLines(comparison: ComparisonReport, look: Look): readonly string[] {
  const { labels, lists, facts } = comparison;
  const rows = [
    ['', labels.before, labels.after],
    ['list', lists.before, lists.after],
    ...facts.map((fact) => [fact.name, fact.before, fact.after]),
  ];
  return draw(
    rows.map((row) => row.map(look.text)),
    ['left', 'left', 'left'],
    '   ',
  );
}

type Align = 'left' | 'right';

function rowLines(comparison: ComparisonReport, look: Look): readonly string[] {
  const { rows, hidden, rest } = comparison;
  const half = barRoom(comparison, look);
  const marked = rows.some((row) => row.marks.length > 0);
  const bar = half === 0 ? [] : [''];
  const titles = ['before', 'after', 'delta', ...bar, '', 'symbol'];
  const body = rows.map((row) => rowCells(row, half, marked, look));
  const sums = [hidden, rest].flatMap((row) =>
    row === null ? [] : [[row.before, row.after, '', ...bar, '', look.chalk.dim(look.text(row.words))]],
  );
  const aligns: readonly Align[] = ['right', 'right', 'right', ...bar.map(() => 'left' as const), 'left', 'left'];
  return draw([titles.map((title) => look.chalk.bold(title)), ...body, ...sums], aligns, '  ');
}

function rowCells(row: ReportRow, half: number, marked: boolean, look: Look): readonly string[] {
  const { chalk } = look;
  const paint = row.direction < 0 ? chalk.blue : row.direction > 0 ? chalk.yellow : chalk.dim;
  const signs = look.options.ascii ? ASCII_BAR : UNICODE_BAR;
  const bar = half === 0 ? [] : [paint(drawBar(row.bar, half, signs))];
  const marks = marked && row.marks.length > 0 ? `  ${row.marks.map((mark) => `[${mark}]`).join('')}` : '';
  const origin = look.text(formatOrigin(row.origin));
  return [row.before, row.after, paint(row.delta), ...bar, chalk.dim(origin), look.text(row.symbol) + chalk.dim(marks)];
}

/** The columns that are left for half a bar once figures, origins and symbols of usual length have theirs. */
function barRoom(comparison: ComparisonReport, look: Look): number {
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));
  const { rows } = comparison;
  const figures = widest(rows.flatMap((row) => [row.before, row.after])) * 2 + widest(rows.map((row) => row.delta));
  const origins = widest(rows.map((row) => formatOrigin(row.origin)));
  const symbols = Math.min(SYMBOL_ROOM, widest(rows.map((row) => row.symbol)));
  const half = Math.floor((look.options.width - figures - origins - symbols - 16) / 2);
  return half < NARROWEST_BAR ? 0 : Math.min(WIDEST_BAR, half);
}

const NO_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
};

/** Lines of aligned columns with a gap between them, without borders and trailing blanks. */
function draw(rows: readonly (readonly string[])[], colAligns: readonly Align[], gap: string): readonly string[] {
  const table = new Table({
    chars: { ...NO_BORDERS, middle: gap },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: [...colAligns],
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}
