/**
 * The line that perf script prints for a sample (builtin-script.c `perf_sample__fprintf_start`, `process_event`): every
 * field only where -F has it, the frame on the same line where there is no call chain.
 *
 *     swapper     0 [000]   572.241119:     500250 cpu-clock:
 *     xdp-trafficgen  2363/2365  [000]  1960.376368: cpu-clock:
 *                node 23253 [000]   574.506387:     500250 cpu-clock:           108cacc v8::Destroy+0x5c (/usr/bin/node)
 *     perf 11025 3089.623375: PERF_RECORD_LOST lost 12
 */

/** A sample as its first line tells it. Null means that the line has no such field. */
export interface SampleLine {
  readonly comm: string | null;
  /** The thread. */
  readonly pid: string | null;
  readonly cpu: string | null;
  readonly event: string | null;
  readonly period: number | null;
  /** False where -F left the time out; then only a frame below tells a sample from prose. */
  readonly timed: boolean;
  /** What stands behind the event: a frame, the text of a tracepoint, or nothing. */
  readonly rest: string;
}

const TIME = /(?:^|\s)\d{1,12}\.\d{6}(?:\d{3})?:(?=\s|$)/;
const CPU = /(?:^|\s)\[(\d{3,5})\]$/;
const THREAD = /(?:^|\s)(?:-?\d{1,10}\/)?(-?\d{1,10})\s*$/;
const PERIOD = /^\d{1,20}(?=\s)/;
const EVENT = /^(\S+):(?=\s|$)/;
/** Flags that -F +flags and the letters that -F +misc put behind the CPU. */
const MISC = /\s(?:[KUHGg]|[a-z]{2,12}(?: [a-z]{2,12})?)$/;

/** Returns the sample that a line begins, or null when it begins none. Without a time it has to end with its event. */
export function readSampleLine(text: string): SampleLine | null {
  const time = TIME.exec(text);
  if (time === null) return withoutTime(text);
  const head = headOf(text.slice(0, time.index));
  if (head === null) return null;
  return { ...head, ...tailOf(text.slice(time.index + time[0].length)), timed: true };
}

/** What stands before the time. */
export type Head = Pick<SampleLine, 'comm' | 'pid' | 'cpu'>;

/** Returns command, thread and CPU, from the right, since a command may hold blanks and digits; null where it is none. */
export function headOf(text: string): Head | null {
  let head = text.trim();
  let cpu = CPU.exec(head);
  if (cpu === null && MISC.test(head)) {
    const bare = head.replace(MISC, '').trimEnd();
    cpu = CPU.exec(bare);
    if (cpu !== null) head = bare;
  }
  if (cpu !== null) head = head.slice(0, cpu.index).trimEnd();
  const thread = THREAD.exec(head);
  if (thread === null && head !== '' && /\s/.test(head)) return null;
  const comm = thread === null ? head : head.slice(0, thread.index).trim();
  return { comm: comm === '' ? null : comm, pid: thread?.[1] ?? null, cpu: cpu?.[1] ?? null };
}

type Tail = Pick<SampleLine, 'event' | 'period' | 'rest'>;

function tailOf(text: string): Tail {
  // A period that nothing stands behind has a blank there, and an address has none; lines lose it.
  let rest = text.trimStart();
  const period = PERIOD.exec(rest)?.[0];
  rest = rest.slice(period?.length ?? 0).trim();
  const event = rest.startsWith('PERF_RECORD_') ? undefined : EVENT.exec(rest)?.[1];
  if (event !== undefined) rest = rest.slice(event.length + 1).trimStart();
  return { event: event ?? null, period: period === undefined ? null : Number(period), rest };
}

const BARE = /^\s*(\S.{0,30}?)\s+(?:-?\d{1,10}\/)?(-?\d{1,10})\s+(?:\[(\d{3,5})\]\s+)?(?:(\d{1,20})\s+)?(\S+):$/;

function withoutTime(text: string): SampleLine | null {
  if (!text.endsWith(':')) return null;
  const match = BARE.exec(text);
  if (match === null) return null;
  const [, comm = null, pid = null, cpu = null, period, event = null] = match;
  return { comm, pid, cpu, event, period: period === undefined ? null : Number(period), timed: false, rest: '' };
}
