/**
 * yargs drops a lone `-` among repeated values and takes `-#2` for options, but both name standard input. They are
 * hidden from it behind a character that no argument can hold.
 */
const HIDDEN = '\0-';

/** Returns the arguments with the names of standard input hidden. */
export function hideDashes(args: readonly string[]): string[] {
  return args.map((arg) => arg.replace(/^-(?=$|#)/, HIDDEN));
}

/** Returns a text, or a list or record of texts, with what was hidden shown again. */
export function showDashes<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll(HIDDEN, '-') as T;
  if (Array.isArray(value)) return value.map(showDashes) as T;
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, showDashes(each)])) as T;
}
