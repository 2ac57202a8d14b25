import { perfDiffRows } from '../agree/perf-diff-rows.ts';
import { type Context, ourSubject, type Row } from '../harness/row.ts';
import { thousands } from './sizes.ts';

/** Two recordings of perf; null where nothing can be recorded. */
export function recordingsRow(context: Context): Row | null {
  const { perf, gcc } = context.tools;
  if (perf === null || gcc === null) return null;
  const { before, after } = context.inputs.recordings(context.sizes.samples);
  const output = `${context.folder}/recordings.json`;
  const printed = `${context.folder}/perf-diff.txt`;
  const peer = { name: 'perf diff', command: perf, args: ['diff', before, after], output: printed };
  return {
    what: `perf.data of ${thousands(context.sizes.samples)} samples on both sides`,
    ours: ourSubject(context, 'two recordings', [before, after, '-f', 'json'], output),
    others: [peer],
    bounds: [{ quantity: 'seconds', against: peer.name, atMost: 1.3 }],
    agree: () => perfDiffRows(output, printed),
  };
}
