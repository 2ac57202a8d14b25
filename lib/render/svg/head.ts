import { TICKS_PER_POINT } from '../../model/share.ts';
import { isAtEqualCost } from '../../report/judged.ts';
import type { ComparisonReport, Footnote, ReportRow } from '../../report/report.ts';
import { toneOf } from './judge.ts';
import { toneClass } from './palette.ts';
import { GAP, LINE, MARGIN, type Part, textLine } from './part.ts';
import { columnsOf, plainName } from './texts.ts';
import { captionOf, headlineOf, wrapLines } from './words.ts';

/** Returns what stands above a graph: what was compared, the one thing that matters, the verdict, the two sides. */
export function drawHead(report: ComparisonReport, scale: number): Part {
  const { text, row } = headlineOf(report);
  const lines: string[] = [];
  let y = MARGIN + 10;
  lines.push(textLine(MARGIN, y, captionOf(report), 'm'));
  y += 28;
  if (row !== null) {
    const box = `<rect class="a" x="${MARGIN}" y="${y - 14}" width="16" height="16"/>`;
    lines.push(`<g class="${toneClass(rowTone(row, scale))}">${box}</g>`);
  }
  lines.push(textLine(row === null ? MARGIN : MARGIN + 24, y, text, 'big'));
  y += GAP;
  const add = (words: string, kind: '' | 'm'): void => {
    y += LINE;
    lines.push(textLine(MARGIN, y, words, kind));
  };
  for (const words of report.verdict.flatMap(wrapLines)) add(words, 'm');
  for (const words of moveNotes(report, row).flatMap((note) => wrapLines(note.text))) add(words, '');
  y += GAP;
  for (const side of ['before', 'after'] as const) {
    y += LINE;
    lines.push(sideSwatch(side, y), textLine(MARGIN + 24, y, sideWords(report, side)));
  }
  return { body: lines.join('\n'), height: y + 12 };
}

/** The outline is before and the fill is after, as in the graph. */
function sideSwatch(side: 'before' | 'after', y: number): string {
  const kind = side === 'before' ? 'b' : 'a';
  return `<g class="w"><rect class="${kind}" x="${MARGIN + 0.5}" y="${y - 10.5}" width="16" height="11"/></g>`;
}

function sideWords({ lists, labels }: ComparisonReport, side: 'before' | 'after'): string {
  const room = 80 - columnsOf(lists[side]);
  const label = room < 12 ? '' : `  "${plainName(labels[side], room)}"`;
  return `${side.padEnd(6)} ${lists[side]}${label}`;
}

/** Returns the footnotes that ask whether the shift that stands first is only a name that changed. */
export function moveNotes({ footnotes }: ComparisonReport, row: ReportRow | null): readonly Footnote[] {
  const marked = (row?.marks ?? []).flatMap((mark) => footnotes[mark - 1] ?? []);
  return marked.filter(({ text }) => text.startsWith('moved?'));
}

/** The colour of the headline is that of its frame. */
function rowTone({ subject }: ReportRow, scale: number): number {
  const delta = subject.kind === 'group' ? subject.group.delta : subject.shift.delta;
  const atEqualCost = subject.kind === 'shift' && isAtEqualCost(subject.shift);
  const { points, low, high } = (atEqualCost ? subject.shift.corrected : null) ?? delta;
  const scaled = (ticks: number): number => ticks / TICKS_PER_POINT;
  return toneOf(
    { points: points === null ? null : scaled(points), low: scaled(low), high: scaled(high) },
    'told',
    scale,
  );
}
