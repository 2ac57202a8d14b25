import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../../lib/cli/io.ts';
import { main } from '../../lib/cli/main.ts';
import { piecesOf } from '../../lib/model/output.ts';

/** The version that the tests pretend to be. */
export const VERSION = '9.8.7';

/** What a run printed and how it ended. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** A terminal as a test wants it; without a word it is a pipe in a UTF-8 locale. */
export type World = Partial<Omit<Io, 'stdout' | 'stderr'>>;

/** Runs perfshift in this process. */
export async function run(args: readonly string[], world: World = {}): Promise<Ran> {
  const { status, bytes, err } = await runBytes(args, world);
  return { status, out: bytes.toString('utf8'), err };
}

/** Runs perfshift in this process; its standard output is taken as bytes. */
export async function runBytes(
  args: readonly string[],
  world: World = {},
): Promise<{ readonly status: number; readonly bytes: Buffer; readonly err: string }> {
  const out: Uint8Array[] = [];
  let err = '';
  const status = await main(
    args,
    {
      isTTY: false,
      columns: undefined,
      env: { LANG: 'C.UTF-8' },
      platform: 'linux',
      ...world,
      stdout: (text) => {
        out.push(...Array.from(piecesOf(text), (piece) => Buffer.from(piece)));
      },
      stderr: (text) => {
        err += text;
      },
    },
    VERSION,
  );
  return { status, bytes: Buffer.concat(out), err };
}

/** Calls `body` with a new folder that is removed afterwards. */
export async function inFolder<T>(body: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'perfshift-test-'));
  try {
    return await body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A share, or its bound, on one side. */
export interface Amount {
  readonly percent: number | null;
  readonly atMost: number | null;
}

/** A row of a printed comparison, as far as tests look at it. */
export interface PrintedShift {
  readonly symbol: string;
  readonly status: string;
  readonly before: Amount;
  readonly after: Amount;
  readonly delta: { readonly points: number | null; readonly low: number; readonly high: number };
  readonly cost: { readonly before: number | null; readonly after: number | null; readonly delta: object } | null;
  readonly corrected: { readonly points: number | null; readonly low: number; readonly high: number } | null;
  readonly patch: boolean | null;
}

/** A group of a printed comparison. */
export interface PrintedGroup {
  readonly by: string;
  readonly name: string;
  readonly before: Amount;
  readonly after: Amount;
  readonly delta: { readonly points: number; readonly low: number; readonly high: number };
}

/** A printed comparison, as far as tests look at it. */
export interface PrintedComparison {
  readonly before: { readonly rate: Readonly<Record<string, number | string>> | null };
  readonly after: { readonly rate: Readonly<Record<string, number | string>> | null };
  readonly shifts: readonly PrintedShift[];
  readonly rest: { readonly before: { readonly percent: number }; readonly after: { readonly percent: number } };
  readonly moves: readonly Readonly<Record<string, unknown>>[];
  readonly groups: readonly PrintedGroup[];
  readonly measurements: readonly Readonly<Record<string, unknown>>[];
  readonly composition: Readonly<Record<'factor' | 'low' | 'high', number>> | null;
  readonly cost: { readonly unit: string; readonly before: number; readonly after: number } | null;
}

/** Returns the only comparison that a command line prints as JSON. */
export async function comparisonOf(...args: readonly string[]): Promise<PrintedComparison> {
  const { status, out, err } = await run([...args, '-f', 'json']);
  if (status !== 0) throw new Error(err);
  const { comparisons } = JSON.parse(out) as { comparisons: readonly PrintedComparison[] };
  const [only] = comparisons;
  if (only === undefined || comparisons.length !== 1) throw new Error(`${comparisons.length} comparisons`);
  return only;
}

/** Returns the row of a symbol. */
export function shiftOf(comparison: PrintedComparison, symbol: string): PrintedShift {
  const found = comparison.shifts.find((shift) => shift.symbol === symbol);
  if (found === undefined) throw new Error(`no row ${symbol}`);
  return found;
}
