import type { Comparison } from '../model/comparison.ts';
import type { GateBlind, GateCondition, GateFinding, GateResult } from '../model/gate.ts';
import { largestOf } from '../model/largest.ts';
import { blindTo, unlisted } from './blind.ts';
import { certaintiesOf } from './certainty.ts';
import { figureOf, type Scale, scaleOf } from './figure.ts';
import { guaranteed, type Seen, toward } from './seen.ts';
import { askedOf, type Subject } from './subject.ts';
import { usualOf } from './usual.ts';

/** What a gate takes into account beside the comparisons. */
export interface GateOptions {
  /** True where single runs are held against noise of the user's own runs: then it can be told. */
  readonly ownNoise?: boolean;
}

/**
 * Returns what each condition comes to over all comparisons. Where noise can be told only what is significant meets it,
 * and a shift that the runs could not have shown makes it `underpowered`; elsewhere the end that the printed figures
 * guarantee decides, and of single runs with counts it has to be above the usual noise as well: what is not above it meets
 * nothing, and makes a condition `underpowered` whose threshold the figures exceed. A symbol that grew only because others shrank meets nothing, as far as the total can be told.
 */
export function judgeGate(
  comparisons: readonly Comparison[],
  conditions: readonly GateCondition[],
  { ownNoise = false }: GateOptions = {},
): readonly GateResult[] {
  return conditions.map((condition) => {
    const seen = comparisons.map((comparison, at) => look(comparison, at + 1, condition, ownNoise));
    const findings = seen.flatMap((each) => each.findings).sort((a, b) => sizeOf(b) - sizeOf(a));
    const blind = seen.flatMap((each) => each.blind).sort((a, b) => (b.smallest ?? 0) - (a.smallest ?? 0));
    const near = seen.flatMap((each) => each.nearest ?? []).sort((a, b) => sizeOf(b) - sizeOf(a));
    const floors = seen.flatMap((each) => each.smallest ?? []);
    const met = findings.length > 0;
    const stated = { condition, met, findings, blind, on: [...new Set(seen.map((each) => each.on))] };
    const nearest = near[0] ?? null;
    const smallest = floors.length === 0 ? null : largestOf(floors, 0);
    if (comparisons.length === 0 || seen.some((each) => each.missing))
      return { ...stated, outcome: 'missing', nearest, smallest };
    // What is certain cannot be unsaid by rows that no table lists; what runs are too few for can.
    const isBlind = blind.some(({ why }) => why !== 'cut' || !met);
    return { ...stated, outcome: isBlind ? 'underpowered' : met ? 'met' : 'not-met', nearest, smallest };
  });
}

interface Look {
  readonly on: Scale['on'];
  readonly missing: boolean;
  readonly findings: readonly GateFinding[];
  readonly nearest: GateFinding | null;
  readonly blind: readonly GateBlind[];
  readonly smallest: number | null;
}

function look(comparison: Comparison, place: number, condition: GateCondition, ownNoise: boolean): Look {
  const scale = scaleOf(comparison);
  const { subjects, family } = askedOf(comparison, condition.target);
  const certainties = certaintiesOf(family, comparison, scale, ownNoise);
  const usual = usualOf(family, comparison, scale);
  const places = new Map(family.map((subject, at) => [subject, at]));
  const seen = subjects.map((subject): Seen => {
    const at = places.get(subject) ?? -1;
    const known = { certainty: certainties[at] ?? null, usual: usual[at] ?? null };
    const isRare = isTooRare(subject, comparison);
    return { subject, figure: figureOf(subject, scale), ...known, isRare };
  });
  const asking = { comparison, place, condition, scale };
  const isMet = (each: Seen): boolean => meets(each, condition);
  const finding = ({ subject, figure, certainty, usual: held }: Seen): GateFinding => ({
    comparison: place,
    by: subject.by,
    name: subject.name,
    on: scale.on,
    points: figure.points,
    low: certainty?.low ?? figure.low,
    high: certainty?.high ?? figure.high,
    q: certainty?.q ?? null,
    noise: certainty !== null || held === null ? null : held.isAbove ? 'above' : 'within',
  });
  const others = seen
    .filter((each) => !isMet(each) && !each.isRare && toward(each.figure, condition.verb) > 0)
    .sort((a, b) => toward(b.figure, condition.verb) - toward(a.figure, condition.verb));
  const floors = seen.flatMap(({ certainty }) => certainty?.smallest ?? []);
  return {
    on: scale.on,
    missing: condition.target !== null && subjects.length === 0,
    findings: seen.filter(isMet).map(finding),
    nearest: others[0] === undefined ? null : finding(others[0]),
    blind: [
      ...seen.flatMap((each) => (isMet(each) ? [] : blindTo(each, asking))),
      ...(condition.target === null ? unlisted(asking) : []),
    ],
    smallest: floors.length === 0 ? null : largestOf(floors, 0),
  };
}

function meets({ figure, certainty, usual, isRare }: Seen, { verb, over }: GateCondition): boolean {
  if (certainty !== null) return certainty.isSignificant && toward(figure, verb) > (over ?? 0);
  return !isRare && (usual?.isAbove ?? true) && guaranteed(figure, verb) > (over ?? 0);
}

/** Too few samples to be judged where others were: noise can be told, and this is less than it. */
function isTooRare({ by, reason, noise }: Subject, comparison: Comparison): boolean {
  if (reason === 'few-samples') return true;
  return comparison.noise !== null && by === 'symbol' && noise === null;
}

function sizeOf({ points, low, high }: GateFinding): number {
  return Math.abs(points ?? (low > 0 ? low : high));
}
