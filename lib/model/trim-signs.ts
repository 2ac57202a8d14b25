/**
 * Returns the text without the signs of `head` at its beginning and those of `tail` at its end; each of them is removed
 * as often as it stands there. An expression such as `[ =]+$` looks at every run of signs from each of its places.
 */
export function trimSigns(text: string, head: string, tail: string): string {
  let from = 0;
  let end = text.length;
  while (from < end && head.includes(text[from] ?? '')) from++;
  while (end > from && tail.includes(text[end - 1] ?? '')) end--;
  return text.slice(from, end);
}
