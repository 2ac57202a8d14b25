/** `anon group { cpu-clock, task-clock }`, `name { a, b }`, and `a, b` where `--group` put events together. */
const GROUP = /^(?:[^{}]{0,80}\s)?\{(.*)\}$/;

/**
 * Returns the names of the events of a group in order, from the title that names them all (util/evsel.c
 * `evsel__group_desc`); one null each where the title does not name as many as there are.
 */
export function memberEvents(title: string | null, count: number): readonly (string | null)[] {
  if (count === 1) return [title];
  const names = (GROUP.exec(title ?? '')?.[1]?.trim() ?? title ?? '').split(/,\s+/).filter((name) => name !== '');
  return names.length === count ? names : Array<null>(count).fill(null);
}
