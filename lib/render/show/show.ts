import { escapeAscii } from '../../model/escape.ts';
import type { Output } from '../../model/output.ts';
import { HUNDREDTH, toPoints } from '../../model/share.ts';
import type { Stacks } from '../../model/stacks.ts';
import { formatShare } from '../../report/figures.ts';
import { describeEvent, describeList, describeSamples } from '../../report/lists.ts';
import { formatOrigin, originOf } from '../../report/origin.ts';
import type { Showing } from '../../report/showing.ts';
import { alignCells } from '../align-cells.ts';
import { rowKey } from '../folded/folded.ts';
import { printFolds } from '../folded/print-folds.ts';
import { lazily, printPieces } from '../json/print.ts';
import { diagnosticsJson, sideJson } from '../json/side.ts';

/** The schema of a normalized profile. */
export const PROFILE_SCHEMA = 'perfshift/profile/1';

/** Returns a normalized profile for people: its facts, then a row a symbol, the share first and the symbol last. */
export function renderShowText({ side, entries }: Showing): string {
  const samples = describeSamples(side);
  const facts = [side.label, describeList(side), describeEvent(side), samples === null ? null : `${samples} samples`];
  const counted = entries.some((entry) => entry.samples !== null);
  const rows = entries.map((entry) => [
    formatShare(entry.ticks),
    ...(counted ? [entry.samples === null ? '-' : String(entry.samples)] : []),
    escapeAscii(formatOrigin(originOf(entry))),
    escapeAscii(entry.symbol),
  ]);
  const titles = ['%', ...(counted ? ['samples'] : []), '', 'symbol'];
  const head = facts.flatMap((fact) => (fact === null ? [] : [escapeAscii(fact)]));
  return `${[...head, '', ...alignCells([titles, ...rows], new Set(counted ? [0, 1] : [0]))].join('\n')}\n`;
}

/** Returns a normalized profile as one JSON document, in pieces. */
export function renderShowJson({ side, entries, diagnostics }: Showing): Iterable<Uint8Array> {
  return printPieces(2, {
    schema: PROFILE_SCHEMA,
    profile: sideJson(side),
    entries: lazily(entries, ({ symbol, domain, dso, tag, names, ticks, samples }) => {
      return { symbol, domain, dso, names, percent: toPoints(ticks), samples, tag };
    }),
    diagnostics: diagnosticsJson(diagnostics),
  });
}

/**
 * Returns a normalized profile as folded stacks: its call chains, weighted as they are; without any, `domain;dso;symbol`
 * with the share in hundredths of a percent.
 */
export function renderShowFolded({ entries, stacks = null }: Showing & { readonly stacks?: Stacks | null }): Output {
  if (stacks !== null) return printFolds([stacks]);
  return entries.map((entry) => `${rowKey(entry)} ${Math.round(entry.ticks / HUNDREDTH)}\n`).join('');
}
