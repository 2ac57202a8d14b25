/**
 * iperf3 and iperf: intervals, then a summary of sender and receiver:
 *
 *     [ ID] Interval           Transfer     Bitrate         Retr
 *     [  5]   0.00-1.00   sec   109 MBytes   912 Mbits/sec   48    559 KBytes
 *     [  5]   0.00-10.00  sec  1.04 GBytes   897 Mbits/sec  144             sender
 *     [  5]   0.00-10.01  sec  1.04 GBytes   894 Mbits/sec                  receiver
 *
 * Printed by iperf_api.c `iperf_print_results`. The summary counts; intervals are parts of it and give no values of
 * their own, and so do single streams where [SUM] stands. What it cannot tell: packets or requests, so no cost per unit.
 */
import { type MeasurementFormat, oneLine } from '../measurement-format.ts';

const ROW =
  /^\s*\[\s*(\d{1,5}|SUM)\]\s*(?:\[[\w-]{1,8}\]\s*)?\d{1,9}\.\d{1,4}\s*-\s*\d{1,9}\.\d{1,4}\s+sec\s+\d{1,9}(?:\.\d{1,4})? [KMGT]?Bytes\s+(\d{1,9}(?:\.\d{1,4})?) ([KMGT]?)bits\/sec(.*)$/;
const FACTORS: Readonly<Record<string, number>> = { '': 1, K: 1e3, M: 1e6, G: 1e9, T: 1e12 };

/** Lines around the rows: they are no words about them. */
const FRAME =
  /^\s*(?:\[ ID\] Interval\b|(?:- ){8,}-?$|Connecting to host \S+, port \d|\[\s*\d{1,5}\] local \S+ port \d+ connected )/;

/** Output of iperf3. */
export const iperf3: MeasurementFormat = {
  name: 'iperf3',
  title: 'iperf3',
  signs: ['bits/sec'],
  read: (lines, at) => {
    const text = lines[at]?.text ?? '';
    if (FRAME.test(text)) return oneLine(at, []);
    if (!text.includes('bits/sec')) return null;
    const row = ROW.exec(text);
    if (row === null)
      return /^\s*\[\s*(?:\d{1,5}|SUM)\]/.test(text)
        ? oneLine(at, [], `"${text.trim().slice(0, 60)}" is a damaged line of iperf3`)
        : null;
    const end = /\b(sender|receiver)\s*$/.exec(row[4] ?? '')?.[1];
    if (end === undefined || (row[1] !== 'SUM' && sumFollows(lines, at))) return oneLine(at, []);
    const value = Number(row[2]) * (FACTORS[row[3] ?? ''] ?? 1);
    return oneLine(at, [{ name: `iperf3 ${end}`, unit: 'bit/s', value, role: 'other', priority: 9 }]);
  },
};

/** Whether a summary of all streams stands near, so that a single stream is a part of it. */
function sumFollows(lines: Parameters<MeasurementFormat['read']>[0], at: number): boolean {
  return lines.slice(at, at + 300).some((line) => /^\s*\[SUM\].*\b(?:sender|receiver)\s*$/.test(line.text));
}
