import { type Facts, type Interval, NO_FACTS } from '../../model/profile.ts';

/**
 * The title that perf report and the TUI print over a table (util/hist.c `__hists__scnprintf_title`,
 * ui/browsers/hists.c `hists_browser__scnprintf_title`):
 *
 *     # Samples: 5K of event 'cpu-clock'
 *     # Event count (approx.): 5023069072
 *     Samples: 32K of event 'cpu-clock', 4000 Hz, Event count (approx.): 6529899949 lost: 0/0 drop: 0/2858
 *
 * `convert_unit` divides by 1000 while above it and cuts the rest off: `2K` is anything from 2000 to 2999.
 */
const TITLE = /Samples:\s*(\d{1,15})([KMG]?)\s+of\s+events?\s+'([^']*)'/;
const OLD_TITLE = /Events:\s*(\d{1,15})([KMG]?)\s{1,80}(\S.{0,1000})$/;
const UNITS: Readonly<Record<string, number>> = { '': 1, K: 1e3, M: 1e6, G: 1e9 };

/** Returns the samples that a count with its unit stands for; exact without a unit. */
export function samplesOf(count: string, unit: string): Interval {
  const factor = UNITS[unit] ?? 1;
  const low = Number(count) * factor;
  return { low, high: low + factor - 1 };
}

/** Returns whether the line is, or begins, the title over a table. */
export function isSamplesTitle(text: string): boolean {
  return /^[\s#|]*(?:Samples:\s*\d+[KMG]?\s+of\s+events?\s+'|Events:\s*\d+[KMG]?\s+[\w:-]+$)/.test(text);
}

/**
 * Returns the facts that the header lines state. The TUI of perf top prints a frequency; its count of samples never
 * decays while the table does, so it is not taken for the samples behind the shares.
 */
export function readFacts(header: readonly string[]): Facts {
  const text = header.map((line) => line.replace(/^[\s#|]+/, '').trim()).join('\n');
  const title = TITLE.exec(text.replace(/\n(?!Samples:|Event count)/g, ' ')) ?? OLD_TITLE.exec(text);
  const frequency = number(/(?:^|[\s,])(\d{1,9}) Hz\b/.exec(text)?.[1]);
  const lost = /\blost:\s*(\d{1,15})\/(\d{1,15})/.exec(text);
  const dropped = /\bdrop:\s*(\d{1,15})\/(\d{1,15})/.exec(text);
  const samples = title === null || frequency !== null ? null : samplesOf(title[1] ?? '0', title[2] ?? '');
  return {
    ...NO_FACTS,
    event: title?.[3]?.trim() ?? null,
    samples,
    frequency,
    eventCount: number(/Event count \(approx\.\):\s*(\d{1,20})/.exec(text)?.[1]),
    lost: number(/Total Lost Samples:\s*(\d{1,15})/.exec(text)?.[1] ?? lost?.[2]),
    dropped: number(dropped?.[2]),
    kernel: /^os release : (\S{1,80})$/m.exec(text)?.[1] ?? null,
    durationSec: seconds(/^sample duration :\s{1,10}(\d{1,12}(?:\.\d{1,6})?) ms$/m.exec(text)?.[1]),
  };
}

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

function seconds(milliseconds: string | undefined): number | null {
  return milliseconds === undefined ? null : Number(milliseconds) / 1000;
}
