/** Orders texts by their code units: the same on every machine and in every locale. Below 0 where `a` comes first, 0 where they are equal. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
