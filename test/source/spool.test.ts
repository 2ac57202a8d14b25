import { closeSync, mkdtempSync, openSync, readdirSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allOf, CHUNK, following, nextChunk, sourceOf, tellingOf } from '../../lib/source/byte-sources.ts';
import { Spool } from '../../lib/source/spool.ts';

const bytes = fc.uint8Array({ maxLength: 300 });

describe('what could be read only once', () => {
  test('is kept, however much of it fits into memory, and leaves nothing behind', () => {
    const folder = mkdtempSync(join(tmpdir(), 'perfshift-spool-'));
    try {
      fc.assert(
        fc.property(fc.array(bytes, { maxLength: 8 }), fc.integer({ min: 0, max: 900 }), (parts, most) => {
          const spool = new Spool(folder, most);
          for (const part of parts) {
            // Who adds bytes uses their place again.
            const place = Buffer.from(part);
            spool.add(place);
            place.fill(0);
          }
          expect(spool.all()).toEqual(Buffer.concat(parts));
          expect(readdirSync(folder)).toEqual([]);
          spool.close();
        }),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('stays in memory where no file can be had', () => {
    const spool = new Spool('/nonexistent', 4);
    for (const part of ['abc', 'def', 'g']) spool.add(Buffer.from(part));
    expect(spool.all().toString()).toBe('abcdefg');
    spool.close();
    expect(spool.all()).toHaveLength(0);
  });
});

describe('sources', () => {
  test('one behind another give what both give, whatever is asked at once', () => {
    fc.assert(
      fc.property(bytes, bytes, fc.integer({ min: 1, max: 400 }), (first, second, size) => {
        const told: number[] = [];
        const source = tellingOf(following(sourceOf(first), sourceOf(second)), (part) => void told.push(...part));
        const got: number[] = [];
        const into = new Uint8Array(size);
        for (let count = source(into); count > 0; count = source(into)) got.push(...into.subarray(0, count));
        expect(got).toEqual([...first, ...second]);
        expect(told).toEqual(got);
      }),
    );
  });

  test('are read to the end of a chunk, and to their end', () => {
    const folder = mkdtempSync(join(tmpdir(), 'perfshift-source-'));
    const path = join(folder, 'x');
    const text = Buffer.alloc(3 * CHUNK + 7, 'abcdefg');
    writeFileSync(path, text);
    const descriptor = openSync(path, 'r');
    try {
      // As from a pipe: a few bytes at a time.
      const source = (into: Uint8Array): number => readSync(descriptor, into, 0, Math.min(999, into.length), null);
      const head = nextChunk(source);
      expect(head).toEqual(text.subarray(0, CHUNK));
      expect(allOf(source, head)).toEqual(text);
      expect(nextChunk(source)).toHaveLength(0);
    } finally {
      closeSync(descriptor);
      rmSync(folder, { recursive: true });
    }
  });
});
