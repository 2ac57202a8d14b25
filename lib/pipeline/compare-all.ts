import { type CompareOptions, compareProfiles } from '../diff/compare.ts';
import type { CostBasis, Link } from '../diff/cost.ts';
import { pairMeasurements, rateOf, resultOf } from '../diff/measure.ts';
import { checkRepeated } from '../diff/mistaken.ts';
import { type PrepareRun, poolRuns } from '../diff/pool-runs.ts';
import { withAbsent } from '../diff/remarks.ts';
import type { Comparison, Rate } from '../model/comparison.ts';
import type { MeasuredPair } from '../model/measurement.ts';
import type { Profile } from '../model/profile.ts';
import type { NormalizedProfile } from '../model/row.ts';
import type { Suffixes } from '../symbols/identify.ts';
import { normalizeProfile } from '../symbols/merge.ts';
import { namer } from '../symbols/namer.ts';
import type { Chosen } from './choose.ts';
import { unlinedDiagnostics } from './recording.ts';
import { applyScope, dropIdle, noteScope, type Scope } from './scope.ts';
import { stateSamples } from './state-samples.ts';

/** A number for each side, null where it is not stated. */
export interface SideNumbers {
  readonly before: number | null;
  readonly after: number | null;
}

/** How the cost of a unit of work is to be computed, beyond what the inputs say. */
export interface CostRequest {
  /** Rates that win over measured ones, units a second. */
  readonly rate?: SideNumbers;
  /** Busy CPU-seconds a second; 1 where nobody says so. */
  readonly cpus?: SideNumbers;
  readonly unit?: string | null;
  readonly ghz?: number | null;
  readonly link?: Link | null;
}

/** How pairs are compared. What is absent is as on the command line. */
export interface CompareRequest
  extends Pick<CompareOptions, 'sort' | 'renames' | 'groups' | 'patch' | 'alpha' | 'noise'> {
  readonly suffixes?: Suffixes;
  /** What is kept of both sides, shares taken among it; null keeps all. */
  readonly scope?: Scope | null;
  /** Whether idle symbols are kept (the default) or dropped. */
  readonly idle?: 'keep' | 'drop';
  readonly cost?: CostRequest;
  /** Samples of single runs whose input does not tell them. */
  readonly samples?: SideNumbers;
  /** Whether shifts are judged (the default): tested against noise, and corrected for composition. Those whose cost is known always are. */
  readonly judged?: boolean;
}

/** Returns how runs are made comparable: within the scope, without idle symbols where they are dropped, named alike. */
export function prepareRuns({
  suffixes = 'fold',
  scope = null,
  idle = 'keep',
}: Pick<CompareRequest, 'suffixes' | 'scope' | 'idle'>): PrepareRun {
  const nameOf = namer(suffixes);
  return {
    restrict: (profile) => restrictProfile(profile, { scope, idle }),
    normalize: (profile) => normalizeProfile(profile, suffixes, nameOf),
    nameRow: nameOf,
  };
}

function restrictProfile(
  profile: Profile,
  { scope = null, idle = 'keep' }: Pick<CompareRequest, 'scope' | 'idle'>,
): Profile {
  const scoped = scope === null ? profile : applyScope(profile, scope);
  return idle === 'drop' ? dropIdle(scoped) : scoped;
}

/**
 * Returns the comparison of each pair, in order. What judges shifts is loaded here, so that nothing that only reads has to
 * load its distributions.
 */
export async function compareAll(
  chosen: readonly Chosen[],
  request: CompareRequest = {},
): Promise<readonly Comparison[]> {
  const { judge, testMeasurements } = await import('../diff/judge.ts');
  const { suffixes = 'fold', scope = null, idle = 'keep', cost = {}, samples, judged = true, ...options } = request;
  const prepare = prepareRuns({ suffixes, scope, idle });
  const side = (profile: Profile, runs: readonly Profile[] | undefined): NormalizedProfile => {
    return poolRuns(runs ?? [profile], profile.label ?? profile.source, prepare);
  };
  return chosen.map(({ before: first, after: second, measured, runs, remarks = [] }) => {
    const stated = {
      before: stateSamples(first, samples?.before ?? null),
      after: stateSamples(second, samples?.after ?? null),
    };
    const [before, after] = [stated.before.profile, stated.after.profile];
    const measurements = testMeasurements(pairMeasurements(measured?.before ?? [], measured?.after ?? []));
    const from = side(before, runs?.before);
    const basis = basisOf(measurements, cost);
    const comparison = compareProfiles(from, withAbsent(from, side(after, runs?.after), remarks), {
      ...options,
      judge: judged || basis !== null ? judge : null,
      remarks,
      measurements,
      cost: basis,
    });
    const told = [
      ...stated.before.diagnostics,
      ...stated.after.diagnostics,
      ...noteScope(scope, idle, before),
      ...checkRepeated(runs?.before ?? []),
      ...checkRepeated(runs?.after ?? []),
      ...comparison.diagnostics,
    ];
    return { ...comparison, diagnostics: unlinedDiagnostics(told, [before, after]) };
  });
}

/** Returns the comparison of two profiles. Throws an InputError where the shares of one add up to more than a whole. */
export async function compare(before: Profile, after: Profile, request: CompareRequest = {}): Promise<Comparison> {
  const [comparison] = await compareAll([{ before, after }], request);
  if (comparison === undefined) throw new Error('a pair gives a comparison');
  return comparison;
}

/** The unit of a rate that is stated without one. */
const USUAL_UNIT = 'packet';

/** What a cost is computed from, or null where a side's rate is not known. */
function basisOf(measurements: readonly MeasuredPair[], request: CostRequest): CostBasis | null {
  const result = resultOf(measurements);
  const unit = rateUnit(request.unit ?? null, result);
  const before =
    statedRate(request.rate?.before ?? null, unit) ?? (result === null ? null : rateOf(result.before, unit));
  const after = statedRate(request.rate?.after ?? null, unit) ?? (result === null ? null : rateOf(result.after, unit));
  if (before === null || after === null) return null;
  const cpus = {
    before: request.cpus?.before ?? 1,
    after: request.cpus?.after ?? 1,
    assumed: (request.cpus?.before ?? null) === null || (request.cpus?.after ?? null) === null,
  };
  return { before, after, cpus, unit: request.unit ?? null, ghz: request.ghz ?? null, link: request.link ?? null };
}

/** What the user calls it wins over what the benchmark does. */
function rateUnit(named: string | null, result: MeasuredPair | null): string {
  return named === null ? (result?.unit ?? `${USUAL_UNIT}/s`) : `${named}/s`;
}

function statedRate(value: number | null, unit: string): Rate | null {
  return value === null ? null : { value, unit, n: 1, min: value, max: value, stdev: null, error: null };
}
