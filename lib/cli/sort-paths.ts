/** A number, with what stands before it and no other one behind it. More digits are not exact as numbers. */
const NUMBERED = /^(.*\D|)(\d{1,15})(\D*)$/s;

/** Returns paths in the order of their names, numbers by value. */
export function sortPaths(paths: readonly string[]): readonly string[] {
  return byNumber(paths) ?? [...paths].sort(new Intl.Collator('en', { numeric: true }).compare);
}

/**
 * Paths that differ in one number alone, in its order, as those of runs mostly do; null where they differ in more. What
 * orders other names takes 14 ms to load.
 */
function byNumber(paths: readonly string[]): readonly string[] | null {
  const found = paths.map((path) => NUMBERED.exec(path));
  const [, before, , behind] = found[0] ?? [];
  const numbers = new Map<number, string>();
  for (const match of found) {
    if (match === null || match[1] !== before || match[3] !== behind) return null;
    numbers.set(Number(match[2]), match[0]);
  }
  if (numbers.size < paths.length) return null;
  return [...numbers].sort(([a], [b]) => a - b).map(([, path]) => path);
}
