import parseDiff from 'parse-diff';
import type { Document } from '../model/line.ts';
import { definedFunction, headerFunction, isTyped } from './function-names.ts';

/** Files of languages whose functions may be defined inside a class. */
const CLASSES = /\.(?:cc|cpp|cxx|hh|hpp|hxx|inl)$/;

/**
 * Returns the names of the functions that the diffs in a document touch: those that a hunk's header names and those
 * that are defined inside a hunk, as far as a line of theirs was added or removed. Null when the document holds no
 * diff. Works on diffs that were quoted in a mail and on a series of patches in one file.
 */
export function patchFunctions(document: Document): ReadonlySet<string> | null {
  const text = diffText(document);
  if (text === null) return null;
  const files = parseDiff(text);
  return new Set(
    files.flatMap((file) => {
      const nested = CLASSES.test(file.to ?? '') || CLASSES.test(file.from ?? '');
      return file.chunks.flatMap((chunk) => touchedIn(chunk, nested));
    }),
  );
}

/** The functions around the added and removed lines of one hunk. */
function touchedIn(chunk: parseDiff.Chunk, nested: boolean): readonly string[] {
  const functions: string[] = [];
  const indented = chunk.changes.some((change) => /^.(?:\t| {2})/.test(change.content));
  let current = headerFunction(chunk.content.replace(/^@@[^@]*@@/, ''));
  for (const change of chunk.changes) {
    const line = change.content.slice(1);
    if (indented || isTyped(line)) current = definedFunction(line, nested) ?? current;
    if (change.type !== 'normal' && current !== null && line.trim() !== '') functions.push(current);
    if (/^\}/.test(line)) current = null;
  }
  return functions;
}

const HUNK = /^@@ -\d{1,9}(?:,\d{1,9})? \+\d{1,9}(?:,\d{1,9})? @@/;
const FILE =
  /^(?:--- (?:"?a\/|\/dev\/null)|\+\+\+ (?:"?b\/|\/dev\/null)|index [0-9a-f]{4,40}\.\.|(?:new|deleted) file mode )/;

/**
 * The lines of diffs only: prose between them would be read as context. A hunk ends where its counts are used up; what a
 * reply put between its lines is quoted less deep than the hunk.
 */
function diffText(document: Document): string | null {
  const kept: string[] = [];
  let left: Left = NOTHING;
  let depth = 0;
  let hunks = 0;
  for (const [at, line] of document.lines.entries()) {
    const { text } = line;
    if (kept.length > 0 && HUNK.test(text)) {
      [left, depth] = [countsOf(text), line.depth];
      hunks++;
      kept.push(text);
    } else if (beginsFile(text, document.lines[at + 1]?.text ?? '')) {
      left = NOTHING;
      kept.push(text);
    } else if (isUsedUp(left)) {
      if (kept.length > 0 && FILE.test(text)) kept.push(text);
    } else if (line.depth === depth) {
      const marked = withMark(text);
      kept.push(marked);
      left = countDown(left, marked);
    }
  }
  return hunks === 0 ? null : `${kept.join('\n')}\n`;
}

/** A removed line may begin with dashes too, but no line that begins with pluses and names a file follows it. */
function beginsFile(text: string, next: string): boolean {
  if (text.startsWith('diff --git ')) return true;
  return /^--- (?:"?a\/|\/dev\/null)/.test(text) && /^\+\+\+ (?:"?b\/|\/dev\/null)/.test(next);
}

/** A context line that lost its leading blank on the way is still context. */
function withMark(text: string): string {
  return /^[ +\-\\]/.test(text) ? text : ` ${text}`;
}

function isUsedUp({ removed, added }: Left): boolean {
  return removed <= 0 && added <= 0;
}

interface Left {
  readonly removed: number;
  readonly added: number;
}

const NOTHING: Left = { removed: 0, added: 0 };

function countsOf(header: string): Left {
  const match = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(header);
  return { removed: Number(match?.[1] ?? 1), added: Number(match?.[2] ?? 1) };
}

function countDown({ removed, added }: Left, text: string): Left {
  if (text.startsWith('\\')) return { removed, added };
  const isAdded = text.startsWith('+');
  const isRemoved = text.startsWith('-');
  return { removed: removed - (isAdded ? 0 : 1), added: added - (isRemoved ? 0 : 1) };
}
