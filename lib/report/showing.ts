import type { Side } from '../model/comparison.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Domain } from '../model/identity.ts';
import type { Stacks } from '../model/stacks.ts';

/** A row of one profile under its normalized name. */
export interface ShownEntry {
  readonly symbol: string;
  readonly domain: Domain;
  readonly dso: string | null;
  readonly tag: string | null;
  /** The symbol as the input wrote it, each spelling once. */
  readonly names: readonly string[];
  readonly ticks: number;
  readonly samples: number | null;
}

/** One profile, normalized: its rows by falling share. */
export interface Showing {
  readonly side: Side;
  readonly entries: readonly ShownEntry[];
  /** The call chains of the input; null where it has none. */
  readonly stacks: Stacks | null;
  readonly diagnostics: readonly Diagnostic[];
}
