import type { Sign } from '../format.ts';

/** One of these is in every text that holds the header or the titles of a table of perf report. */
export const TITLE_SIGNS: readonly Sign[] = [
  'Overhead',
  'Children',
  'Self',
  'Latency',
  'Samples:',
  'Events:',
  /#\s+(?:To display|Total Lost|captured on|hostname :|dso: |comm: |symbol: )|#[^#\n]*\b(?:sys|usr)\b/,
];
