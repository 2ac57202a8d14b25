/**
 * Profiles of pprof (profile.proto of github.com/google/pprof), gzipped as pprof itself writes them. A comparison is one
 * profile as `pprof -diff_base` makes one: the samples of the side after, and those of the side before with values below 0
 * and the label `pprof::base`, by which pprof takes percentages of the base. Either side alone is a profile that pprof can
 * compare itself, both under the same names.
 *
 *     sample_type: cycles/count, share/ppb       what chains weigh, and their share of the side
 *     sample: main work, value 12 523400000, label comm="dd"
 *
 * The share stands last, so that pprof shows it first: recordings of different length compare by it. A table without chains
 * is a function a row, and `[not listed]` what the table leaves out, so that percentages are those of the table.
 */
import { diagnostic, InputError } from '../../model/diagnostic.ts';
import type { Report } from '../../report/report.ts';
import type { Showing } from '../../report/showing.ts';
import { type ChainSide, sideOfShowing, sidesOf } from '../chain-sides.ts';
import type { NameFrame, RenderOptions } from '../renderer.ts';
import { type Column, columnsOf, PER_POINT, SHARE_UNIT } from './columns.ts';
import { gzip } from './gzip.ts';
import { ProfileBuilder } from './profile-builder.ts';

const NOT_LISTED = '[not listed]';
/** pprof's own mark (profile/profile.go `DiffBaseSample`). */
const BASE = { 'pprof::base': 'true' } as const;

/** Returns a comparison as the difference that pprof shows. */
export function renderPprof(report: Report, options: RenderOptions): Promise<Uint8Array> {
  const { before, after } = sidesOf(only(report));
  const columns = columnsOf([before, after], true);
  const builder = builderOf(columns);
  addSide(builder, before, columns, options.nameFrame, -1);
  addSide(builder, after, columns, options.nameFrame, 1);
  return gzip(builder.encode([`after: ${after.label}`, `before: ${before.label}`]));
}

/** Returns the side before of a comparison as a profile. */
export function renderPprofBefore(report: Report, options: RenderOptions): Promise<Uint8Array> {
  return renderSide(report, 'before', options);
}

/** Returns the side after of a comparison as a profile. */
export function renderPprofAfter(report: Report, options: RenderOptions): Promise<Uint8Array> {
  return renderSide(report, 'after', options);
}

/** Returns one profile as it is. */
export function renderShowPprof(showing: Showing): Promise<Uint8Array> {
  const side = sideOfShowing(showing);
  const columns = columnsOf([side], false);
  const builder = builderOf(columns);
  addSide(builder, side, columns, undefined, 1);
  return gzip(builder.encode([side.label]));
}

function renderSide(report: Report, name: 'before' | 'after', options: RenderOptions): Promise<Uint8Array> {
  const sides = sidesOf(only(report));
  const columns = columnsOf([sides.before, sides.after], true);
  const builder = builderOf(columns);
  addSide(builder, sides[name], columns, options.nameFrame, 1);
  return gzip(builder.encode([sides[name].label]));
}

function only({ comparisons: [first, ...more] }: Report): Report['comparisons'][number] {
  if (first !== undefined && more.length === 0) return first;
  const message = `${more.length + 1} comparisons, expected one: a profile of pprof holds no more; select a pair, like mail.txt#1 mail.txt#2`;
  throw new InputError(diagnostic('several-profiles', message, first?.comparison.before.source ?? null));
}

function builderOf(columns: readonly Column[]): ProfileBuilder {
  const builder = new ProfileBuilder();
  for (const { type, unit } of columns) builder.addType(type, unit);
  return builder;
}

function addSide(
  builder: ProfileBuilder,
  side: ChainSide,
  columns: readonly Column[],
  nameFrame: NameFrame | undefined,
  sign: 1 | -1,
): void {
  const { list } = side.stacks;
  const whole = list.weight;
  const labels = sign < 0 ? BASE : {};
  const locations = list.frames.map((frame) =>
    builder.location(nameFrame === undefined || side.stacks.unit === 'unknown' ? frame : nameFrame(frame)),
  );
  for (let chain = 0; chain < list.length; chain++) {
    if (list.weightOf(chain) === 0) continue;
    const values = columns.map(({ of }) => sign * of(side, chain, whole) || 0);
    const way: number[] = [];
    let node = list.endOf(chain);
    for (let label = list.labelOf(node); label >= 0; label = list.labelOf(node)) {
      way.push(locations[label] as number);
      node = list.callerOf(node);
    }
    const comm = list.comms[-1 - list.labelOf(node)] ?? null;
    builder.addSample(way, values, comm === null ? labels : { comm, ...labels });
  }
  if (side.rest === 0) return;
  const values = columns.map(({ unit }) => (unit === SHARE_UNIT ? sign * Math.round(side.rest * PER_POINT) : 0));
  builder.addSample([builder.location({ symbol: NOT_LISTED, dso: null })], values, labels);
}
