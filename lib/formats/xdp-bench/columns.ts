/** What stands behind the figures of xdp-bench (`RX`, `PPS`, `DROP` … of lib/util/xdp_sample.c). */
interface Column {
  readonly name: string;
  readonly unit: string;
  /** Among the rates of one output the lowest is what the benchmark is about; 9 is no rate. */
  readonly priority: number;
}

/** Columns by the text that follows their figure; `egress/s` is of programs that count behind the devmap. */
export const COLUMNS: Readonly<Record<string, Column>> = {
  'rx/s': { name: 'rx', unit: 'packet/s', priority: 1 },
  'redir/s': { name: 'redir', unit: 'packet/s', priority: 2 },
  'xmit/s': { name: 'xmit', unit: 'packet/s', priority: 3 },
  'egress/s': { name: 'egress', unit: 'packet/s', priority: 4 },
  'pkt/s': { name: 'pkt', unit: 'packet/s', priority: 9 },
  'err,drop/s': { name: 'err,drop', unit: 'packet/s', priority: 9 },
  'err/s': { name: 'err', unit: 'packet/s', priority: 9 },
  'drop/s': { name: 'drop', unit: 'packet/s', priority: 9 },
  'error/s': { name: 'error', unit: 'packet/s', priority: 9 },
  'drv_err/s': { name: 'drv_err', unit: 'packet/s', priority: 9 },
  'hit/s': { name: 'hit', unit: 'event/s', priority: 9 },
  'pass/s': { name: 'pass', unit: 'packet/s', priority: 9 },
  'bulk-avg': { name: 'bulk-avg', unit: 'packet', priority: 9 },
  sched: { name: 'sched', unit: 'event/s', priority: 9 },
};

/** The texts of the columns as an expression, longest first. */
export const COLUMN_NAMES: string = Object.keys(COLUMNS)
  .sort((a, b) => b.length - a.length)
  .join('|');
