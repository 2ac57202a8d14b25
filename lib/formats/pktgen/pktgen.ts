/**
 * The result of pktgen, as /proc/net/pktgen/<device> shows it:
 *
 *     Result: OK: 10000033(c9832153+d167879) usec, 14421542 (60byte,0frags)
 *       1442149pps 692Mb/sec (692231520bps) errors: 0
 *
 * Printed by net/core/pktgen.c `show_results` behind `Params:` and `Current:`, which are passed over. What it cannot tell:
 * the rate before the last run, and whether several results ran at the same time, so they are values, not summands.
 */
import type { Line } from '../../model/line.ts';
import { type MeasurementFormat, oneLine } from '../measurement-format.ts';

const RESULT = /^\s*Result: OK: (\d{1,18})\(c\d{1,18}\+d\d{1,18}\) usec, (\d{1,18}) \(\d{1,9}byte,\d{1,9}frags\)/;
const RATE = /^\s*(\d{1,15})pps (\d{1,12})Mb\/sec \(\d{1,18}bps\) errors: (\d{1,15})/;

const DAMAGED = /^\s*Result: OK:|^\s*\S{1,20}pps \S{1,20}Mb\/s/;
/** Lines between the parameters and their result. */
const REACH = 30;

/** Results of pktgen. */
export const pktgen: MeasurementFormat = {
  name: 'pktgen',
  title: 'pktgen',
  signs: ['Result: OK:', 'Mb/s'],
  read: (lines, at) => {
    const text = lines[at]?.text ?? '';
    const rate = RATE.exec(text);
    if (rate !== null) {
      return oneLine(at, [
        { name: 'pktgen', unit: 'packet/s', value: Number(rate[1]), role: 'rate', priority: 1 },
        { name: 'pktgen errors', unit: 'packet', value: Number(rate[3]), role: 'other', priority: 9 },
      ]);
    }
    if (RESULT.test(text) || /^\s*Result: (?:Idle|NA)\b/.test(text)) return oneLine(at, []);
    if (/^\s*Params: count \d/.test(text)) return { readings: [], end: endOfParams(lines, at) };
    return DAMAGED.test(text) ? oneLine(at, [], `"${text.trim().slice(0, 60)}" is a damaged result of pktgen`) : null;
  },
};

function endOfParams(lines: readonly Line[], at: number): number {
  const result = lines.slice(at, at + REACH).findIndex((line) => /^\s*Result:/.test(line.text));
  return result < 0 ? at + 1 : at + result;
}
