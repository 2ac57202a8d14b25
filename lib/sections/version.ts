const VERSION = /\bv?(\d{1,4}\.\d{1,4}(?:\.\d{1,6}){0,2})(?:-rc(\d{1,3}))?/;

/**
 * Returns whether the first label names an older version than the second, null where either names none, both name the
 * same, or the labels differ in more than the version. A release candidate is older than its release.
 */
export function isOlder(first: string, second: string): boolean | null {
  const a = VERSION.exec(first);
  const b = VERSION.exec(second);
  if (a === null || b === null) return null;
  if (first.replace(a[0], '').trim() !== second.replace(b[0], '').trim()) return null;
  const left = partsOf(a);
  const right = partsOf(b);
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return null;
}

/** Returns whether a label names a released kernel (`Kernel v5.14`, `linux 6.8`, `v6.4-rc1`), as a baseline does. */
export function namesRelease(label: string): boolean {
  return /\b(?:kernel|linux)[ -]v?\d{1,2}\.\d{1,3}\b|\bv\d{1,2}\.\d{1,3}(?:\.\d{1,4})?(?:-rc\d{1,2})?\b/i.test(label);
}

/** Four numbers and the release candidate, a release counting as the candidate behind all others. */
function partsOf(match: RegExpExecArray): readonly number[] {
  const numbers = (match[1] ?? '').split('.').map(Number);
  while (numbers.length < 4) numbers.push(0);
  return [...numbers, match[2] === undefined ? Number.MAX_SAFE_INTEGER : Number(match[2])];
}
