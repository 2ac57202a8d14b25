import { closest, distance } from 'fastest-levenshtein';

/** Returns `, did you mean X?` for the known word that is nearest to one, or nothing where none is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const nearest = nearestTo(word, known);
  return nearest === null ? '' : `, did you mean ${nearest}?`;
}

/** Returns the known word that is nearest to one; null where none is near. */
export function nearestTo(word: string, known: readonly string[]): string | null {
  // Of two letters nothing is left to be near by, unless one of three has both: --tp is --top.
  if (word.length === 2) return known.find((each) => each.length === 3 && distance(word, each) === 1) ?? null;
  if (known.length === 0 || word.length < 3) return null;
  const swapped = known.find((each) => isSwapped(word, each));
  if (swapped !== undefined) return swapped;
  const nearest = closest(word, known);
  return distance(word, nearest) <= Math.max(1, Math.floor(word.length / 3)) ? nearest : null;
}

/** Two letters next to each other in the wrong order are one slip, which Levenshtein counts as two. */
function isSwapped(word: string, other: string): boolean {
  const at = [...word].findIndex((letter, place) => letter !== other[place]);
  if (at < 0 || word.length !== other.length) return false;
  return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2) === other;
}
