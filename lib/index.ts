/**
 * perfshift as a library: text in, model out. Nothing here touches a process, a console or a clock.
 */
export type { Aligned } from './diff/align.ts';
export type { ListBounds } from './diff/bounds.ts';
export type { CompareOptions } from './diff/compare.ts';
export type { CostBasis, Link, MeasuredFactor } from './diff/cost.ts';
export type { GroupRule } from './diff/groups.ts';
export { SORTS, type Sort } from './diff/rank.ts';
export type { Rename } from './diff/rename.ts';
export type { ShareErrors } from './diff/share-errors.ts';
export type { UsualNoise } from './diff/usual-noise.ts';
export type { GroupName, Judge, JudgeRequest, Significance, Verdict } from './diff/verdict.ts';
export { parseCondition } from './gate/condition.ts';
export { type GateOptions, judgeGate } from './gate/judge-gate.ts';
export type { BytesRead } from './model/bytes.ts';
export type { TreeParts } from './model/call-layout.ts';
export type { CallTree } from './model/call-tree.ts';
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
export { DIAGNOSTICS } from './model/diagnostic-codes.ts';
export type { Entry, Level } from './model/entry.ts';
export type { EntryList } from './model/entry-list.ts';
export type { EntryColumns, EntryTable, RowCells, RowHead, RowNames } from './model/entry-table.ts';
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
export type { MeasuredPair, MeasuredSide, MeasuredTest, Measurement, Role } from './model/measurement.ts';
export type { Message } from './model/message.ts';
export type { BothSides, Cut, Facts, Interval, OwnSide, Profile, SideName, Stated } from './model/profile.ts';
export type { Remark } from './model/remark.ts';
export type { NormalizedProfile, Row, Run } from './model/row.ts';
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
export { type ReadBytesOptions, readBytes } from './pipeline/read-bytes.ts';
export { type BinaryFormat, type Rendered, type RenderRequest, render, type TextFormat } from './pipeline/render.ts';
export type { Scope } from './pipeline/scope.ts';
export {
  COLOR_BYS,
  type ColorBy,
  MEASURES,
  type Measure,
  PALETTES,
  type PaletteName,
  type PictureOptions,
  WIDTH_BYS,
  type WidthBy,
} from './render/picture-options.ts';
export type { NameFrame, RenderOptions } from './render/renderer.ts';
export { BYS, type By } from './report/by.ts';
export { ONLY, type Only, type View } from './report/view.ts';
export type { Pair } from './sections/groups.ts';
export type { Suffixes } from './symbols/identify.ts';
export { normalizeProfile } from './symbols/merge.ts';
export type { Named, Namer } from './symbols/namer.ts';
