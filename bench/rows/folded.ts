import { sameLines } from '../agree/same-lines.ts';
import { type Context, ourSubject, type Row } from '../harness/row.ts';
import { flamegraphOf, NO_FLAMEGRAPH } from './peers.ts';
import { thousands } from './sizes.ts';

/** Two files of folded stacks to one with two counts. */
export function foldedRow(context: Context): Row {
  const { before, after } = context.inputs.folded(context.sizes.stacks);
  const output = `${context.folder}/difference.folded`;
  const peer = flamegraphOf(context, 'difffolded.pl', [before, after]);
  return {
    what: `comparing two folded files of ${thousands(context.sizes.stacks)} stacks`,
    ours: ourSubject(context, 'two folded files', [before, after, '-f', 'folded'], output),
    others: peer === null ? [] : [peer],
    bounds:
      peer === null
        ? []
        : [
            { quantity: 'seconds', against: peer.name, atMost: 0.25 },
            { quantity: 'memory', against: peer.name, atMost: 0.5 },
          ],
    agree: peer === null ? null : () => sameLines(output, peer.output, peer.name),
    ...(peer === null ? { missing: NO_FLAMEGRAPH } : {}),
  };
}
