import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProfiles } from '../../lib/pipeline/find-profiles.ts';
import { grow, growable } from './grow.ts';
import { mutate, mutateLines } from './mutate.ts';
import { type Random, randomOf } from './random.ts';
import { wrap } from './wrap.ts';

/** One input of the fuzzer: what the files hold, and the command line, in which `{0}` stands for the first file. */
export interface Case {
  readonly files: readonly Buffer[];
  readonly args: readonly string[];
}

/** Every sample as characters that are bytes, and goldens, which are inputs as well. */
const SAMPLES: readonly string[] = ['samples', 'test/golden']
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && !entry.name.endsWith('README.md'))
  .map(({ parentPath, name }) => join(parentPath, name))
  .sort()
  .map((path) => readFileSync(path, 'latin1'));

const countsOf = (text: string): readonly [number, number] => {
  const { profiles, pairs } = readProfiles(text);
  return [profiles.length, pairs.length];
};
/** Samples of one profile, and those that hold both sides: what is damaged a little is still to be compared. */
const SINGLES = SAMPLES.filter((text) => countsOf(text)[0] === 1);
const PAIRED = SAMPLES.filter((text) => countsOf(text)[1] > 0);
/** Samples of which more can be made than is read by lines without a question. */
const GROWABLE = growable(SAMPLES);

const TWO_SIDED: readonly (readonly string[])[] = [
  ['-f', 'table'],
  ['-f', 'table', '--color', 'always', '--width', '40'],
  ['-f', 'table', '--ascii', '--top', 'all'],
  ['-f', 'mail', '--verbose'],
  ['-f', 'markdown'],
  ['-f', 'csv'],
  ['-f', 'json'],
  ['-f', 'svg'],
  ['-f', 'folded'],
  ['-f', 'json', '--strict'],
  ['-f', 'mail', '--by', 'dso'],
  ['-f', 'json', '--by', 'domain', '--suffixes', 'keep'],
  ['-f', 'csv', '--by', 'comm'],
  ['-f', 'mail', '--group', 'x=_|s', '--rename', 'a=b'],
  ['-f', 'json', '--idle', 'drop', '--scope', 'domain=kernel,module'],
  ['-f', 'mail', '--rate', 'before=1M,after=2M', '--cpus', '3', '--link', '100G'],
  ['-f', 'json', '--samples', 'before=1000,after=2000'],
  ['-f', 'mail', '--fail-on', 'grew>0.5'],
  ['-f', 'json', '--fail-on', 'shift', '--allow-underpowered'],
  ['-f', 'mail', '--match', '^[a-m]', '--sort', 'ratio', '--only', 'grew'],
];

function onOneInput({ pick }: Random): readonly string[] {
  return pick<readonly string[]>([
    ['list', '{0}'],
    ['list', '{0}', '-f', 'json'],
    ['show', '{0}'],
    ['show', '{0}#1', '-f', 'json'],
    ['show', '{0}#after'],
    ['show', '{0}#1', '-f', 'folded'],
    ...TWO_SIDED.map((options) => ['{0}', ...options]),
  ]);
}

function onTwoInputs({ pick }: Random): readonly string[] {
  return pick<readonly string[]>([
    ...TWO_SIDED.map((options) => ['{0}', '{1}', ...options]),
    ['{0}#1', '{1}#1', '-f', 'json'],
    ['--before', '{0}', '--after', '{1}', '--before-rates', '{1}', '--after-rates', '{0}'],
    ['{0}', '--patch', '{1}', '-f', 'mail'],
    ['{0}', '{1}', '--noise', '{1}', '-f', 'json'],
  ]);
}

function onFourInputs({ pick, once }: Random): readonly string[] {
  const options = pick(TWO_SIDED);
  if (once(6)) return ['noise', '{0}', '{1}', '{2}', '{3}', ...pick([[], ['-f', 'json'], ['--strict']])];
  return ['--before', '{0}', '{1}', '--after', '{2}', '{3}', ...options];
}

/** The bytes of one input that begins as a sample. */
function damaged(sample: string, random: Random): Buffer {
  return wrap(Buffer.from(mutate(sample, random, random.pick(SAMPLES)), 'latin1'), random);
}

/** Anything: another sample, or nothing but noise. */
function anything(random: Random): Buffer {
  if (random.once(4)) return Buffer.from(Array.from({ length: random.below(300) }, () => random.below(256)));
  return damaged(random.pick(SAMPLES), random);
}

/** One input that holds both sides: a sample that does, or two of one profile under headings. */
function bothSides(random: Random): Buffer {
  if (random.once(2)) return damaged(random.pick(PAIRED), random);
  const sample = random.pick(SINGLES);
  const other = mutate(sample, random, random.pick(SAMPLES));
  return damaged(`* before:\n\n${sample}\n\n* after:\n\n${other}`, random);
}

/** Inputs that begin as one sample and are damaged each in its own way, so that most of their rows are alike. */
function alike(random: Random, count: number): readonly Buffer[] {
  const sample = random.pick(SINGLES);
  return Array.from({ length: count }, () => damaged(sample, random));
}

/** Inputs that grew beyond what is read by lines without a question, alike but for their damage; some have none. */
function grown(random: Random, count: number): readonly Buffer[] {
  const large = grow(random.pick(GROWABLE), random);
  const damages = [(text: string) => text, mutateLines, mutateLines, (text: string) => mutate(text, random, '')];
  return Array.from({ length: count }, () => wrap(Buffer.from(random.pick(damages)(large, random), 'latin1'), random));
}

/** One case in so many has large inputs, where nothing is said. */
const GROWN = 25;

/**
 * Returns the case of a seed at an index; the same on every machine, as long as the samples are the same. One in
 * `grownOnce` has large inputs.
 */
export function makeCase(seed: number, index: number, grownOnce: number = GROWN): Case {
  const random = randomOf(seed, index);
  const count = random.pick([1, 1, 2, 2, 2, 4]);
  const args = count === 1 ? onOneInput(random) : count === 2 ? onTwoInputs(random) : onFourInputs(random);
  // Choices of their own: cases of small inputs stay what they were.
  const large = randomOf(~seed, index);
  if (large.once(grownOnce))
    return count === 1 ? { files: grown(large, 2), args: onTwoInputs(large) } : { files: grown(large, count), args };
  if (random.once(8)) return { files: Array.from({ length: count }, () => anything(random)), args };
  return { files: count === 1 ? [bothSides(random)] : alike(random, count), args };
}
