import { afterEach, describe, expect, test, vi } from 'vitest';
import { type KnownSample, KnownSamples, type Meaning, type Question } from '../../lib/bytes/known-samples.ts';
import type { Piece } from '../../lib/bytes/piece.ts';
import { ScriptBytes } from '../../lib/bytes/script-bytes.ts';
import { eachPiece } from '../../lib/bytes/whole-lines.ts';
import type { Profile } from '../../lib/model/profile.ts';
import { sourceOf } from './source.ts';

const HEAD = { lines: 0, frequency: null };
/** So few bytes that samples are read without what is known. */
const FEW = 1;

function plain({ entries, stacks, ...rest }: Profile): unknown {
  return { ...rest, entries: [...entries], stacks: [...(stacks?.list ?? [])] };
}

function read(text: string, bytes = 0): string | null {
  const reader = new ScriptBytes(HEAD, bytes);
  const isRead = eachPiece(sourceOf(Buffer.from(text), 1 << 20), reader);
  return isRead ? JSON.stringify(reader.finish('x')?.profiles.map(plain)) : null;
}

function known(): KnownSamples {
  const made = KnownSamples.make();
  if (made === null) throw new Error('this machine does not run such code');
  return made;
}

function pieceIn(samples: KnownSamples, text: string): Piece {
  const bytes = samples.room(1 << 12);
  if (bytes === null) throw new Error('no room');
  const end = bytes.write(text);
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), end };
}

/** Takes a text, and returns what was asked, the samples, and where it stopped; `meaning` is that of every text. */
function takeAll(samples: KnownSamples, text: string, meaning: Meaning): unknown {
  const questions: string[] = [];
  const found: KnownSample[] = [];
  const { end } = pieceIn(samples, text);
  const stopped = samples.take(0, end, 7, {
    add: (sample) => {
      found.push({ ...sample, frames: sample.frames.slice() });
      return 5;
    },
    meaning: ({ kind, from, to }: Question) => {
      questions.push(`${kind}: ${text.slice(from, to)}`);
      return meaning;
    },
  });
  return { questions, found, stopped, lines: samples.lines };
}

const SAMPLE = [
  'a b  1 [000] 1.000001: 3 cycles:u: ',
  '\tffffffff81000010 read+0x10 ([k])',
  '\t            1234 main+0x4 (/srv/x)',
  '\t            1238 [unknown] (/srv/x)',
  '',
  '',
].join('\n');

afterEach(() => vi.unstubAllGlobals());

describe('samples whose texts were seen before', () => {
  test('are told by numbers, each text asked about once', () => {
    const samples = known();
    const first = { event: 9, head: 9, leaf: 9, frame: 8, line: 8, endLine: 11, period: 3 };
    expect(takeAll(samples, SAMPLE, { first: 9, second: 8 })).toEqual({
      questions: [
        'head: a b  1 [000]',
        'event: cycles:u:',
        'kernelLeaf: read+0x10 ([k])',
        'frame: main+0x4 (/srv/x)',
        'frame:  1238 [unknown] (/srv/x)',
      ],
      found: [{ ...first, rest: -2, frames: Int32Array.of(9, 9) }],
      stopped: SAMPLE.length,
      lines: 12,
    });
    const second = `${SAMPLE.replace('1.000001: 3 ', '2.000001: ').replaceAll('0x10', '0x20')}x`;
    expect(takeAll(samples, second, { first: 9, second: 8 })).toEqual({
      questions: [],
      found: [{ ...first, rest: 5, frames: new Int32Array(0), period: -1 }],
      stopped: second.length - 1,
      lines: 12,
    });
  });

  test.each([-1, -2])('are left where a text means nothing, which is asked once as well: %d', (first) => {
    const samples = known();
    const left = { found: [], stopped: 0, lines: 7 };
    expect(takeAll(samples, SAMPLE, { first, second: 0 })).toEqual({
      questions: ['head: a b  1 [000]', 'event: cycles:u:'],
      ...left,
    });
    expect(takeAll(samples, SAMPLE, { first: 9, second: 8 })).toEqual({ questions: [], ...left });
  });

  test.each(['head', 'event', 'kernelLeaf', 'frame'])('are left where their %s means nothing', (odd) => {
    const samples = known();
    const { end } = pieceIn(samples, SAMPLE);
    const add = (): never => {
      throw new Error('it is left');
    };
    const meaning = ({ kind }: Question): Meaning => ({ first: kind === odd ? -2 : 4, second: 5 });
    expect(samples.take(0, end, 0, { add, meaning })).toBe(0);
  });

  test.each([
    ['cut off', SAMPLE.slice(0, -1)],
    ['without frames', 'a 1 [000] 1.000001: 3 cycles: \n\n'],
    ['whose leaf was inlined', SAMPLE.replace('read+0x10 ([k])', 'read (inlined)')],
    ['whose leaf has no symbol', SAMPLE.replace('read+0x10', '[unknown]')],
    ['of a lost record', 'perf 1 3089.623375: PERF_RECORD_LOST lost 12\n'],
    ['among which stands another line', SAMPLE.replace('\t            1234 ', '')],
  ])('are left where one is %s', (_, text) => {
    expect(takeAll(known(), text, { first: 9, second: 8 })).toMatchObject({ found: [], stopped: 0 });
  });

  test('of one line each have nothing below', () => {
    const text =
      'a 1 [000] 1.000001: 3 cycles:  1234 main+0x4 (/srv/x)\n\nb 1 [000] 1.000002: 4 cycles:  1234 main+0x4 (/srv/x)\n';
    expect(takeAll(known(), text, { first: 9, second: 8 })).toMatchObject({
      found: [
        { rest: -1, line: 8, endLine: 8, period: 3 },
        { rest: -1, line: 10, endLine: 10, period: 4 },
      ],
      stopped: text.length,
      lines: 10,
    });
  });
});

describe('reading samples is the same', { timeout: 120_000 }, () => {
  const sample = (thread: number, rest: string, at: number): string =>
    `dd ${thread} [001] 1.000001: ${at + 1} cycles: \n\t 1234 leaf+0x4 (/srv/a)\n${rest}\n\n`;

  test('with more texts than are kept', () => {
    const texts = Array.from({ length: 150_000 }, (_, at) => sample(at % 140_000, '\t 1238 main+0x4 (/srv/a)', at));
    expect(read(texts.join('')) === read(texts.join(''), FEW)).toBe(true);
  });

  test('with ever other callers', () => {
    const texts = Array.from({ length: 90_000 }, (_, at) => {
      const frames = [at & 63, (at >> 6) & 63, at >> 12].map((name, depth) => `\t 12${depth}0 f${name}+0x4 (/srv/a)`);
      return sample(7, frames.join('\n'), at);
    });
    expect(read(texts.join('')) === read(texts.join(''), FEW)).toBe(true);
  });

  test('where callers that are known stand below a sample of one line, which takes lines', () => {
    const callers = '\t 1238 main+0x4 (/srv/a)\n\n';
    const texts = ['\n\t 1234 leaf+0x4 (/srv/a)\n', ' 1234 leaf+0x4 (/srv/a)\n'].map(
      (leaf) => `dd 7 [001] 1.000001: 5 cycles: ${leaf}${callers}`,
    );
    expect([read(texts.join('')), read(texts.join(''), FEW)]).toEqual([null, null]);
    expect(read((texts[0] ?? '').repeat(2))).not.toBeNull();
  });

  test('on a machine that does not run compiled code, and in pieces that are too large', () => {
    const expected = read(SAMPLE.repeat(9));
    expect(known().room((1 << 20) + 1)).toBeNull();
    vi.stubGlobal('WebAssembly', undefined);
    expect(KnownSamples.make()).toBeNull();
    expect(read(SAMPLE.repeat(9))).toEqual(expected);
  });
});
