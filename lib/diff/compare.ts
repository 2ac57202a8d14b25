import type { Comparison } from '../model/comparison.ts';
import { InputError } from '../model/diagnostic.ts';
import type { MeasuredPair } from '../model/measurement.ts';
import type { Remark } from '../model/remark.ts';
import type { NormalizedProfile } from '../model/row.ts';
import { alignRows } from './align.ts';
import { checkComparable } from './comparable.ts';
import { type CostBasis, costOf, measuredComposition, measuredFactor, withCorrection, withCost } from './cost.ts';
import { type GroupRule, groupNames, groupsOf } from './groups.ts';
import { proposeMoves } from './moves.ts';
import { noteConflict, noteMatches, notePeriods, noteRates, noteUnknown } from './notes.ts';
import { isPatched } from './patched.ts';
import { rankShifts, type Sort } from './rank.ts';
import { withWords } from './remarks.ts';
import { type Rename, renameRows, unknownRenames } from './rename.ts';
import { hintScope } from './scope-hint.ts';
import { type ShiftDraft, shiftOf } from './shift.ts';
import { readSide, sideOf } from './side.ts';
import { USUAL_NOISE, type UsualNoise } from './usual-noise.ts';
import { type Judge, notJudged, withVerdict } from './verdict.ts';

/** What a comparison takes into account beside the two profiles. What is absent is not. */
export interface CompareOptions {
  readonly sort?: Sort;
  /** Moves that the user accepts. */
  readonly renames?: readonly Rename[];
  /** Named groups of symbols, the first that matches wins. */
  readonly groups?: readonly GroupRule[];
  readonly measurements?: readonly MeasuredPair[];
  /** Rates and CPUs; null where no rate is known on both sides. */
  readonly cost?: CostBasis | null;
  /** Names of the functions that a patch touches; null without a patch. */
  readonly patch?: ReadonlySet<string> | null;
  /** Level of the tests over repeated runs; 0.05. */
  readonly alpha?: number;
  /** What the author of the tables says about symbols. */
  readonly remarks?: readonly Remark[];
  /** What single runs are held against; that of recorded runs where absent. */
  readonly noise?: UsualNoise | null;
  /** What judges shifts by counts (`lib/diff/judge.ts`); nothing is judged without. */
  readonly judge?: Judge | null;
}

/**
 * Returns the comparison of two profiles: every symbol of either side once, ranked. Throws an InputError when the shares
 * of a side add up to more than a whole, because then they are no shares, and where the sides count different events.
 */
export function compareProfiles(
  before: NormalizedProfile,
  after: NormalizedProfile,
  options: CompareOptions = {},
): Comparison {
  const {
    sort = 'delta',
    renames = [],
    groups = [],
    measurements = [],
    cost: basis = null,
    patch = null,
    alpha = 0.05,
    judge = null,
  } = options;
  const comparable = checkComparable(before.profile, after.profile);
  const errors = comparable.filter((each) => each.severity === 'error');
  if (errors.length > 0) throw new InputError(...errors);
  const bounds = { before: readSide(before.profile), after: readSide(after.profile) };
  const unknown = unknownRenames([before.rows, after.rows], renames);
  const known = renames.filter((rename) => !unknown.includes(rename));
  const rows = { before: renameRows(before.rows, known), after: renameRows(after.rows, known) };
  const aligned = alignRows(rows.before, rows.after);
  const cost = basis === null ? null : costOf(basis);
  const measured = basis === null || cost === null ? null : measuredFactor(basis, cost);
  const drafts = aligned.map((each) => shiftOf(each, bounds.before, bounds.after));
  const sides = { before, after };
  const judged =
    judge === null
      ? notJudged(aligned, 'one-run')
      : judge({ sides, bounds, aligned, shifts: drafts, measured, alpha, usual: options.noise ?? USUAL_NOISE });
  const composition = judged.composition ?? (measured === null ? null : measuredComposition(measured));
  for (let at = 0; at < drafts.length; at++) {
    const shift = drafts[at] as ShiftDraft;
    if (patch !== null) shift.patch = isPatched(shift, patch);
    if (cost !== null && basis !== null) withCost(shift, cost, judged.errorsAt(at), basis);
    withCorrection(withVerdict(shift, judged.verdicts[at]), composition);
  }
  const shifts = rankShifts(drafts, sort);
  const moves = withWords(proposeMoves(shifts), options.remarks ?? []);
  const rests = { before: bounds.before.restTicks, after: bounds.after.restTicks };
  return {
    before: sideOf(before.profile, bounds.before, basis?.before ?? null, before.runs?.length),
    after: sideOf(after.profile, bounds.after, basis?.after ?? null, after.runs?.length),
    shifts,
    groups: judged.testGroups(
      groupsOf({ before, after }, drafts, rests, groups, patch !== null),
      drafts,
      groupNames(groups, patch !== null),
    ),
    moves: [...moves, ...judged.proveMoves(drafts, moves)],
    measurements,
    composition,
    testing: judged.testing,
    noise: judged.noise,
    needed: judged.needed,
    cost,
    stacks: { before: before.profile.stacks, after: after.profile.stacks },
    diagnostics: [
      ...comparable,
      ...noteUnknown(after.profile, unknown),
      ...noteMatches(before.profile, after.profile, shifts, aligned),
      ...notePeriods([before, after]),
      ...noteRates(before.profile, after.profile, basis),
      ...hintScope(before, after),
      ...hintScope(after, before),
      ...noteConflict(before.profile, judged.implied, measured),
    ],
  };
}
