import type { Random } from './random.ts';
import { MARKS, NUMBERS, REPEATED, SYNTAX } from './tokens.ts';

/** Changes a text, a character of which is a byte. `other` is another sample, to take pieces from. */
type Mutation = (text: string, random: Random, other: string) => string;

/** A position in a text. */
function place(text: string, { below }: Random): number {
  return below(text.length + 1);
}

function bytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function insert(text: string, at: number, piece: string, over = 0): string {
  return text.slice(0, at) + piece + text.slice(at + over);
}

/** Applies a change to one line. */
function inLine(text: string, random: Random, change: (line: string, random: Random) => string): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  lines[at] = change(lines[at] ?? '', random);
  return lines.join('\n');
}

/** Replaces one of the parts that an expression finds. */
function replaceOne(text: string, pattern: RegExp, random: Random, piece: string): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return insert(text, place(text, random), piece);
  const match = random.pick(found);
  return insert(text, match.index, piece, match[0].length);
}

/** Everything that may happen to a text. */
const MUTATIONS: readonly Mutation[] = [
  // Bytes.
  (text, random) => insert(text, place(text, random), String.fromCharCode(random.below(256)), 1),
  (text, random) => insert(text, place(text, random), String.fromCharCode(random.below(256))),
  (text, random) => insert(text, place(text, random), '', 1 + random.below(40)),
  (text, random) => (random.once(4) ? text.slice(0, place(text, random)) : text.slice(0, -1 - random.below(300))),
  (text, random) => (random.once(4) ? text.slice(place(text, random)) : text.slice(random.below(60))),
  (text, random) => {
    const from = place(text, random);
    return insert(text, place(text, random), text.slice(from, from + random.below(400)));
  },
  (text, random) => {
    const at = place(text, random);
    const noise = Array.from({ length: random.below(60) }, () => String.fromCharCode(random.below(256))).join('');
    return insert(text, at, noise, random.below(60));
  },
  // Pieces.
  (text, random) => insert(text, place(text, random), bytes(random.pick(MARKS))),
  (text, random) => insert(text, place(text, random), bytes(random.pick(SYNTAX))),
  (text, random) => inLine(text, random, (line) => line + bytes(random.pick(MARKS))),
  (text, random) => inLine(text, random, (line) => line + bytes(random.pick(SYNTAX))),
  (text, random) => insert(text, place(text, random), random.pick(REPEATED).repeat(1 + random.below(300))),
  // Figures.
  (text, random) => replaceOne(text, /\d{1,3}\.\d\d%/g, random, bytes(random.pick(NUMBERS))),
  (text, random) => replaceOne(text, /\d+/g, random, bytes(random.pick(NUMBERS))),
  (text, random) => replaceOne(text, /\d/g, random, String(random.below(10))),
  (text, random) => replaceOne(text, /[.,%]/g, random, random.pick(['.', ',', '%', '%%', '', ' '])),
  // Words.
  (text, random) => replaceOne(text, /[A-Za-z_]\w{2,}/g, random, bytes(random.pick([...MARKS, ...SYNTAX]))),
  (text, random) => replaceOne(text, /\[[\w.]+\]/g, random, random.pick(['[k]', '[.]', '[g]', '[H]', '[', ']', '[]'])),
  (text, random) => replaceOne(text, / {2,}/g, random, random.pick([' ', '\t', '', '\u00a0', '\n'])),
  // Lines.
  (text, random) => inLine(text, random, () => ''),
  (text, random) => inLine(text, random, (line) => `${line}\n${line}`),
  (text, random) => inLine(text, random, (line) => line.slice(0, random.below(line.length + 1))),
  (text, random) => inLine(text, random, (line) => insert(line, random.below(line.length + 1), '\n')),
  (text, random) => {
    const lines = text.split('\n');
    lines.splice(random.below(lines.length), 1 + random.below(12));
    return lines.join('\n');
  },
  (text, random) => {
    const lines = text.split('\n');
    const [moved = ''] = lines.splice(random.below(lines.length), 1);
    lines.splice(random.below(lines.length + 1), 0, moved);
    return lines.join('\n');
  },
  (text, random) => {
    const lines = text.split('\n');
    const at = random.below(lines.length);
    lines.splice(at, 2, `${lines[at] ?? ''}${random.pick(['', ' ', '\r', '\t'])}${lines[at + 1] ?? ''}`);
    return lines.join('\n');
  },
  (text, random) => text.replaceAll('\n', random.pick(['\n', '\r\n', '\r', '\n\n', ' \n', '\n> ', '\u0085', ' '])),
  // Other samples.
  (text, random, other) => insert(text, place(text, random), `\n\n${other}`),
  (text, random, other) => {
    const from = random.below(other.length + 1);
    return insert(text, place(text, random), other.slice(from, from + random.below(600)));
  },
  (text, random, other) =>
    random.once(4) ? text.slice(0, place(text, random)) + other.slice(random.below(other.length + 1)) : text,
];

/** Returns a text with a few changes, more rarely with many. Nothing grows without end. */
export function mutate(text: string, random: Random, other: string): string {
  let changed = text;
  const count = random.once(20) ? 40 : 1 + random.below(random.pick([1, 3, 8]));
  for (let round = 0; round < count && changed.length < 400_000; round++)
    changed = random.pick(MUTATIONS)(changed, random, other);
  return changed;
}

/** Returns a text of many lines in which a few lines are changed, each by itself: what reads the others sees nothing odd. */
export function mutateLines(text: string, random: Random): string {
  const lines = text.split('\n');
  for (let left = 1 + random.below(random.pick([2, 6])); left > 0; left--) {
    const at = random.below(lines.length);
    lines[at] = random.pick(MUTATIONS)(lines[at] ?? '', random, lines[random.below(lines.length)] ?? '');
  }
  return lines.join('\n');
}
