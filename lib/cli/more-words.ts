/** Columns of the other outputs: series, noise floors, CSV, lists, configurations. */
export const MORE_WORDS: Readonly<Record<string, string>> = {
  in: 'The column of Markdown that names the module, the BPF program, or the program or library that holds the symbol; empty for the kernel.',
  'before %': 'The column before of a Markdown table: the share before the change, in percent.',
  'after %': 'The column after of a Markdown table: the share after the change, in percent.',
  '◀━': 'The bar of a row that shrank, as long as the delta, all bars of a table to one scale. <- in ASCII. A bound is drawn by what is certain.',
  '━▶': 'The bar of a row that grew, as long as the delta, all bars of a table to one scale. -> in ASCII. A bound is drawn by what is certain.',
  '[1]':
    'Behind a symbol: the note of that number below the table. In a series: the version of that number, with its share of the profile in percent; its label and list stand above.',
  '[2]-[1]':
    'In a series: the delta of the second version against the first, in percentage points; so for every further version, each against the first.',
  series: 'More than two versions side by side (--series), each compared with the first.',
  'share %': 'Of a noise floor: the share of the profile that a symbol has, in percent, for which its line holds.',
  '5 + 5':
    'Of a noise floor: the smallest shift in points that so many runs of either side find with probability 0.8, at the level that the line above names.',
  'runs needed':
    'Of a noise floor: as many runs a side as find, with probability 0.8, that a symbol of this share costs 10 % more.',
  alpha: 'The level of the tests: a shift is called significant where q is below it. 0.05, or what --alpha says.',
  interval:
    'Of JSON: what the delta may be by the test, in points: the interval holds the true one in all but alpha of such comparisons.',
  comparison: 'Of CSV: the place of the comparison among those of the input, from 1.',
  rank: 'The place of a row by its shift, the most certain first, from 1; of --sort, by that.',
  status:
    'What happened to a row by the figures alone: grew, shrank, same, unclear, new or gone. Whether it is noise, q says.',
  before_at_most:
    'Of CSV: the bound of a row that the side before does not list, in percent; empty where it is listed.',
  after_at_most: 'Of CSV: the bound of a row that the side after does not list, in percent; empty where it is listed.',
  delta_low: 'Of CSV: the lower end of what the printed figures guarantee of the delta, in points.',
  delta_high: 'Of CSV: the upper end of what the printed figures guarantee of the delta, in points.',
  cost_before: 'Of CSV: what the symbol costs a unit of work before, in the unit of the last column.',
  cost_after: 'Of CSV: what the symbol costs a unit of work after, in the unit of the last column.',
  unit: 'The unit of work and of its cost, such as ns/packet.',
  '%': 'Of show: the share of the profile, in percent, under the normalized name.',
  samples:
    'How often perf interrupted the code to look, or an interval where the header rounds it. Tests count samples.',
  gate: 'What --fail-on came to: met (exit 1), not met, or cannot be told (exit 3). Figures are points of the profile before.',
  key: 'Of perfshift config: the setting as the file writes it, names of groups and renames behind a dot.',
  value: 'Of perfshift config: the setting as the command line would have it.',
  from: 'Of perfshift config: the file that a setting comes from.',
};

/** Titles of which there are many of one kind, and the one under which they are explained. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^\[\d+\]$/, '[1]'],
  [/^\[\d+\]-\[1\]$/, '[2]-[1]'],
  [/^\d+ \+ \d+$/, '5 + 5'],
  [/^ns\/.+$/, 'ns/packet'],
  [/^cycles?\/.+$/, 'cycle/packet'],
  [/^<?-*$|^[◀━]+$/u, '◀━'],
  [/^-+>$|^[━▶]+$/u, '━▶'],
];

/** Returns the word under which a title such as `[3]-[1]`, `10 + 10` or `ns/query` is explained; the title itself where it is none. */
export function kindOf(title: string): string {
  if (title === '-') return title;
  return KINDS.find(([pattern]) => pattern.test(title))?.[1] ?? title;
}
