/**
 * Rates as people and small tools write them, one figure with its unit in a line:
 *
 *     13.8 Mpps      1420505 pps      IOPS=4227808, IOS/call=32/32      189302 req/s      proto 17:     865683 pkt/s
 *     Requests/sec:  189302.30
 *
 * IOPS is printed by fio and by t/io_uring.c of fio, Requests/sec by wrk, `proto` by samples/bpf/xdp1_user.c of old
 * kernels. What it cannot tell: what was measured, beyond the words before the figure. A line that is a sentence, or a
 * piece of a paragraph, is no measurement, nor is one with several rates.
 */
import type { Reading } from '../../model/measurement.ts';
import { captionName, isCaption, isInParagraph } from '../measure/caption.ts';
import { FIGURE, readFigure } from '../measure/figure.ts';
import { type MeasurementFormat, oneLine } from '../measurement-format.ts';

const UNITS: Readonly<Record<string, string>> = {
  pps: 'packet/s',
  'packets/s': 'packet/s',
  'packets/sec': 'packet/s',
  'pkt/s': 'packet/s',
  'pkts/s': 'packet/s',
  'pkts/sec': 'packet/s',
  iops: 'io/s',
  rps: 'request/s',
  'req/s': 'request/s',
  'req/sec': 'request/s',
  'reqs/s': 'request/s',
  'requests/s': 'request/s',
  'requests/sec': 'request/s',
  'trans/s': 'transaction/s',
  'transactions/s': 'transaction/s',
  'transactions/sec': 'transaction/s',
};
/** A small m is a person's million: nobody counts thousandths of a packet. */
const FACTORS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 };
const NAMES = Object.keys(UNITS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const BEHIND = new RegExp(String.raw`(?<![\w.,/-]|\d:)(${FIGURE})\s?([kmg]?)\s?(${NAMES})(?![\w/])`, 'gi');
const BEFORE = new RegExp(
  String.raw`(?<![\w/])(IOPS|Requests/sec|Transactions/sec)(?:=|:\s{0,20})(${FIGURE})([kmg]?)(?![\w/])`,
  'gi',
);
const DAMAGED = /(?<![\w/])(?:IOPS=|Requests\/sec:\s{0,20})(?=\S)/;
const LONGEST = 200;

/** A rate with its unit. */
export const plainRate: MeasurementFormat = {
  name: 'plain-rate',
  title: 'a rate with its unit (Mpps, pps, IOPS, req/s)',
  mayLabel: true,
  read: (lines, at) => {
    const text = lines[at]?.text ?? '';
    if (text.length > LONGEST) return null;
    const [named, ...more] = text.matchAll(BEFORE);
    if (named !== undefined && more.length === 0) {
      const [all, unit = '', digits = '', factor = ''] = named;
      const front = text.slice(0, named.index);
      const rest = text.slice(named.index + all.length);
      return isCaption(`${front}:`, `,${rest}`)
        ? rateOf(captionName(`${front} ${unit}`), digits, factor, unit, at)
        : null;
    }
    if (DAMAGED.test(text))
      return more.length > 0 ? null : oneLine(at, [], `"${text.trim().slice(0, 60)}" holds no rate`);
    const [match, ...others] = text.matchAll(BEHIND);
    if (match === undefined || others.length > 0) return null;
    const [all, digits = '', factor = '', unit = ''] = match;
    const front = text.slice(0, match.index);
    if (!isCaption(front, text.slice(match.index + all.length)) || isInParagraph(lines, at, front)) return null;
    return rateOf(captionName(front) || unit, digits, factor, unit, at);
  },
};

function rateOf(
  name: string,
  digits: string,
  factor: string,
  unit: string,
  at: number,
): ReturnType<MeasurementFormat['read']> {
  const figure = readFigure(digits, factor === '');
  const named = UNITS[unit.toLowerCase()];
  if (figure === null || named === undefined) return null;
  const value = Number((figure.value * (FACTORS[factor.toLowerCase()] ?? 1)).toPrecision(15));
  const reading: Reading = { name, unit: named, value, role: 'rate', priority: 1 };
  return oneLine(at, [figure.ambiguous === null ? reading : { ...reading, ambiguous: figure.ambiguous }]);
}
