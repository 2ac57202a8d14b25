import { allOf } from '../agree/all.ts';
import { sameLines } from '../agree/same-lines.ts';
import { type Context, ourSubject, type Row } from '../harness/row.ts';
import { readlineOf, scanOf } from './floors.ts';
import { flamegraphOf, NO_FLAMEGRAPH } from './peers.ts';
import { megabytes } from './sizes.ts';

/** Text of perf script to folded stacks. */
export function perfScriptRow(context: Context): Row {
  const { path, truth } = context.inputs.script(context.sizes.scriptBytes);
  const output = `${context.folder}/script.folded`;
  const ours = ourSubject(context, 'perf script to folded', ['show', path, '-f', 'folded'], output);
  const scan = scanOf(context, path);
  const peer = flamegraphOf(context, 'stackcollapse-perf.pl', [path]);
  return {
    what: `perf script of ${megabytes(context.sizes.scriptBytes)} to folded`,
    ours,
    others: [scan, readlineOf(context, path), ...(peer === null ? [] : [peer])],
    bounds: [{ quantity: 'seconds', against: scan.name, atMost: 5 }],
    agree: () => {
      const written = sameLines(output, truth, 'the generator');
      return peer === null ? written : allOf(sameLines(output, peer.output, peer.name), written);
    },
    ...(peer === null ? { missing: NO_FLAMEGRAPH } : {}),
  };
}
