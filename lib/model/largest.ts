/** Returns the largest of values, `least` where none is larger. Spreading them into a call fails for some hundred thousand. */
export function largestOf(values: Iterable<number>, least: number): number {
  let most = least;
  for (const value of values) if (value > most) most = value;
  return most;
}
