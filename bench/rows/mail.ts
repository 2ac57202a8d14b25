import { type Context, ourSubject, type Row } from '../harness/row.ts';
import { QUICK } from '../harness/sizes.ts';

/** Multiples of a Node that does nothing, before version 22 and from it on. */
const AT_MOST = { old: 1.75, recent: 1.5 } as const;

/** Enough that the fastest of them was left alone by whatever else runs. */
const RUNS = { full: 60, quick: 20 } as const;

/** The main job on a mail: everything is start-up. */
export function mailRow(context: Context): Row {
  const { node } = context;
  const ours = ourSubject(context, 'a mail', ['samples/xdp-return/mail.txt']);
  const floor = { name: 'node -e 0', command: node.path, args: ['-e', '0'], looksAtMemory: false };
  const atMost = Number.parseInt(node.version, 10) < 22 ? AT_MOST.old : AT_MOST.recent;
  return {
    what: 'the main job on a mail',
    ours: { ...ours, looksAtMemory: false },
    others: [floor],
    bounds: [{ quantity: 'seconds', against: floor.name, atMost }],
    runs: context.sizes === QUICK ? RUNS.quick : RUNS.full,
    agree: null,
  };
}
