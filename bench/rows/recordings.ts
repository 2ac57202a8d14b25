import { perfDiffRows } from '../agree/perf-diff-rows.ts';
import { type Context, ourSubject, type Row } from '../harness/row.ts';
import { thousands } from './sizes.ts';

/** Of fewer samples the most is start-up: ours, and that of perf, which prints both recordings for us. */
const FEW = { samples: 100_000, atMost: 2.5 } as const;
const AT_MOST = 1.3;

/** Two recordings of perf; null where nothing can be recorded. */
export function recordingsRow(context: Context): Row | null {
  const { perf, gcc } = context.tools;
  if (perf === null || gcc === null) return null;
  const { samples } = context.sizes;
  const { before, after } = context.inputs.recordings(samples);
  const output = `${context.folder}/recordings.json`;
  const printed = `${context.folder}/perf-diff.txt`;
  const peer = { name: 'perf diff', command: perf, args: ['diff', before, after], output: printed };
  return {
    what: `perf.data of ${thousands(samples)} samples on both sides`,
    ours: ourSubject(context, 'two recordings', [before, after, '-f', 'json'], output),
    others: [peer],
    bounds: [{ quantity: 'seconds', against: peer.name, atMost: samples < FEW.samples ? FEW.atMost : AT_MOST }],
    agree: () => perfDiffRows(output, printed),
  };
}
