import { writtenPicture } from '../agree/written-picture.ts';
import { type Context, ourSubject, type Row } from '../harness/row.ts';
import { flamegraphOf, NO_FLAMEGRAPH } from './peers.ts';
import { thousands } from './sizes.ts';

/** The comparison of folded stacks, two counts a line, to a picture. */
export function svgRow(context: Context): Row {
  const { stacks } = context.sizes;
  const both = context.inputs.foldedBoth(stacks);
  const output = `${context.folder}/difference.svg`;
  const peer = flamegraphOf(context, 'flamegraph.pl', [both]);
  return {
    what: `SVG of a comparison of ${thousands(stacks)} stacks a side`,
    ours: ourSubject(context, 'stacks to SVG', [both, '-f', 'svg'], output),
    others: peer === null ? [] : [peer],
    bounds:
      peer === null
        ? []
        : [
            { quantity: 'seconds', against: peer.name, atMost: 0.1 },
            { quantity: 'memory', against: peer.name, atMost: 0.25 },
          ],
    agree: () => writtenPicture(output, peer?.output ?? null),
    ...(peer === null ? { missing: NO_FLAMEGRAPH } : {}),
  };
}
