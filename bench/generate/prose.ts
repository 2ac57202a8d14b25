import type { Random } from './random.ts';

const WORDS =
  'the this patch series function lock path test result case we should could would might not also only when after before with without because queue driver buffer memory page cache rate packet core number value change same other first last both every some more less than then here there looks seems works breaks fails returns takes holds drops adds removes moves keeps needs makes code kernel user machine run measure compare think agree reason idea point version comment commit message review fix bug regression cost time branch call caller check error null pointer size limit index list entry'.split(
    ' ',
  );

/** Lines of prose to take from: enough that no two mails are alike, few enough that a mail costs little. */
const LINES = 5000;

/** Paragraphs that say nothing, in lines of at most 72 columns. */
export interface Prose {
  /** Returns one of so many lines. */
  paragraph(lines: number): readonly string[];
  /** Returns so many words, as a subject has them. */
  words(many: number): string;
}

/** Returns prose from a source of numbers. */
export function proseOf(random: Random): Prose {
  const lines = Array.from({ length: LINES }, () => lineOf(random));
  return {
    paragraph: (many) => {
      const first = random.below(LINES - many);
      return lines.slice(first, first + many);
    },
    words: (many) => Array.from({ length: many }, () => random.pick(WORDS)).join(' '),
  };
}

function lineOf(random: Random): string {
  let line = '';
  while (line.length < 62) {
    const word = random.pick(WORDS);
    line += `${line === '' ? '' : ' '}${word}${random.chance(0.1) ? random.pick(['.', '.', ',', '?', '...']) : ''}`;
  }
  return line;
}
