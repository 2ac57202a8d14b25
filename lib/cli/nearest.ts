import { closest, distance } from 'fastest-levenshtein';

/** Returns `, did you mean X?` for the known word that is nearest to one, or nothing where none is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const nearest = closest(word, known);
  return distance(word, nearest) <= Math.max(1, Math.floor(word.length / 3)) ? `, did you mean ${nearest}?` : '';
}
