/**
 * perfshift as a library: text in, model out. Nothing here touches a process, a console or a clock.
 */
export { type CompareOptions, compareProfiles } from './diff/compare.ts';
export type { Link } from './diff/cost.ts';
export type { GroupRule } from './diff/groups.ts';
export { SORTS, type Sort } from './diff/rank.ts';
export type { Rename } from './diff/rename.ts';
export { parseCondition } from './gate/condition.ts';
export { type GateOptions, judgeGate } from './gate/judge-gate.ts';
export type {
  Comparison,
  Composition,
  Cost,
  Delta,
  Group,
  GroupBy,
  GroupSide,
  Move,
  RangeTicks,
  Rate,
  Shift,
  ShiftCost,
  ShiftSide,
  Side,
  Status,
} from './model/comparison.ts';
export { type Diagnostic, type DiagnosticCode, InputError, type Severity } from './model/diagnostic.ts';
export type { Entry, Level } from './model/entry.ts';
export type {
  GateBasis,
  GateBlind,
  GateCondition,
  GateFinding,
  GateOutcome,
  GateResult,
  GateVerb,
} from './model/gate.ts';
export type { Domain, EntryKey, Identity } from './model/identity.ts';
export type { Needed, NoiseBasis, NoiseVerdict, ShiftTest, Testing } from './model/judgement.ts';
export type { Document, Generated, Line } from './model/line.ts';
export type { MeasuredPair, MeasuredSide, Measurement, Role } from './model/measurement.ts';
export type { Cut, Facts, Interval, Profile, SideName, Stated } from './model/profile.ts';
export type { NormalizedProfile, Row } from './model/row.ts';
export { type Share, TICKS_PER_POINT, toPoints } from './model/share.ts';
export type { Frame, Stack } from './model/stack.ts';
export type { Stacks } from './model/stacks.ts';
export type { Chosen } from './pipeline/choose.ts';
export {
  type CompareRequest,
  type CostRequest,
  compare,
  compareAll,
  type SideNumbers,
} from './pipeline/compare-all.ts';
export { type FoundProfiles, readProfiles } from './pipeline/find-profiles.ts';
export { type BinaryFormat, type Rendered, type RenderRequest, render, type TextFormat } from './pipeline/render.ts';
export type { ColorBy, Measure, PaletteName, PictureOptions, WidthBy } from './render/picture-options.ts';
export type { NameFrame, RenderOptions } from './render/renderer.ts';
export type { By } from './report/by.ts';
export type { Only, View } from './report/view.ts';
export type { Pair } from './sections/groups.ts';
export type { Suffixes } from './symbols/identify.ts';
export { normalizeProfile } from './symbols/merge.ts';
