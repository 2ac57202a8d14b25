import { describe, expect, test } from 'vitest';
import { KnownRests } from '../../lib/bytes/known-rests.ts';
import type { Piece } from '../../lib/bytes/piece.ts';
import { CallTree } from '../../lib/model/call-tree.ts';

function pieceOf(text: string): Piece {
  const bytes = Buffer.from(new ArrayBuffer(text.length + 8));
  bytes.write(text, 'latin1');
  return { bytes, view: new DataView(bytes.buffer), end: text.length };
}

/** Looks up texts of eight characters one behind another. */
function lookAll(rests: KnownRests, texts: readonly string[]): readonly number[] {
  const piece = pieceOf(texts.join(''));
  return texts.map((_, at) => rests.find(piece, at * 8, at * 8 + 8));
}

const texts = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `${at}`.padStart(8, '.'));

describe('what stands below the leaf', () => {
  test('is found again by its bytes, with its frames and its node', () => {
    const tree = CallTree.empty();
    const [main, read] = [tree.frame('main', null, false), tree.frame('read', null, false)];
    const rests = new KnownRests(tree);
    const [first = -1, second = -1, again] = lookAll(rests, ['main    ', 'readmain', 'main    ']);
    expect([first, second, again, rests.depthOf(first)]).toEqual([0, 1, 0, 0]);
    rests.learn(second, Int32Array.of(read, main));
    rests.learn(first, Int32Array.of(main));
    expect([rests.depthOf(first), rests.depthOf(second)]).toEqual([1, 2]);
    for (const comm of ['dd', 'cat', 'dd']) {
      const root = tree.root(comm);
      expect(rests.nodeOf(first, root)).toBe(tree.callee(root, main));
      expect(rests.nodeOf(second, root)).toBe(tree.callee(tree.callee(root, main), read));
    }
  });

  test('is not looked for any more where it is mostly new', () => {
    const rests = new KnownRests(CallTree.empty());
    lookAll(rests, texts(65_535));
    expect(rests.pays).toBe(true);
    lookAll(rests, ['onemore.']);
    expect(rests.pays).toBe(false);
  });

  test('is looked for as long as it is mostly known', () => {
    const rests = new KnownRests(CallTree.empty());
    const known = texts(1000);
    for (const rest of lookAll(rests, known)) rests.learn(rest, Int32Array.of(0));
    for (let round = 0; round < 30; round++) lookAll(rests, known);
    lookAll(rests, texts(40_000));
    expect(rests.pays).toBe(true);
  });

  test('is told by all of its bytes, whatever they are', () => {
    const rests = new KnownRests(CallTree.empty());
    const several = [
      '',
      '\0',
      '\0\0',
      'abc',
      'abc\0',
      'abcdefgh',
      'abcdefgi',
      'abcdefgh\0',
      `\0\0\0\0\0\0\0\x80`,
      '\0\0\0\0\0\0\0\0',
    ];
    const find = (text: string): number => rests.find(pieceOf(text), 0, text.length);
    expect(several.map(find)).toEqual(several.map((_, at) => at));
    expect(several.map(find)).toEqual(several.map((_, at) => at));
  });
});
