import type { PhysicalLine } from '../physical-line.ts';
import { beginsMail } from './headers.ts';

/** A message of a mailbox: the index of its first header line, and of the first line behind it. */
export interface MessageSpan {
  readonly from: number;
  readonly end: number;
}

/** The line above a message (RFC 4155): an address or a commit, then the date. `git format-patch` writes one as well. */
const FROM = /^From \S{1,200} .{0,60}\d{4}/;

/** Returns whether a message may begin at the first of these lines: a mailbox, or a single mail. */
export function beginsMessages(lines: readonly PhysicalLine[]): boolean {
  const first = firstText(lines);
  return FROM.test(lines[first]?.text ?? '') ? beginsMail(lines, first + 1) : beginsMail(lines, first);
}

/**
 * Returns the messages of a mailbox in order, or the one mail that the lines are. A `From ` line begins a message only
 * behind a blank line and above a header: people begin sentences with that word.
 */
export function splitMbox(lines: readonly PhysicalLine[]): readonly MessageSpan[] {
  const first = firstText(lines);
  if (!FROM.test(lines[first]?.text ?? '')) return [{ from: first, end: lines.length }];
  const starts: number[] = [];
  for (let at = first; at < lines.length; at++) {
    const isApart = at === first || lines[at - 1]?.text === '';
    if (isApart && FROM.test(lines[at]?.text ?? '') && beginsMail(lines, at + 1)) starts.push(at);
  }
  return starts.map((start, index) => ({ from: start + 1, end: starts[index + 1] ?? lines.length }));
}

function firstText(lines: readonly PhysicalLine[]): number {
  return Math.max(
    0,
    lines.findIndex(({ text }) => text !== ''),
  );
}
