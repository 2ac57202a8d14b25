import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { joinMeasurements } from '../diff/join-measurements.ts';
import { append } from '../model/append.ts';
import { type Diagnostic, diagnostic, InputError } from '../model/diagnostic.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Profile } from '../model/profile.ts';
import { chooseOne } from '../pipeline/choose.ts';
import type { FoundProfiles } from '../pipeline/find-profiles.ts';
import type { InputName } from '../sections/selector.ts';
import { type InputReader, inputName } from './input-reader.ts';
import { META_FILE, readMeta } from './record/meta.ts';
import { sortPaths } from './sort-paths.ts';

/** The runs of one side, with what was measured beside them. */
export interface SideRuns {
  readonly profiles: readonly Profile[];
  readonly measured: readonly Measurement[];
  /** What the side is called: the name of a single input, else the first and how many more. */
  readonly label: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns whether a path is a directory, which stands for the runs in it. */
export function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Returns the directory that an input names, also as `name=directory`; null where it names no directory. */
export function directoryOf(input: string): string | null {
  const { path, selector } = inputName(input);
  return selector === null && isDirectory(path) ? path : null;
}

/**
 * Returns the runs that the inputs of one side name, in order. A directory stands for its files in the order of their
 * names, numbers by value: those that hold a profile are runs, those that hold only measurements are their rates, and
 * others are named and passed over. Throws an InputError where there is no run.
 */
export function readSideRuns(inputs: readonly string[], reader: InputReader): SideRuns {
  const side: Gathered = { profiles: [], measured: [], diagnostics: [] };
  for (const input of inputs) {
    const directory = directoryOf(input);
    if (directory !== null) gatherDirectory(directory, reader, side);
    else {
      const name = inputName(input);
      gatherRun(name, reader.find(name), side);
    }
  }
  const { profiles, measured, diagnostics } = side;
  const [first = '', ...more] = inputs;
  if (profiles.length === 0) {
    const message = `no run of this side, expected files that hold a profile each${foldersIn(first)}`;
    throw new InputError(...diagnostics, diagnostic('no-runs', message, first));
  }
  const label = more.length === 0 ? (inputName(first).label ?? first) : `${first} and ${more.length} more`;
  return { profiles, measured: profiles.length > 1 ? joinMeasurements(measured) : measured, label, diagnostics };
}

/** What was read of a side so far. */
interface Gathered {
  readonly profiles: Profile[];
  readonly measured: Measurement[];
  readonly diagnostics: Diagnostic[];
}

function gatherRun(name: InputName, found: FoundProfiles, side: Gathered): void {
  const { profile, measured } = chooseOne(found, name);
  side.profiles.push(profile);
  append(side.measured, measured);
  append(side.diagnostics, found.diagnostics);
}

/** The files of a directory; one that is there under several names counts once. */
function gatherDirectory(directory: string, reader: InputReader, side: Gathered): void {
  const seen = new Map<string, string>();
  for (const file of filesIn(directory)) {
    const key = keyOf(file);
    const same = seen.get(key);
    if (same === undefined) gatherFile(file, reader, side);
    else side.diagnostics.push(passedOver(file, `the same file as ${same}, which counts once`));
    seen.set(key, same ?? file);
  }
}

/** What tells a file from all others, whatever it is called; its name where it cannot be looked at, which is said when it is read. */
function keyOf(file: string): string {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return file;
  }
}

/** A file of a directory: a run, the rates of runs, or neither. */
function gatherFile(file: string, reader: InputReader, side: Gathered): void {
  const name: InputName = { path: file, selector: null, label: null };
  try {
    const found = reader.findOnce(file);
    if (found.profiles.length > 0) {
      gatherRun(name, found, side);
      return;
    }
    append(side.measured, found.measurements);
    append(side.diagnostics, found.diagnostics);
    if (found.measurements.length === 0)
      side.diagnostics.push(passedOver(file, 'holds neither a profile nor a measurement'));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    side.diagnostics.push(passedOver(file, error.message));
  }
}

/** Which folders a directory holds that may be meant: runs are not looked for below it. */
function foldersIn(input: string): string {
  const directory = directoryOf(input);
  if (directory === null) return '';
  const [first, ...more] = readdirSync(directory)
    .map((name) => join(directory, name))
    .filter(isDirectory)
    .sort();
  if (first === undefined) return '';
  return `; it holds ${more.length === 0 ? 'the folder' : 'folders, such as'} ${first}: name one`;
}

/** Returns the files of a directory that may be runs, in the order of their names, numbers by value. */
export function filesIn(directory: string): readonly string[] {
  const files = readdirSync(directory, { withFileTypes: true }).filter((entry) => {
    const { name } = entry;
    const isOne = entry.isFile() || (entry.isSymbolicLink() && leadsToFile(join(directory, name)));
    return isOne && !name.startsWith('.') && !isRecordMeta(directory, name);
  });
  return sortPaths(files.map((entry) => join(directory, entry.name)));
}

/** Whether a link leads to a file; true where it leads nowhere, which is said when it is read. A pipe would be waited for. */
function leadsToFile(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch {
    return true;
  }
}

/** What `perfshift record` writes beside its runs is none of them. */
function isRecordMeta(directory: string, name: string): boolean {
  return name === META_FILE && readMeta(directory) !== null;
}

/** Returns what is said of a file that is no run of its directory. */
export function passedOver(file: string, why: string): Diagnostic {
  return diagnostic('passed-over', `${why}; passed over among the runs of its directory`, file);
}
