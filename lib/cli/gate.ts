import { judgeGate } from '../gate/judge-gate.ts';
import { isUnread } from '../gate/unread.ts';
import type { Comparison } from '../model/comparison.ts';
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import { gateDiagnostics } from '../report/gate.ts';
import { EXIT } from './exit-code.ts';
import type { Gate } from './gate-end.ts';
import { nearestTo } from './nearest.ts';
import type { Options } from './options.ts';

/** Returns what the conditions of --fail-on come to. */
export function gateOf(
  comparisons: readonly Comparison[],
  { failOn, allowUnderpowered, noise }: Options,
  read: readonly Diagnostic[],
): Gate {
  const results = judgeGate(comparisons, failOn, { ownNoise: noise !== null }).map((result) => {
    const meant = result.outcome === 'missing' ? nearestTo(result.condition.target ?? '', namesIn(comparisons)) : null;
    return meant === null ? result : { ...result, meant };
  });
  const { verdicts, doubts } = gateDiagnostics(results, allowUnderpowered);
  const unread = read.filter(isUnread).map(({ file, line, code }) => {
    const message = `an input is not whole (${code}), and a gate lets nothing pass that it has not read`;
    return diagnostic('gate-unread', message, file, line);
  });
  const blind = results.some(
    ({ outcome }) => outcome === 'missing' || (outcome === 'underpowered' && !allowUnderpowered),
  );
  const met = results.some((result) => result.met);
  const status = unread.length > 0 || blind ? EXIT.input : met ? EXIT.gate : EXIT.ok;
  return { results, status, verdicts: [...unread, ...verdicts], doubts };
}

/** Every name that a condition can ask about. */
function namesIn(comparisons: readonly Comparison[]): readonly string[] {
  return comparisons.flatMap(({ shifts, groups }) => [
    ...shifts.map(({ symbol }) => symbol),
    ...groups.map(({ name }) => name),
  ]);
}
