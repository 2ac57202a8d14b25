/**
 * time_bench of the kernel's page_pool benchmark (prototype-kernel, later tools/testing/selftests/net/bench/page_pool):
 *
 *     bench_page_pool: Type:tasklet_page_pool01_fast_path Per elem: 15 cycles(tsc) 7.537 ns (step:0) - (measurement period
 *     time:0.075372840 sec time_interval:75372840) - (invoke count:10000000 tsc_interval:150746124)
 *
 * Printed by time_bench.c `time_bench_print_stats_cpumask` and `time_bench_loop`. Cycles are cut to a whole number and
 * the decimals of ns come from an integer division, so where the tail is there, interval over count is the better
 * figure. What it cannot tell: on arm64 "tsc" is the architecture's timer, not a cycle.
 */
import type { Line } from '../../model/line.ts';
import type { Reading } from '../../model/measurement.ts';
import { type MeasurementFormat, oneLine, type ReadingsAt } from '../measurement-format.ts';

const HEAD =
  /\bType:(\S{1,80})(?:\s+CPU\((\d{1,5})\))?\s+(?:Per elem:\s*)?(\d{1,15}) cycles\(tsc\)\s+(\d{1,12}\.\d{3}) ns\b/;
const SUM = /\bSum Type:(\S{1,80}) Average: (\d{1,15}) cycles\(tsc\)/;
const TAIL = /time_interval:(\d{1,18})\)\s*-\s*\(invoke count:(\d{1,18})\s+tsc_interval:(\d{1,18})\)/;
const LOOKS_LIKE = /\bType:\S{1,80}\s.{0,300}(?:cycles\(tsc\)|Per elem:)/;
/** A mailer makes at most so many lines of one. */
const MOST_LINES = 4;

/** A line that ends before its figures begin. */
const OPEN = /\bType:\S{1,80}(?:\s+Per)?$/;

/** Lines of time_bench. */
export const timeBench: MeasurementFormat = {
  name: 'time-bench',
  title: 'time_bench of the page_pool benchmark',
  signs: ['Type:'],
  read: (lines, at) => {
    const first = lines[at]?.text ?? '';
    if (!first.includes('Type:') || (!LOOKS_LIKE.test(first) && !OPEN.test(first))) return null;
    const sum = first.includes('Sum Type:') ? SUM.exec(first) : null;
    if (sum !== null) return oneLine(at, [reading(`${sum[1]} average`, 'cycle', Number(sum[2]), 9)]);
    const joined = joinWrapped(lines, at);
    const head = HEAD.exec(joined.text);
    if (head !== null) return { readings: readingsOf(head, tailOf(joined.text)), end: joined.end };
    if (!LOOKS_LIKE.test(first)) return null;
    return oneLine(at, [], `"${first.trim().slice(0, 60)}" has no cycles and ns, expected 15 cycles(tsc) 7.537 ns`);
  },
};

/** The line with those that continue it: a wrapped head, or the tail in parentheses. */
function joinWrapped(lines: readonly Line[], at: number): { readonly text: string; readonly end: number } {
  let text = lines[at]?.text ?? '';
  let end = at + 1;
  while (end < at + MOST_LINES && tailOf(text) === null) {
    const next = lines[end]?.text.trim() ?? '';
    if (next === '' || /\bType:/.test(next) || !continues(text, next)) break;
    text = `${text} ${next}`;
    end++;
  }
  return { text, end };
}

function tailOf(text: string): RegExpExecArray | null {
  return text.includes('time_interval:') ? TAIL.exec(text) : null;
}

function continues(text: string, next: string): boolean {
  if (!HEAD.test(text)) return /^(?:\d|cycles|Per|elem:|ns|CPU\()/.test(next);
  const isOpen = text.lastIndexOf('(') > text.lastIndexOf(')') || text.endsWith('-');
  return isOpen || /^(?:\(step:|-\s*\(|\((?:measurement|invoke))/.test(next);
}

/** Interval over count where the tail states them and they agree with what is printed, which a cut tail does not. */
function readingsOf(head: RegExpExecArray, tail: RegExpExecArray | null): ReadingsAt['readings'] {
  const name = head[2] === undefined ? (head[1] ?? '') : `${head[1]} CPU ${head[2]}`;
  const [printedCycles, printedNs] = [Number(head[3]), Number(head[4])];
  const count = Number(tail?.[2] ?? 0);
  const [ns, cycles] = count > 0 ? [Number(tail?.[1]) / count, Number(tail?.[3]) / count] : [printedNs, printedCycles];
  const agree = Math.abs(ns - printedNs) <= 1 + printedNs / 100 && Math.abs(cycles - printedCycles) <= 1;
  return agree
    ? [reading(name, 'ns', ns, 1), reading(name, 'cycle', cycles, 2)]
    : [reading(name, 'ns', printedNs, 1), reading(name, 'cycle', printedCycles, 2)];
}

function reading(name: string, unit: string, value: number, priority: number): Reading {
  return { name, unit, value, role: 'cost', priority };
}
