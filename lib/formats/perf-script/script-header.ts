import type { Line } from '../../model/line.ts';

/**
 * The header of a recording, printed above the samples with --header (util/header.c `perf_header__fprintf_info`):
 *
 *     # ========
 *     # captured on    : Mon Nov 23 00:27:00 2026
 *     # event : name = cpu-clock, , id = { 741 }, type = 1, { sample_period, sample_freq } = 997, freq = 1, ...
 *     # ========
 *     #
 */
const RULE = /^#\s={8}$/;
const FREQUENCY = /\{ sample_period, sample_freq \} = (\d{1,9}),.{0,1000}\bfreq = 1\b/;
/** Lines that a header may have: BPF programs have one each. */
const REACH = 2000;

/** Returns the index of the first line behind a header that begins at line `at`; null where none begins. */
export function headerEnd(lines: readonly Line[], at: number): number | null {
  if (!RULE.test(lines[at]?.text ?? '')) return null;
  let end = at + 1;
  while (end < Math.min(lines.length, at + REACH) && /^#|^$/.test(lines[end]?.text ?? '')) end++;
  return end;
}

/** Returns the frequency in Hz at which the first event of a header was sampled; null where it states none. */
export function frequencyOf(lines: readonly Line[], from: number, to: number): number | null {
  for (let at = from; at < to; at++) {
    const frequency = FREQUENCY.exec(lines[at]?.text ?? '')?.[1];
    if (frequency !== undefined) return Number(frequency);
  }
  return null;
}
