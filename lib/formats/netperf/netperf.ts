/**
 * netperf's classic output: a banner, titles, a row:
 *
 *     MIGRATED TCP STREAM TEST from 0.0.0.0 (0.0.0.0) port 0 AF_INET to 192.0.2.1 () port 0 AF_INET
 *     Recv   Send    Send
 *     Socket Socket  Message  Elapsed
 *     Size   Size    Size     Time     Throughput
 *     bytes  bytes   bytes    secs.    10^6bits/sec
 *
 *     131072  16384  16384    10.00    9412.34
 *
 * Printed by nettest_bsd.c `send_tcp_stream`, `send_udp_stream` and `send_tcp_rr`; request-response tests print transactions a second in
 * the last column. A row without its banner (-P 0) cannot be told from other numbers and is not read.
 */
import type { Line } from '../../model/line.ts';
import { type MeasurementFormat, oneLine } from '../measurement-format.ts';

const BANNER =
  /^\s*(?:MIGRATED )?(TCP|UDP|SCTP|DCCP) (STREAM|MAERTS|SENDFILE|REQUEST\/RESPONSE|RR|CRR|CONNECT\/REQUEST\/RESPONSE|UNIDIRECTIONAL SEND) TEST\b/i;
/** What every banner ends with. */
const HINT = / test\b/i;
const ROW = /^\s*\d{1,12}(?:\s+\d{1,12}(?:\.\d{1,6})?){3,8}\s*$/;
/** The end of a banner in whatever case: a flag would keep it from being looked for together with what others begin with. */
const SIGN =
  / [tT][eE][sS][tT]\b(?<=(?:[sS][tT][rR][eE][aA][mM]|[mM][aA][eE][rR][tT][sS]|[sS][eE][nN][dD][fF][iI][lL][eE]|[rR][eE][sS][pP][oO][nN][sS][eE]|[rR][rR]|[sS][eE][nN][dD]).{5})/;
/** Titles between banner and row. */
const REACH = 12;

/** Output of netperf with its banner. */
export const netperf: MeasurementFormat = {
  name: 'netperf',
  title: 'netperf',
  signs: [SIGN],
  read: (lines, at) => {
    const text = lines[at]?.text ?? '';
    const banner = HINT.test(text) ? BANNER.exec(text) : null;
    if (banner === null) return null;
    const row = findRow(lines, at + 1);
    if (row === null) return oneLine(at, [], 'a banner of netperf without its row of figures');
    const transactions = /R$|RESPONSE$/i.test(banner[2] ?? '');
    const cells = (lines[row]?.text ?? '').trim().split(/\s+/).map(Number);
    const value = cells[transactions || banner[1] === 'UDP' ? 5 : 4];
    if (value === undefined) return { readings: [], end: row + 1, damaged: 'a row of netperf lacks its last columns' };
    const name = `${banner[1]} ${banner[2]}`;
    const reading = transactions
      ? ({ name, unit: 'transaction/s', value, role: 'rate', priority: 1 } as const)
      : ({ name, unit: 'Mbit/s', value, role: 'other', priority: 9 } as const);
    return { readings: [reading], end: row + 1 };
  },
};

function findRow(lines: readonly Line[], from: number): number | null {
  for (let at = from; at < Math.min(lines.length, from + REACH); at++) {
    const text = lines[at]?.text ?? '';
    if (BANNER.test(text)) return null;
    if (ROW.test(text)) return at;
  }
  return null;
}
