import { join } from 'node:path';
import { joinMeasurements } from '../diff/join-measurements.ts';
import { diagnostic, InputError } from '../model/diagnostic.ts';
import type { Measurement } from '../model/measurement.ts';
import type { SideName } from '../model/profile.ts';
import { patchFunctions } from '../patch/patch-functions.ts';
import { type Choice, type Chosen, choosePairs } from '../pipeline/choose.ts';
import { inputKey } from '../source/read.ts';
import { UsageError } from './exit-code.ts';
import { type InputReader, inputName } from './input-reader.ts';
import type { Options } from './options.ts';
import { directoryOf, isDirectory, readSideRuns, type SideRuns } from './runs.ts';

/** Returns what a command line wants compared. Throws a UsageError when it does not say, an InputError when it cannot be. */
export function chooseInputs(options: Options, reader: InputReader): Choice {
  const { before, after } = sidesOf(options);
  if (after === null) {
    const input = inputName(before[0] ?? '');
    return withRates(choosePairs(reader.find(input), input), options, reader);
  }
  checkStreams(before, after);
  const sides = { before: readSideRuns(before, reader), after: readSideRuns(after, reader) };
  const chosen: Chosen = {
    ...pairOfRuns(sides.before, sides.after),
    measured: { before: sides.before.measured, after: sides.after.measured },
  };
  const diagnostics = [...new Set([...sides.before.diagnostics, ...sides.after.diagnostics])];
  return withRates({ chosen: [chosen], diagnostics }, options, reader);
}

/** The first run of each side stands for it; all of them are pooled where there are more. */
function pairOfRuns(before: SideRuns, after: SideRuns): Chosen {
  const [first] = before.profiles;
  const [second] = after.profiles;
  if (first === undefined || second === undefined) throw new UsageError('a side is missing');
  if (before.profiles.length === 1 && after.profiles.length === 1) return { before: first, after: second };
  return {
    before: { ...first, label: before.label },
    after: { ...second, label: after.label },
    runs: { before: before.profiles, after: after.profiles },
  };
}

/** One recording is one run, however often it is named. */
function checkTwice(side: string, inputs: readonly string[]): void {
  const names = inputs.map(inputName).map(({ path, selector }) => `${inputKey(path).key}#${selector ?? ''}`);
  const again = inputs.find((_, at) => names.indexOf(names[at] ?? '') !== at);
  if (again !== undefined)
    throw new UsageError(`"${again}" is named twice among the runs ${side}, expected each recording once`);
}

/** What can be read only once cannot be both sides, unless a selector says which part of it is which. */
function checkStreams(before: readonly string[], after: readonly string[]): void {
  checkTwice('before', before);
  checkTwice('after', after);
  const seen = new Map<string, boolean>();
  for (const text of [...before, ...after]) {
    const name = inputName(text);
    const { key, isStream } = inputKey(name.path);
    const isWhole = name.selector === null;
    if (isStream && seen.has(key) && (isWhole || seen.get(key) === true)) {
      const what = name.path === '-' ? 'standard input' : name.path;
      throw new UsageError(`${what} is named for both sides, expected one of them; give the other as a file`);
    }
    if (isStream) seen.set(key, isWhole);
  }
}

/** Adds the measurements of --before-rates and --after-rates to every pair; they say more than what stands beside it. */
function withRates(choice: Choice, options: Options, reader: InputReader): Choice {
  const ratesOf = (paths: readonly string[], side: SideName): readonly Measurement[] => {
    const found = paths.flatMap((path) => reader.find(inputName(path)).measurements);
    return joinMeasurements(found.filter((each) => each.side === null || each.side === side));
  };
  const more = { before: ratesOf(options.beforeRates, 'before'), after: ratesOf(options.afterRates, 'after') };
  const chosen = choice.chosen.map((pair): Chosen => {
    const { measured } = pair;
    const own = { before: measured?.before ?? [], after: measured?.after ?? [] };
    return {
      ...pair,
      measured: { before: [...more.before, ...own.before], after: [...more.after, ...own.after] },
    };
  });
  return { ...choice, chosen };
}

/** Returns the functions that a patch touches: of --patch, else of a diff in the inputs; null where there is none. */
export function patchOf(options: Options, reader: InputReader): ReadonlySet<string> | null {
  if (options.patch !== null) {
    const functions = patchFunctions(reader.find(inputName(options.patch)).document);
    if (functions === null)
      throw new UsageError(`--patch ${options.patch} holds no diff, expected one as git prints it`);
    return functions;
  }
  const files = [...options.inputs, ...options.before, ...options.after].filter((input) => directoryOf(input) === null);
  const inputs = files.map(inputName);
  const found = inputs.flatMap((input) => [...(patchFunctions(reader.find(input).document) ?? [])]);
  return found.length === 0 ? null : new Set(found);
}

/** The sides of a directory as `record --interleave` makes it. Throws an InputError where it holds no such two. */
function sidesIn(directory: string): { readonly before: readonly string[]; readonly after: readonly string[] } {
  const [before, after] = [join(directory, 'before'), join(directory, 'after')];
  if (isDirectory(before) && isDirectory(after)) return { before: [before], after: [after] };
  const message =
    'a directory stands for the runs of one side, expected another beside it, or the folders before and after in it';
  throw new InputError(diagnostic('is-directory', message, directory));
}

/** The inputs of each side, or one input that holds both. */
function sidesOf({ inputs, before, after }: Options): {
  readonly before: readonly string[];
  readonly after: readonly string[] | null;
} {
  if (before.length > 0 || after.length > 0) {
    if (inputs.length > 0)
      throw new UsageError(`"${inputs[0]}" stands beside --before and --after, expected only those`);
    if (before.length === 0 || after.length === 0)
      throw new UsageError('--before and --after go together, expected both');
    return { before, after };
  }
  const [first, second] = inputs;
  if (first === undefined)
    throw new UsageError('no input, expected two profiles, one file that holds both, or - for standard input');
  if (inputs.length > 2)
    throw new UsageError(`${inputs.length} inputs, expected one or two; repeated runs go behind --before and --after`);
  if (second !== undefined) return { before: [first], after: [second] };
  const directory = directoryOf(first);
  return directory === null ? { before: [first], after: null } : sidesIn(directory);
}
