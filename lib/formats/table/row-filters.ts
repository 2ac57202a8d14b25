import type { Entry } from '../../model/entry.ts';

/**
 * What perf was told to show: the only object, command or symbol. It prints them above the table and leaves their
 * column out (util/hist.c `hists__scnprintf_title`, ui/hist.c `perf_hpp__setup_output_field`):
 *
 *     # comm: xdp-trafficgen
 */
export interface Filters {
  readonly dso: string | null;
  readonly comm: string | null;
  readonly symbol: string | null;
  readonly any: boolean;
}

/** Nothing was filtered, as far as the input tells. */
export const NO_FILTERS: Filters = { dso: null, comm: null, symbol: null, any: false };

const LINE = /^[\s#|]*(dso|comm|symbol): (\S.*)$/;

/** Returns the filters that header lines state. */
export function readFilters(header: readonly string[]): Filters {
  const found: { dso: string | null; comm: string | null; symbol: string | null } = {
    dso: null,
    comm: null,
    symbol: null,
  };
  for (const line of header) {
    const match = LINE.exec(line);
    if (match !== null) found[match[1] as keyof typeof found] = match[2]?.trim() ?? null;
  }
  const screen = header.some((line) => /Samples: .{0,300}, (?:UID|Thread|DSO|Processor Socket): /.test(line));
  return { ...found, any: screen || Object.values(found).some((value) => value !== null) };
}

/** Returns the entry with what the filters say in the columns that the table therefore lacks. */
export function filterEntry(entry: Entry, { dso, comm, symbol, any }: Filters): Entry {
  if (!any) return entry;
  return {
    ...entry,
    dso: entry.dso ?? dso,
    comm: entry.comm ?? comm,
    symbol: entry.symbol || (symbol ?? entry.symbol),
  };
}
