import type { Random } from './random.ts';
import { readsByBytes } from './readings.ts';

/** Bytes above which a table is read by its bytes. */
const FLOOR = 1 << 16;
const SHARE = /^( *)(\d{1,3}\.\d\d)(?=%)/;

/** Of which texts more can be made so that their bytes are read: those that are, as soon as they are large enough. */
export function growable(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => readsByBytes(Buffer.from(text, 'latin1')));
}

/** Rows, stacks or samples, each with its line ends, and what stands above and below them. */
interface Parts {
  readonly head: string;
  readonly units: readonly string[];
  readonly below: string;
}

function partsOf(text: string): Parts {
  const head = /^(?:#.*\n|\n)*/.exec(text)?.[0] ?? '';
  const rest = text.slice(head.length);
  const end = rest.search(/\n\n+#/);
  const body = end < 0 ? rest : rest.slice(0, end + 1);
  const units = /\n\s/.test(body) && !SHARE.test(body) ? body.split(/(?<=\n\n)/) : body.split(/(?<=\n)/);
  return { head, units, below: end < 0 ? '' : rest.slice(end + 1) };
}

/** A row, a stack or a sample with other names: a mark behind one of its words, or all words of some length. */
function renamed(unit: string, round: number, random: Random): string {
  if (random.once(3)) return unit;
  const mark = random.pick([`_${round}`, `${round}`, `.isra.${round}`, `::f<${round}>`, `\u00c3\u00a9${round}`]);
  const words = [...unit.matchAll(/[A-Za-z_]\w{3,}/g)];
  if (words.length === 0) return unit;
  const { index, 0: word } = random.once(2) ? (words.at(-1) as RegExpExecArray) : random.pick(words);
  // A cell that is as wide as before keeps what stands behind it in its place.
  const changed = random.once(2) ? `${word}${mark}` : `${word.slice(0, -1)}${round % 10}`;
  return unit.slice(0, index) + changed + unit.slice(index + word.length);
}

/** A row with the part of its share that is left to it; the same of what has none. */
function thinned(unit: string, rounds: number): string {
  return unit.replace(SHARE, (all, _, share) => (Number(share) / rounds).toFixed(2).padStart(all.length));
}

/** Returns a text that is larger than what is read by lines without a question, its rows, stacks or samples repeated under new names. */
export function grow(text: string, random: Random): string {
  const { head, units, below } = partsOf(text);
  const wanted = FLOOR * (1 + random.below(3)) + random.below(FLOOR);
  const rounds = Math.ceil(wanted / Math.max(1, units.join('').length));
  const grown: string[] = [];
  for (let round = 0; round < rounds; round++)
    for (const unit of units) grown.push(renamed(thinned(unit, rounds), round, random));
  return head + grown.join('') + below;
}
