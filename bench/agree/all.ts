import type { Agreement } from '../harness/row.ts';

/** Returns what several agreements come to; one that does not hold stands first. */
export function allOf(...agreements: readonly Agreement[]): Agreement {
  const said = [...agreements].sort((a, b) => Number(a.holds) - Number(b.holds)).map((each) => each.said);
  return { holds: agreements.every(({ holds }) => holds), said: said.join('; ') };
}
