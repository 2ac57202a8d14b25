/** Which columns stand beside share and symbol in a table of an old perf top. */
export interface OldTitles {
  readonly weight: boolean;
  readonly address: boolean;
  readonly columns: readonly string[];
}

const TITLES = /^[\s|]*(weight\s+)?samples\s+pcnt\s+(RIP\s+)?((?:kernel )?function)(\s+DSO)?$/;

/** Returns what a title line names, or null when it is none. */
export function parseOldTitles(text: string): OldTitles | null {
  const match = TITLES.exec(text.trimEnd());
  if (match === null) return null;
  const [, weight, address, name = 'function', dso] = match;
  const columns = [weight && 'weight', 'samples', 'pcnt', address && 'RIP', name, dso && 'DSO'];
  return {
    weight: Boolean(weight),
    address: Boolean(address),
    columns: columns.filter((title) => Boolean(title)) as string[],
  };
}
