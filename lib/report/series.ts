import type { Comparison, ShiftSide } from '../model/comparison.ts';
import { largestOf } from '../model/largest.ts';
import type { Series, SeriesRow, SeriesStep } from '../model/series.ts';
import { formatCount, formatDelta, formatFactor, formatShare, formatWithin } from './figures.ts';
import { describeList, describeSamples } from './lists.ts';
import { formatOrigin, originOf } from './origin.ts';
import type { View } from './view.ts';

/** A series as text, cell by cell. */
export interface SeriesReport {
  readonly notes: readonly string[];
  /** What each version is, in order: its number, label, and how its list ends. */
  readonly versions: readonly { readonly number: string; readonly label: string; readonly facts: string }[];
  /** Titles of the columns before the symbol. */
  readonly titles: readonly string[];
  /** How many of the columns are shares; the others are deltas. */
  readonly shares: number;
  readonly rows: readonly { readonly cells: readonly string[]; readonly origin: string; readonly symbol: string }[];
  /** What is said of the rows that are not shown; null where all are. */
  readonly hidden: string | null;
  readonly legend: readonly string[];
  readonly series: Series;
}

/** Returns the report on a series with the rows that a view shows, each delta against the first version. */
export function buildSeriesReport(
  series: Series,
  view: Pick<View, 'top' | 'minDelta' | 'match' | 'rare'>,
): SeriesReport {
  const { versions, comparisons, rows } = series;
  const isRare = (row: SeriesRow): boolean => row.steps.every(({ rare }) => rare);
  const wanted = rows.filter((row) => {
    if (!view.rare && isRare(row)) return false;
    const size = largestOf(
      row.steps.map(({ delta }) => Math.abs(delta.points ?? 0)),
      0,
    );
    return size >= view.minDelta && (view.match?.test(row.symbol) ?? true);
  });
  const shown = wanted.slice(0, view.top ?? wanted.length);
  const taken = new Set(shown);
  const others = rows.filter((row) => !taken.has(row));
  const within = formatWithin(others.flatMap(({ steps }) => steps.map(({ delta }) => delta)));
  const tested = comparisons.some(({ testing }) => testing !== null);
  return {
    notes: ['share of each version in %, delta against [1] in points', ...comparisons.flatMap(totalOf)],
    versions: versions.map((side, at) => {
      const samples = describeSamples(side);
      const facts = [describeList(side), ...(samples === null ? [] : [`samples ${samples}`])].join('; ');
      return { number: `[${at + 1}]`, label: side.label, facts };
    }),
    titles: [...versions.map((_, at) => `[${at + 1}]`), ...comparisons.map((_, at) => `[${at + 2}]-[1]`)],
    shares: versions.length,
    rows: shown.map((row) => ({
      cells: [...row.sides.map(cellOf), ...row.steps.map((step, at) => stepCell(step, comparisons[at]))],
      origin: formatOrigin(originOf(row)),
      symbol: row.symbol,
    })),
    hidden: others.length === 0 ? null : `${others.length} more, each within +-${within}`,
    legend: [...legendOf(shown, tested), ...rareWords(others.filter(isRare).length)],
    series,
  };
}

function rareWords(rare: number): readonly string[] {
  if (rare === 0) return [];
  return [
    `${formatCount(rare, 'symbol')} of fewer than 5 samples a run not tested, among the others; --top all shows them`,
  ];
}

function cellOf(side: ShiftSide): string {
  if (side.ticks !== null) return formatShare(side.ticks, side.slack);
  return side.atMost === 0 ? '-' : `<=${formatShare(side.atMost ?? 0)}`;
}

/** A delta of runs that cannot be told from noise has a ~ behind it. */
function stepCell({ delta, test }: SeriesStep, comparison: Comparison | undefined): string {
  const cell = formatDelta(delta);
  if (comparison == null || comparison.testing === null) return cell;
  return test !== null && test.q < comparison.testing.alpha ? `${cell} ` : `${cell}~`;
}

/** What the total did from the first version to another, where that is known. */
function totalOf({ composition }: Comparison, at: number): readonly string[] {
  if (composition === null) return [];
  const { factor, low, high, method } = composition;
  const source = method === 'measured' ? 'by the rates' : 'by the shares';
  return [`[${at + 2}]: the total cost is ${formatFactor(factor, low, high)} of [1], ${source}`];
}

function legendOf(rows: readonly SeriesRow[], tested: boolean): readonly string[] {
  const sides = rows.flatMap((row) => row.sides);
  const deltas = rows.flatMap((row) => row.steps.map(({ delta }) => delta));
  return [
    ...(sides.some(({ atMost }) => (atMost ?? 0) > 0)
      ? ['<= is not listed in that version: at most what the list leaves room for']
      : []),
    ...(sides.some(({ ticks, atMost }) => ticks === null && atMost === 0)
      ? ['"-" is not there: that list is complete']
      : []),
    ...(deltas.some(({ points }) => points === null)
      ? ['>=, <= and ? in a delta: at least so far, or not to be told']
      : []),
    ...(tested ? ['~ cannot be told from noise, or was not tested'] : ['not tested: one run of each version']),
    `shares add up to 100: where some shrink, others grow${tested ? '' : ' at unchanged cost'}`,
  ];
}
