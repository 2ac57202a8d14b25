import { comparedRuns } from '../agree/compared-runs.ts';
import { type Context, ourSubject, type Row } from '../harness/row.ts';
import { thousands } from './sizes.ts';

/** Repeated runs with statistics. */
export function runsRow(context: Context): Row {
  const { runs, symbols } = context.sizes;
  const { before, after } = context.inputs.runs(runs, symbols);
  const output = `${context.folder}/runs.txt`;
  return {
    what: `${2 * runs} runs x ${thousands(symbols)} symbols with statistics`,
    ours: ourSubject(context, 'runs', [before, after], output),
    others: [],
    bounds: [{ quantity: 'seconds', against: null, atMost: 1.5 }],
    agree: () => comparedRuns(output, symbols),
  };
}
