import { Chalk, type ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import { escapeAscii, escapeHarmful } from '../../model/escape.ts';
import { largestOf } from '../../model/largest.ts';
import { formatOrigin } from '../../report/origin.ts';
import type { ComparisonReport, Report, ReportRow } from '../../report/report.ts';
import { cutMiddle } from '../cut-middle.ts';
import type { RenderOptions } from '../renderer.ts';
import { titleOf } from '../title.ts';
import { wrapWords } from '../wrap.ts';
import { ASCII_BAR, drawBar, UNICODE_BAR } from './bar.ts';
import { chooseLayout, type Layout } from './layout.ts';

/** Where a name stands at least that found no room in its row. */
const INDENT = 4;

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
  const { verdict, legend, footnotes } = comparison;
  const wrap = (text: string, indent = ''): readonly string[] => wrapWords(look.text(text), look.options.width, indent);
  const head = [look.chalk.dim(titleOf(comparison)), ...verdict.flatMap((each) => wrap(each, '  '))];
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

/** What was compared: a column a side, or a line a side where two columns are wider than the terminal. */
function factLines(comparison: ComparisonReport, look: Look): readonly string[] {
  const columns = factColumns(comparison, look);
  return columns.every((line) => line.length <= look.options.width) ? columns : stackedFacts(comparison, look);
}

function stackedFacts({ labels, lists, facts }: ComparisonReport, look: Look): readonly string[] {
  const listed = Math.max(lists.before.length, lists.after.length);
  const room = Math.max(8, look.options.width - listed - 12);
  const sides = [
    ['before', lists.before, cutMiddle(look.text(labels.before), room)],
    ['after', lists.after, cutMiddle(look.text(labels.after), room)],
  ];
  const rows = facts.map(({ name, before, after }) => [name, before === after ? before : `${before} -> ${after}`]);
  const aligned: readonly Align[] = ['left', 'left', 'left'];
  const width = largestOf(
    rows.map(([name]) => name?.length ?? 0),
    6,
  );
  return [
    ...draw(
      sides.map(([name = '', ...cells]) => [name.padEnd(width), ...cells]),
      aligned,
      '   ',
    ),
    ...draw(
      rows.map(([name = '', ...cells]) => [name.padEnd(width), ...cells.map(look.text)]),
      aligned,
      '   ',
    ),
  ];
}

function factColumns({ labels, lists, facts }: ComparisonReport, look: Look): readonly string[] {
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
  const { rows, hidden, rest, rowTitle, extraTitles } = comparison;
  const layout = layoutOf(comparison, look);
  const hasOrigins = layout.originColumn && rows.some((row) => row.origin !== null);
  const bar = layout.half === 0 ? [] : [''];
  const origin = hasOrigins ? [''] : [];
  const titles = ['before', 'after', 'delta', ...bar, ...extraTitles, ...origin, rowTitle];
  const names = rows.map((row) => nameOf(row, layout, look));
  const fits = names.map(({ length }) => length <= layout.room);
  const body = rows.map((row, at) => [
    ...figureCells(row, layout, look),
    ...origin.map(() => look.chalk.dim(originText(row, look))),
    fits[at] === true ? (names[at]?.text ?? '') : '',
  ]);
  const sums = [hidden, rest].flatMap((row) => {
    if (row === null) return [];
    const words = look.chalk.dim(look.text(row.words));
    return [[row.before, row.after, '', ...bar, ...row.extras, ...origin, words]];
  });
  const aligns = titles.map((title, at): Align => (title === '' || at === titles.length - 1 ? 'left' : 'right'));
  const lines = draw([titles.map((title) => look.chalk.bold(title)), ...body, ...sums], aligns, '  ');
  return lines.flatMap((line, at) => {
    const name = fits[at - 1] === false ? names[at - 1] : undefined;
    if (name === undefined) return [line];
    const indent = Math.max(INDENT, Math.min(layout.start, look.options.width - name.length));
    return [line, ' '.repeat(indent) + name.text];
  });
}

function figureCells(row: ReportRow, { half }: Layout, look: Look): readonly string[] {
  const { chalk } = look;
  const paint = row.direction < 0 ? chalk.blue : row.direction > 0 ? chalk.yellow : chalk.dim;
  const signs = look.options.ascii ? ASCII_BAR : UNICODE_BAR;
  const bar = half === 0 ? [] : [paint(drawBar(row.bar, half, signs))];
  return [row.before, row.after, paint(row.delta), ...bar, ...row.extras];
}

/** A symbol with its marks, and with its origin where that has no column; `length` is without colour. */
function nameOf(row: ReportRow, { originColumn }: Pick<Layout, 'originColumn'>, look: Look): Name {
  const origin = originColumn || row.origin === null ? '' : `${originText(row, look)} `;
  const symbol = look.text(row.symbol);
  const remarks = [row.patch ? 'patch' : '', row.marks.map((mark) => `[${mark}]`).join('')];
  const behind = remarks.flatMap((each) => (each === '' ? [] : `  ${each}`)).join('');
  const { dim } = look.chalk;
  return { text: dim(origin) + symbol + dim(behind), length: origin.length + symbol.length + behind.length };
}

interface Name {
  readonly text: string;
  readonly length: number;
}

function originText(row: ReportRow, look: Look): string {
  return look.text(formatOrigin(row.origin));
}

function layoutOf({ rows, hidden, rest, extraTitles }: ComparisonReport, look: Look): Layout {
  const sums = [hidden, rest].filter((row) => row !== null);
  const all = [...rows, ...sums];
  const columns = [
    ['before', ...all.map((row) => row.before)],
    ['after', ...all.map((row) => row.after)],
    ['delta', ...rows.map((row) => row.delta)],
    ...extraTitles.map((title, at) => [title, ...all.map((row) => row.extras[at] ?? '')]),
  ];
  const widest = (texts: readonly string[]): number =>
    largestOf(
      texts.map((text) => text.length),
      0,
    );
  return chooseLayout({
    total: look.options.width,
    figures: columns.reduce((sum, column) => sum + widest(column) + 2, 0),
    origin: widest(rows.map((row) => originText(row, look))),
    names: rows.map((row) => nameOf(row, { originColumn: true }, look).length),
    fullNames: rows.map((row) => nameOf(row, { originColumn: false }, look).length),
  });
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
  if (rows.length === 0) return [];
  const table = new Table({
    chars: { ...NO_BORDERS, middle: gap },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: [...colAligns],
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}
