import type { BinaryFormat } from './binary-format.ts';
import { bpftool } from './bpftool/bpftool.ts';
import { folded } from './folded/folded.ts';
import type { Format, Sign } from './format.ts';
import { ignored } from './ignored/ignored.ts';
import { iperf3 } from './iperf3/iperf3.ts';
import type { MeasurementFormat } from './measurement-format.ts';
import { neper } from './neper/neper.ts';
import { netperf } from './netperf/netperf.ts';
import { perfDiff } from './perf-diff/perf-diff.ts';
import { perfHierarchy } from './perf-hierarchy/perf-hierarchy.ts';
import { perfReport } from './perf-report/perf-report.ts';
import { perfRows } from './perf-rows/perf-rows.ts';
import { perfScript } from './perf-script/perf-script.ts';
import { perfTop } from './perf-top/perf-top.ts';
import { perfTopOld } from './perf-top-old/perf-top-old.ts';
import { perfTui } from './perf-tui/perf-tui.ts';
import { perfshiftMail } from './perfshift-mail/perfshift-mail.ts';
import { perfshiftProfile } from './perfshift-profile/perfshift-profile.ts';
import { pktgen } from './pktgen/pktgen.ts';
import { plainRate } from './plain-rate/plain-rate.ts';
import { pprof } from './pprof/pprof.ts';
import { robotProfile } from './robot-profile/robot-profile.ts';
import { timeBench } from './time-bench/time-bench.ts';
import { xdpBench } from './xdp-bench/xdp-bench.ts';

/** Every input format, the most distinctive first: the first that says a block begins at a line gets it. */
export const FORMATS: readonly Format[] = [
  perfshiftMail,
  perfshiftProfile,
  ignored,
  robotProfile,
  perfDiff,
  perfScript,
  perfTopOld,
  perfTop,
  perfHierarchy,
  perfReport,
  perfTui,
  perfRows,
  folded,
];

/** Every input format that is no text; the first whose bytes an input begins with reads all of it. */
export const BINARY_FORMATS: readonly BinaryFormat[] = [pprof];

/** Every benchmark whose output is read, the most distinctive first; the first that knows a line gets it. */
export const MEASUREMENTS: readonly MeasurementFormat[] = [
  xdpBench,
  timeBench,
  pktgen,
  bpftool,
  neper,
  netperf,
  iperf3,
  plainRate,
];

let allSigns: readonly Sign[] | null = null;
let allParts: readonly string[] = [];

/** Returns whether a text may hold anything that is read: cheap, and true more often than it does. */
export function mayHold(text: string): boolean {
  if (allSigns === null) {
    allSigns = joined([...FORMATS, ...MEASUREMENTS].flatMap(({ signs }) => signs));
    // What an expression finds may hold anything: '' stands in every text.
    allParts = allSigns.map((sign) => (typeof sign === 'string' ? rarePartOf(sign) : ''));
  }
  return allSigns.some((sign, at) => text.includes(allParts[at] as string) && holds(text, sign));
}

/** Characters of mails, the most frequent first; others are rarer. */
const FREQUENT = ' etrosnacil_u>mdh0.pkfxbgv1,E/2+y:T4@w56NAI;R378M9';
/** Of so many characters V8 looks for the first alone, which is fastest where that is rare. */
const SHORT = 6;

/** Returns the part of characters that is found fastest where it is not there. */
function rarePartOf(sign: string): string {
  const rank = (at: number): number => FREQUENT.indexOf(sign[at] as string) + 1 || FREQUENT.length + 1;
  const starts = Array.from({ length: Math.max(1, sign.length - 1) }, (_, at) => at);
  const rarest = starts.reduce((best, at) => (rank(at) > rank(best) ? at : best), 0);
  return sign.slice(rarest, rarest + SHORT);
}

/** Expressions as one, which looks at a text once; those with flags stay alone. */
function joined(signs: readonly Sign[]): readonly Sign[] {
  const once = [...new Map(signs.map((sign) => [`${sign}`, sign])).values()];
  const sources = once.flatMap((sign) => (sign instanceof RegExp && sign.flags === '' ? [`(?:${sign.source})`] : []));
  const others = once.filter((sign) => !(sign instanceof RegExp) || sign.flags !== '');
  return [...others, new RegExp(sources.join('|'))];
}

/** Returns those of formats that a text may hold, in their order: a line is then asked about few of them. */
export function thoseIn<T extends { readonly signs: readonly Sign[] }>(
  text: string,
  formats: readonly T[],
): readonly T[] {
  const seen = new Map<Sign, boolean>();
  const isIn = (sign: Sign): boolean => {
    const known = seen.get(sign);
    if (known !== undefined) return known;
    const found = holds(text, sign);
    seen.set(sign, found);
    return found;
  };
  return formats.filter(({ signs }) => signs.some(isIn));
}

function holds(text: string, sign: Sign): boolean {
  return typeof sign === 'string' ? text.includes(sign) : sign.test(text);
}
