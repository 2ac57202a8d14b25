import type { GateCondition, GateVerb } from '../model/gate.ts';
import { parseShare } from '../model/share.ts';

/** A target may hold colons itself, as C++ names do, so the last one counts. */
const CONDITION = /^(?:(.+):)?(grew|shrank|shift)(?:\s*>\s*(\S+))?$/s;

/**
 * Returns the condition that a text states: `grew`, `shrank` or `shift`, `>PP` behind it for points of the before total, and
 * `NAME:` before it for one symbol or group; null where it states none.
 */
export function parseCondition(text: string): GateCondition | null {
  const match = CONDITION.exec(text.trim());
  if (match === null) return null;
  const [, target, verb, points] = match;
  const over = points === undefined ? null : parseShare(points);
  if (points !== undefined && over === null) return null;
  return { text: text.trim(), target: target?.trim() ?? null, verb: verb as GateVerb, over: over?.ticks ?? null };
}
