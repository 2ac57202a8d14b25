import { type Effort, measureTogether } from './harness/measure.ts';
import type { Agreement, Context, Row } from './harness/row.ts';
import type { Measured, Subject } from './harness/subject.ts';
import { type Judged, verdictsOf } from './report/judged.ts';
import { plainRow } from './report/plain.ts';
import { foldedRow } from './rows/folded.ts';
import { mailRow } from './rows/mail.ts';
import { pastedRow } from './rows/pasted.ts';
import { perfScriptRow } from './rows/perf-script.ts';
import { recordingsRow } from './rows/recordings.ts';
import { runsRow } from './rows/runs.ts';
import { svgRow } from './rows/svg.ts';

/** The lines of the table with the words by which they are asked for. Their inputs are made when it is their turn. */
const ROWS: Readonly<Record<string, (context: Context) => Row | null>> = {
  mail: mailRow,
  'perf script': perfScriptRow,
  folded: foldedRow,
  svg: svgRow,
  'pasted list': pastedRow,
  'perf.data recordings': recordingsRow,
  runs: runsRow,
};

const isAsked = (words: string, only: RegExp | null): boolean => only === null || only.test(words);

/** Whether any row is asked for, and the words by which they can be. */
export function askedRows(only: RegExp | null): { readonly any: boolean; readonly words: readonly string[] } {
  const words = Object.keys(ROWS);
  return { any: words.some((each) => isAsked(each, only)), words };
}

/** Peers do not depend on the Node, so they are measured once. */
const peers = new Map<string, Measured>();

/** Returns what came of each row that is asked for; `say` hears of each as soon as it is known. */
export async function measureRows(
  context: Context,
  effort: Effort,
  only: RegExp | null,
  say: (text: string) => void,
): Promise<readonly Judged[]> {
  const all: Judged[] = [];
  for (const [words, rowOf] of Object.entries(ROWS)) {
    if (!isAsked(words, only)) continue;
    effort.tell(`making the input of "${words}"`);
    const row = rowOf(context);
    if (row === null) continue;
    const judged = await measureRow(row, context, effort);
    say(plainRow(context.node, judged));
    all.push(judged);
  }
  return all;
}

async function measureRow(row: Row, { node }: Context, effort: Effort): Promise<Judged> {
  const isKnown = ({ name, command }: Subject): boolean => command !== node.path && peers.has(name);
  const subjects = [row.ours, ...row.others.filter((subject) => !isKnown(subject))];
  const measured = await measureTogether(subjects, { ...effort, runs: Math.max(effort.runs, row.runs ?? 0) });
  for (const each of measured) if (each.subject.command !== node.path) peers.set(each.subject.name, each);
  const [ours] = measured;
  if (ours === undefined) throw new Error(`nothing was measured of ${row.what}`);
  const others = row.others.flatMap((subject): readonly Measured[] => {
    const found = measured.find((each) => each.subject === subject) ?? peers.get(subject.name);
    return found === undefined ? [] : [found];
  });
  const canAgree = row.agree !== null && [ours, ...others].every(({ problem }) => problem === null);
  return {
    row,
    ours,
    others,
    verdicts: verdictsOf(row, ours, others),
    agreement: canAgree ? await agreementOf(row) : null,
  };
}

/** What cannot be compared does not agree; the rest of the table is measured all the same. */
async function agreementOf(row: Row): Promise<Agreement | null> {
  try {
    return (await row.agree?.()) ?? null;
  } catch (error) {
    return { holds: false, said: error instanceof Error ? error.message : String(error) };
  }
}
