/**
 * Whether two names look like one function that was renamed, split or turned into a variant. A prefix that names a
 * subsystem relates nothing: most symbols of a profile share one.
 */

/** Words that turn a function into a variant of itself. */
const VARIANTS: ReadonlySet<string> = new Set(
  'slow fast slowpath fastpath hint common inner outer locked unlocked nolock noprof one many bulk batch sync async inline noinline core impl internal direct generic raw main prev next rcu irq bh v1 v2 v3 old new'.split(
    ' ',
  ),
);
/** A name that is part of another must say this much by itself. */
const FEWEST_WORDS = 2;
const SHORTEST = 6;

/** Returns in words how two names are related, or null when they are not. */
export function relationOf(a: string, b: string): string | null {
  if (a === b) return null;
  const [left, right] = [a.replace(/^_+/, ''), b.replace(/^_+/, '')];
  if (left === right) return 'the names differ in leading underscores only';
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (long.startsWith(`${short}_`) && isTelling(short, long.slice(short.length + 1)))
    return 'one name begins with the other';
  if (long.endsWith(`_${short}`) && isTelling(short, long.slice(0, -short.length - 1)))
    return 'one name ends with the other';
  return null;
}

/** Names of so many words are one function but for the exchanged one; shorter ones are only neighbours. */
const MANY_WORDS = 5;
/** What two spellings of one word begin with: `frag` and `fragmented`. */
const STEM = 4;

/**
 * Returns whether two names differ in one word, as after a renaming in place: a word for a variant gave way to another
 * (`fn_old_name`, `fn_new_name`), a word is spelled otherwise, or the names are so long that one word of them says little.
 * `Perl_pp_padav` and `Perl_pp_subst`, `tcp_v4_rcv` and `tcp_v6_rcv` are neighbours, not one.
 */
export function differInOneWord(a: string, b: string): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length !== right.length || left.length < 3) return false;
  const exchanged = left.flatMap((word, at) => (word === right[at] ? [] : [[word, right[at] ?? ''] as const]));
  const [pair] = exchanged;
  if (exchanged.length !== 1 || pair === undefined) return false;
  const [from, to] = pair;
  if (VARIANTS.has(from) && VARIANTS.has(to)) return true;
  const [short, long] = from.length < to.length ? [from, to] : [to, from];
  return left.length >= MANY_WORDS || (short.length >= STEM && long.startsWith(short));
}

function isTelling(short: string, rest: string): boolean {
  const words = wordsOf(short);
  if (wordsOf(rest).every((word) => VARIANTS.has(word))) return short.length >= 3;
  return words.length >= FEWEST_WORDS && short.length >= SHORTEST;
}

function wordsOf(name: string): readonly string[] {
  return name.split(/[_.:]+/).filter((word) => word !== '');
}
