import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import { recordArguments } from '../../perf/record-arguments.ts';
import { type Perf, runPerf } from '../../perf/run.ts';
import { startPerf } from '../../perf/start.ts';

/** What perf counts where there is a hardware counter, and a timer of the kernel that stands in for it. */
const CYCLES = 'cycles';
const CLOCK = 'cpu-clock';

/** The event that is recorded, and what is to be said about it. */
export interface ChosenEvent {
  readonly event: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Returns the event to record: the one that was asked for, else cycles; cpu-clock in place of cycles, with a warning, on a
 * machine that has no hardware counter, as most virtual ones. It is tried, because what perf lists need not count.
 */
export async function chooseEvent(perf: Perf, asked: string | null, path: string): Promise<ChosenEvent> {
  const base = asked?.replace(/:[a-zA-Z]*$/, '') ?? CYCLES;
  if (base !== CYCLES && base !== 'cpu-cycles') return { event: asked ?? CYCLES, diagnostics: [] };
  const event = asked ?? CYCLES;
  if (await records(perf, event, path)) return { event, diagnostics: [] };
  const instead = event.replace(/^(?:cpu-)?cycles/, CLOCK);
  // Where the timer does not count either, something else is the matter, and perf says what when it records.
  if (!(await records(perf, instead, path))) return { event, diagnostics: [] };
  const message = `no hardware counter for ${event} here; ${instead} is recorded in its place: it samples by time, and not where interrupts are off`;
  return { event: instead, diagnostics: [diagnostic('no-counter', message)] };
}

/** Whether the event is recorded as asked; perf may take another in its place without a word. */
async function records(perf: Perf, event: string, path: string): Promise<boolean> {
  const sampling = { event, frequency: 97, stacks: false, scope: { kind: 'command' } } as const;
  const { status } = await startPerf(perf, recordArguments(sampling, path, ['true'])).done;
  if (status !== 0) return false;
  const names = runPerf(perf, ['evlist', '-i', path], 'perf evlist', 1 << 20).stdout;
  const plain = (name: string): string =>
    name
      .replace(/:[a-zA-Z]*$/, '')
      .replace('cpu-cycles', CYCLES)
      .trim();
  return names.split('\n').some((name) => plain(name) === plain(event));
}
