/**
 * neper (tcp_rr, tcp_stream, udp_rr), key=value lines:
 *
 *     num_transactions=1893023
 *     throughput=189302.30
 *     throughput_units=Mbit/s
 *     latency_mean=0.000052733
 *
 * Printed by coef.c and stats.c of neper. `throughput` counts transactions a second unless `throughput_units` follows.
 * What it cannot tell: how many threads made it.
 */
import type { Line } from '../../model/line.ts';
import { type MeasurementFormat, oneLine } from '../measurement-format.ts';

const THROUGHPUT = /^\s*throughput=(\S+)\s*$/;
const LATENCY = /^\s*latency_(min|max|mean|stddev|p\d{1,3})=(\S+)\s*$/;
const LOCAL = /^\s*(local|remote)_throughput=(\d{1,18}(?:\.\d{1,9})?)\s*$/;
const UNITS = /^\s*throughput_units=(\S+)\s*$/;
const OTHER_KEY = /^\s*[a-z][a-z0-9_]{1,40}(?:\[\d{1,4}\])?=\S{0,80}$/;
/** Lines between a throughput and its units. */
const REACH = 3;
/** Lines that may stand between a key and the count or the throughput of its output. */
const FAR = 30;

/** Output of neper. */
export const neper: MeasurementFormat = {
  name: 'neper',
  title: 'neper',
  signs: ['throughput=', 'latency_'],
  read: (lines, at) => {
    const text = lines[at]?.text ?? '';
    const throughput = THROUGHPUT.exec(text);
    if (throughput !== null) return readThroughput(lines, at, throughput[1] ?? '');
    const latency = LATENCY.exec(text);
    if (latency !== null) {
      if (!/^\d{1,9}(?:\.\d{1,12})?$/.test(latency[2] ?? ''))
        return oneLine(at, [], `latency_${latency[1]} is "${latency[2]}", expected seconds`);
      return oneLine(at, [
        { name: `latency_${latency[1]}`, unit: 's', value: Number(latency[2]), role: 'other', priority: 9 },
      ]);
    }
    const local = LOCAL.exec(text);
    if (local !== null) {
      return oneLine(at, [
        { name: `${local[1]}_throughput`, unit: 'bit/s', value: Number(local[2]), role: 'other', priority: 9 },
      ]);
    }
    return OTHER_KEY.test(text) && isNear(lines, at) ? oneLine(at, []) : null;
  },
};

/** Whether the key stands among neper's. */
function isNear(lines: readonly Line[], at: number): boolean {
  return lines
    .slice(Math.max(0, at - FAR), at + FAR)
    .some((line) => THROUGHPUT.test(line.text) || /^\s*num_transactions=\d/.test(line.text));
}

function readThroughput(lines: readonly Line[], at: number, digits: string): ReturnType<MeasurementFormat['read']> {
  if (!/^\d{1,15}(?:\.\d{1,9})?$/.test(digits)) return oneLine(at, [], `throughput is "${digits}", expected a number`);
  const units = lines.slice(at + 1, at + 1 + REACH).flatMap((line) => UNITS.exec(line.text)?.[1] ?? [])[0];
  const reading = { name: 'throughput', value: Number(digits), priority: 1 };
  if (units === undefined) return oneLine(at, [{ ...reading, unit: 'transaction/s', role: 'rate' }]);
  return oneLine(at, [{ ...reading, unit: units, role: 'other' }]);
}
