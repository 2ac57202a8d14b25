import { isDeepStrictEqual } from 'node:util';
import { chooseReader } from '../../lib/bytes/choose-reader.ts';
import { BINARY_FORMATS } from '../../lib/formats/registry.ts';
import type { ChooseReader } from '../../lib/model/bytes.ts';
import { InputError } from '../../lib/model/diagnostic.ts';
import type { Profile } from '../../lib/model/profile.ts';
import { findProfiles } from '../../lib/pipeline/find-profiles.ts';
import { readInput } from '../../lib/source/read.ts';
import { startHere } from '../bytes/halves.ts';
import { sourceOf } from '../bytes/source.ts';

/** Bytes of a piece: small, so that many of them end within what is read. */
const PIECE = 1 << 13;

/** Returns whether bytes are read as such, were they enough. */
export function readsByBytes(bytes: Buffer): boolean {
  return chooseReader(null, { table: 0 })('x', bytes)?.(sourceOf(bytes, PIECE)) != null;
}

/** How inputs were read by their bytes. */
export interface Readings {
  /** How many were. */
  readonly byBytes: number;
  readonly problems: readonly string[];
}

/** Reads files by their bytes, however small, one after the other and in halves, and says where lines tell something else. */
export function compareReadings(paths: readonly string[]): Readings {
  const whole = noting(chooseReader(null, { table: 0, size: PIECE }));
  const halves = noting(chooseReader(null, { table: 0, large: 0, start: startHere }));
  let byBytes = 0;
  const problems: string[] = [];
  for (const path of paths) {
    for (const { choose, wasRead } of [whole, halves]) {
      const found = outcomeOf(path, choose);
      if (!wasRead()) continue;
      byBytes += choose === whole.choose ? 1 : 0;
      const expected = outcomeOf(path);
      if (!isDeepStrictEqual(found, expected)) problems.push(`bytes and lines differ: ${difference(found, expected)}`);
    }
  }
  return { byBytes, problems };
}

/** A way to choose that tells whether the last input was read by its bytes. */
function noting(choose: ChooseReader): { readonly choose: ChooseReader; readonly wasRead: () => boolean } {
  let was = false;
  return {
    choose: (name, head) => {
      was = false;
      const read = choose(name, head);
      if (read === null) return null;
      return (source, file) => {
        const got = read(source, file);
        was = got !== null;
        return got;
      };
    },
    wasRead: () => was,
  };
}

/** What is found in a file, as plain values; what is said where it is refused. */
function outcomeOf(path: string, choose?: ChooseReader): unknown {
  try {
    const { profiles, pairs, diagnostics, measurements } = findProfiles(
      readInput(path, { choose, binaries: BINARY_FORMATS }),
    );
    return { profiles: profiles.map(plain), pairs, diagnostics, measurements };
  } catch (error) {
    if (error instanceof InputError) return { refused: error.diagnostics };
    throw error;
  }
}

function plain(profile: Profile): Record<string, unknown> {
  const { stacks, entries, both, ...rest } = profile;
  // The order of rows that tie says nothing.
  const sorted = [...entries].map((entry) => JSON.stringify(entry)).sort();
  const sides = both === undefined ? [] : [both.before, both.after].map((side) => plain({ ...rest, ...side }));
  return { ...rest, sides, entries: sorted, unit: stacks?.unit, stacks: [...(stacks?.list ?? [])] };
}

/** The first place where two outcomes differ, short. */
function difference(found: unknown, expected: unknown): string {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const from = Math.max(0, at - 80);
  return `${a.slice(from, at + 160)} AGAINST ${b.slice(from, at + 160)}`;
}
