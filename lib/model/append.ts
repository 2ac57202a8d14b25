/** Puts values at the end of an array. Spreading them into a call fails for some hundred thousand. */
export function append<T>(into: T[], values: Iterable<T>): void {
  for (const value of values) into.push(value);
}
