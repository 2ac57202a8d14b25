/** Names that are listed in a sentence before the others are counted. */
export const MOST_NAMES = 3;

/** Returns names for a sentence: `a`, `a and b`, `a, b, c and 4 more`. */
export function listNames(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  if (more > 0) return `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more`;
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
