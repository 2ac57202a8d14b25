import type { Comparison, Group, Move, Shift, ShiftSide } from '../../model/comparison.ts';
import type { GateFinding, GateResult } from '../../model/gate.ts';
import type { MeasuredPair, MeasuredSide } from '../../model/measurement.ts';
import { toPoints } from '../../model/share.ts';
import type { Report } from '../../report/report.ts';
import { lazily, printPieces } from './print.ts';
import { deltaJson, diagnosticsJson, sideJson } from './side.ts';

/** The schema of the document, of which readers ignore fields that they do not know. */
export const DIFF_SCHEMA = 'perfshift/diff/1';

/** Returns the report as one JSON document, in pieces: every row of every comparison, whatever a view leaves out. */
export function renderJson(report: Report): Iterable<Uint8Array> {
  return printPieces(4, {
    schema: DIFF_SCHEMA,
    comparisons: report.comparisons.map(({ comparison }) => comparisonJson(comparison)),
    gate: report.gate.map(gateJson),
    diagnostics: diagnosticsJson(report.diagnostics),
  });
}

function comparisonJson(comparison: Comparison): object {
  return {
    before: sideJson(comparison.before),
    after: sideJson(comparison.after),
    shifts: lazily(comparison.shifts, shiftJson),
    rest: {
      before: { percent: toPoints(comparison.before.restTicks) },
      after: { percent: toPoints(comparison.after.restTicks) },
    },
    moves: comparison.moves.map(moveJson),
    groups: comparison.groups.map(groupJson),
    measurements: comparison.measurements.map(measurementJson),
    composition: comparison.composition,
    testing: comparison.testing,
    noise: comparison.noise,
    needed: comparison.needed,
    cost: comparison.cost,
  };
}

function shiftJson(shift: Shift): object {
  return {
    rank: shift.rank,
    symbol: shift.symbol,
    domain: shift.domain,
    dso: shift.dso,
    names: { before: shift.before.names, after: shift.after.names },
    listed: shift.before.ticks === null ? 'after' : shift.after.ticks === null ? 'before' : 'both',
    status: shift.status,
    before: sideOfShiftJson(shift.before),
    after: sideOfShiftJson(shift.after),
    delta: deltaJson(shift.delta),
    ratio: shift.ratio,
    cost: shift.cost,
    corrected: shift.corrected === null ? null : deltaJson(shift.corrected),
    test: shift.test,
    reason: shift.reason,
    interval: intervalJson(shift.interval),
    noise: noiseJson(shift.noise),
    byComposition: shift.byComposition,
    patch: shift.patch,
    dsos: { before: shift.before.dso, after: shift.after.dso },
    tags: { before: shift.before.tag, after: shift.after.tag, equal: tagsEqual(shift) },
    acrossDsos: shift.acrossDsos,
  };
}

/** Null where either side has no tag. */
function tagsEqual(shift: Shift): boolean | null {
  return shift.before.tag === null || shift.after.tag === null ? null : shift.before.tag === shift.after.tag;
}

function sideOfShiftJson(side: ShiftSide): object {
  return {
    percent: toPoints(side.ticks),
    atMost: toPoints(side.atMost ?? side.upTo),
    samples: side.samples,
    spread: toPoints(side.spread),
  };
}

function groupJson(group: Group): object {
  return {
    by: group.by,
    name: group.name,
    before: { percent: toPoints(group.before.ticks), atMost: toPoints(group.before.atMost) },
    after: { percent: toPoints(group.after.ticks), atMost: toPoints(group.after.atMost) },
    delta: deltaJson(group.delta),
    test: group.test,
    reason: group.reason,
    interval: intervalJson(group.interval),
  };
}

function gateJson({ condition, outcome, met, findings, nearest, blind, smallest, on }: GateResult): object {
  const { text, target, verb, over } = condition;
  return {
    condition: { text, target, verb, over: toPoints(over) },
    outcome,
    met,
    on,
    findings: findings.map(findingJson),
    nearest: nearest === null ? null : findingJson(nearest),
    blind: blind.map((each) => ({ ...each, smallest: toPoints(each.smallest) })),
    smallest: toPoints(smallest),
  };
}

function findingJson({ comparison, by, name, on, points, low, high, q, noise }: GateFinding): object {
  return { comparison, by, name, on, points: toPoints(points), low: toPoints(low), high: toPoints(high), q, noise };
}

function moveJson(move: Move): object {
  const { from, to, net, rounding, evidence } = move;
  return { from, to, net: deltaJson(net), rounding: toPoints(rounding), evidence };
}

function measurementJson(pair: MeasuredPair): object {
  const { name, unit, kind, role, before, after, delta, relative, test } = pair;
  return {
    name,
    unit,
    kind,
    role,
    before: measuredJson(before),
    after: measuredJson(after),
    delta,
    relative,
    test,
  };
}

function measuredJson({ values, mean, stdev, min, max, runs, independent, error }: MeasuredSide): object {
  return { values, mean, stdev, min, max, runs, independent, error };
}

function noiseJson(noise: Shift['noise']): object | null {
  return noise === null ? null : { ...noise, interval: intervalJson(noise.interval) };
}

function intervalJson(interval: Shift['interval']): object | null {
  return interval === null
    ? null
    : { low: toPoints(interval.low), high: toPoints(interval.high), level: interval.level };
}
