import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FoldedBytes } from '../../lib/bytes/folded-bytes.ts';
import { KnownStacks } from '../../lib/bytes/known-stacks.ts';
import { StackFrames } from '../../lib/bytes/stack-frames.ts';
import { eachPiece } from '../../lib/bytes/whole-lines.ts';
import { CallTree } from '../../lib/model/call-tree.ts';
import type { Profile } from '../../lib/model/profile.ts';
import { sourceOf } from './source.ts';

/** So few bytes that no compiled code is loaded. */
const FEW = 1;

function plain({ entries, stacks, both, ...rest }: Profile): unknown {
  const sides = both === undefined ? [] : [both.before, both.after].map((side) => ({ entries: [...side.entries] }));
  return { ...rest, sides, entries: [...entries], stacks: [...(stacks?.list ?? [])] };
}

function read(text: string, { columns = 1, bytes = 0, size = 1 << 12 }: Partial<Wanted> = {}): string | null {
  const reader = new FoldedBytes(columns, bytes);
  const isRead = eachPiece(sourceOf(Buffer.from(text), 1 << 20), reader, size);
  return isRead ? JSON.stringify(reader.finish('x')?.profiles.map(plain)) : null;
}

interface Wanted {
  readonly columns: 1 | 2;
  readonly bytes: number;
  readonly size: number;
}

/** Takes a text; returns the nodes and counts of its lines, and where it stopped. */
function taken(text: string, columns: 1 | 2): { lines: readonly (readonly number[])[]; stopped: number } {
  const known = KnownStacks.make(new StackFrames(CallTree.empty()), columns);
  const bytes = known?.room(1 << 12) ?? null;
  if (known === null || bytes === null) throw new Error('this machine does not run such code');
  const lines: (readonly number[])[] = [];
  const stopped = known.take(0, bytes.write(text), (...line) => void lines.push(line));
  return { lines, stopped };
}

afterEach(() => vi.unstubAllGlobals());

describe('lines of folded stacks found by compiled code', () => {
  test('share the nodes of what they have in common with the line above', () => {
    // Command, frame and leaf are nodes 1 to 3; a lone frame is a leaf of no command.
    expect(taken('a;b;c 1\na;b;d 20\na;b 3\na 4\na;bc 5\n', 1).lines).toEqual([
      [3, 1, 1],
      [4, 20, 20],
      [2, 3, 3],
      [6, 4, 4],
      [7, 5, 5],
    ]);
    expect(taken('a;b 1 7\na;b  0\t8\n', 2).lines).toEqual([
      [2, 1, 7],
      [2, 0, 8],
    ]);
  });

  test.each([
    ['an empty line', '\n'],
    ['a comment', '# a;b 1\n'],
    ['a mark of quoting', '> a;b 1\n'],
    ['a blank', ' a;b 1\n'],
    ['no count', 'a;b\n'],
    ['no stack', '17\n'],
    ['a blank behind it', 'a;b 1 \n'],
    ['more digits than are exact', 'a;b 1234567890123456\n'],
    ['an exponent', 'a;b 1e3\n'],
    ['half a number', 'a;b .5\n'],
    ['a point and no more', 'a;b 5.\n'],
    ['two points', 'a;b 1.2.3\n'],
    ['a name that is no text', 'a;\u0007 1\n'],
    ['very many frames', `${'a;'.repeat(1 << 12)}b 1\n`],
  ])('%s is left to who reads it otherwise', (_, line) => {
    const before = line.length > 1000 ? '' : 'a;b 1\n';
    expect(taken(`${before}${line}a;c 1\n`, 1).stopped).toBe(before.length);
  });

  test.each(['0', '7', '007', '50.5', '0.1', '0.30', '3.1415926535897', '123456789012345', '1234567.8901234'])(
    'a count of %s is what it says',
    (count) => expect(taken(`a;b ${count}\n`, 1).lines).toEqual([[2, Number(count), Number(count)]]),
  );
});

describe('stacks are the same with it and without', { timeout: 120_000 }, () => {
  const name = fc.constantFrom('a', 'ab', 'abc', 'b', 'b c', 'f_[i]', '', 'a-name-of-more-than-sixteen', '\u00e9');
  const count = fc.oneof(fc.nat(99), fc.constantFrom('50.5', '1e2', '1234567890123456', '0.125'));
  const line = fc
    .tuple(fc.array(name, { minLength: 1, maxLength: 6 }), count, count)
    .map(([frames, first, second]) => `x${frames.join(';')} ${first} ${second}`);

  test.each<[string, 1 | 2, (lines: readonly string[]) => readonly string[]]>([
    ['as they come', 1, (lines) => lines],
    ['as they come, with two counts', 2, (lines) => lines],
    ['sorted', 2, (lines) => lines.toSorted()],
    ['sorted by their names', 1, (lines) => lines.toSorted((a, b) => (inNames(a) < inNames(b) ? -1 : 1))],
    ['sorted, and begun anew', 2, (lines) => [...lines.toSorted(), ...lines.toSorted()]],
  ])('%s', (_, columns, ordered) => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 150, max: 400 }),
        (lines, size) => {
          const text = `${ordered(lines).join('\n')}\n`;
          expect(read(text, { columns, size })).toBe(read(text, { columns, size, bytes: FEW }));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('of more texts than it first has room for', () => {
    const text = Array.from({ length: 30_000 }, (_, at) => `c;f${at % 9_000};g${at % 7} ${at}\n`).join('');
    expect(read(text, { size: 1 << 18 }) === read(text, { size: 1 << 18, bytes: FEW })).toBe(true);
  });

  test('where the machine does not run such code', () => {
    const text = 'a;b;c 1\na;b;d 2\n';
    const expected = read(text);
    vi.stubGlobal('WebAssembly', undefined);
    expect(KnownStacks.make(new StackFrames(CallTree.empty()), 1)).toBeNull();
    expect(read(text)).toBe(expected);
  });
});

/** The order of stacks name by name. */
function inNames(line: string): string {
  return line.replaceAll(';', '\0');
}
