import { largestOf } from '../../../model/largest.ts';
import type { Facts } from '../../../model/profile.ts';
import type { Stacks } from '../../../model/stacks.ts';
import type { Chain, GraphNode } from './printed-chain.ts';
import type { RowGraph } from './row-graphs.ts';

/** What the figures of a table's graphs count, and how much of it the whole table is. */
export interface Scale {
  readonly unit: Stacks['unit'];
  /** The whole in that unit: 100 points, all samples, or what the event counted. */
  readonly total: number;
  /** True where a percentage is of the node above (`-g fractal`), not of the whole. */
  readonly relative: boolean;
}

/** Half of the last digit of two figures and of the sum between them. */
const ROUNDING = 0.02;

/** Returns what the figures under rows count; null where nothing tells how much the whole is. */
export function scaleOf(graphs: readonly RowGraph[], facts: Facts): Scale | null {
  const roots = graphs.flatMap((graph) => graph.nodes.map((node) => ({ node, whole: graph.whole })));
  if (!graphs.some(({ nodes }) => nodes.some(hasNumber))) {
    return { unit: 'share', total: 100, relative: roots.some(({ node, whole }) => isRelative(node, whole)) };
  }
  const totals = graphs.map(({ nodes, whole }) => (100 * sumOf(nodes)) / whole).filter((total) => total > 0);
  const total = totals.length === 0 ? facts.eventCount : largestOf(totals, 0);
  if (total === null || !Number.isFinite(total)) return null;
  const far = (other: number | null): number => (other === null || other <= 0 ? 99 : Math.abs(Math.log(total / other)));
  const samples = facts.samples === null ? null : Math.max(facts.samples.low, Math.min(total, facts.samples.high));
  if (Math.min(far(facts.eventCount), far(samples)) > 1) return { unit: 'unknown', total, relative: false };
  if (far(samples) <= far(facts.eventCount)) return { unit: 'samples', total, relative: false };
  return { unit: 'period', total: facts.eventCount ?? total, relative: false };
}

function hasNumber(node: GraphNode): boolean {
  return node.figure?.percent === false || node.children.some(hasNumber);
}

/** What nodes count; one without a figure holds what those below it count. */
function sumOf(nodes: readonly GraphNode[]): number {
  return nodes.reduce((sum, { figure, children }) => {
    if (figure === null) return sum + sumOf(children);
    return sum + (figure.percent ? 0 : figure.value);
  }, 0);
}

/** A part that is larger than the whole is a part of something smaller. */
function isRelative(node: GraphNode, whole: number): boolean {
  const own = node.figure?.value ?? whole;
  return own > whole + ROUNDING || node.children.some((child) => isRelative(child, own));
}

/** perf leaves out what is below 0.5 % (`callchain_param.min_percent`), unless told otherwise. */
const CUT_PERCENT = 0.5;

/** Returns the weight below which perf leaves a chain out. */
export function cutOf(scale: Scale): number {
  return (CUT_PERCENT * scale.total) / 100;
}

/**
 * Returns the chains of one row's graph with what each weighs by itself. What a fork holds beyond its branches is a chain
 * that ends there; in `-g fractal` perf prints that rest itself, as `[...]`.
 */
export function weighChains(graph: RowGraph, scale: Scale): readonly Chain[] {
  const chains: Chain[] = [];
  const whole = (graph.whole * scale.total) / 100;
  for (const node of graph.nodes) weighNode(node, [], whole, scale, chains);
  return chains;
}

function weighNode(node: GraphNode, above: readonly string[], whole: number, scale: Scale, chains: Chain[]): void {
  const frames = [...above, ...node.frames];
  const weight = weightOf(node, whole, scale);
  const forks = node.children.length > 0;
  const own = forks ? restOf(node, weight, scale) : weight;
  if (own > 0) chains.push({ frames, weight: own, forks });
  for (const child of node.children) weighNode(child, frames, weight, scale, chains);
}

function weightOf(node: GraphNode, whole: number, scale: Scale): number {
  if (node.figure === null) return whole;
  return scale.relative ? (node.figure.value * whole) / 100 : node.figure.value;
}

function restOf(node: GraphNode, weight: number, scale: Scale): number {
  if (scale.relative) return 0;
  return weight - node.children.reduce((sum, child) => sum + weightOf(child, weight, scale), 0);
}

/** What several callers below the cut add up to at most, as a rule. */
const MOST_CUTS = 4;

/**
 * Returns the leaf-first chains that do not end early because perf left their callers out: one that ends at a frame
 * which other chains go on from must weigh more than a few chains below the cut.
 */
export function withoutCutShort<C extends Chain>(chains: readonly C[], scale: Scale): readonly C[] {
  const goesOn = new Set(chains.flatMap(({ frames }) => frames.slice(0, -1)));
  const most = MOST_CUTS * cutOf(scale);
  return chains.filter(({ frames, weight, forks }) => {
    return weight >= most || !(forks || (frames.length > 1 && goesOn.has(frames.at(-1) ?? '')));
  });
}
