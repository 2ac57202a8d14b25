/**
 * Run time of BPF programs, `bpftool prog` with kernel.bpf_stats_enabled:
 *
 *     341: xdp  name xdp_redirect_map  tag b11459a0e11ca14c  gpl run_time_ns 48291841 run_cnt 1183928
 *
 * Printed by tools/bpf/bpftool/prog.c `print_prog_header_plain`. The figure is run time over run count, the mean over
 * the program's whole life. What it cannot tell: when the counters began.
 */
import type { Reading } from '../../model/measurement.ts';
import type { MeasurementFormat } from '../measurement-format.ts';

const PROGRAM =
  /^\s*\d{1,9}: \w{1,40}\s+(?:name (\S{1,128})\s+)?tag ([0-9a-f]{16})\b.*\brun_time_ns (\d{1,20})\s+run_cnt (\d{1,20})\b/;
const LOOKS_LIKE = /^\s*\d{1,9}: \w{1,40}\s.*\brun_time_ns\b/;
const BROKEN_OFF = /^\s*run_cnt \d{1,20}\b/;

/** Run times that bpftool prints. */
export const bpftool: MeasurementFormat = {
  name: 'bpftool',
  title: 'bpftool prog with run time',
  signs: ['run_time_ns'],
  read: (lines, at) => {
    const first = lines[at]?.text ?? '';
    if (!LOOKS_LIKE.test(first)) return null;
    const next = lines[at + 1]?.text ?? '';
    const isWrapped = !first.includes('run_cnt') && BROKEN_OFF.test(next);
    const end = isWrapped ? at + 2 : at + 1;
    const match = PROGRAM.exec(isWrapped ? `${first} ${next.trim()}` : first);
    if (match === null) {
      const seen = first.trim().slice(0, 60);
      return { readings: [], end, damaged: `"${seen}" has no tag, run_time_ns and run_cnt of one program` };
    }
    const count = Number(match[4]);
    const name = match[1] ?? match[2] ?? '';
    const readings: readonly Reading[] = [
      { name, unit: 'ns', value: Number(match[3]) / count, role: 'cost', priority: 1 },
      { name, unit: 'run', value: count, role: 'other', priority: 9 },
    ];
    return { readings: count === 0 ? [] : readings, end };
  },
};
