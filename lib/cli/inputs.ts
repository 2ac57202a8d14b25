import type { Document } from '../model/line.ts';
import { type Choice, chooseOne, choosePairs } from '../pipeline/choose.ts';
import { type FoundProfiles, findProfiles } from '../pipeline/find-profiles.ts';
import { type InputName, parseInputName } from '../sections/selector.ts';
import { existsInput, readInput } from '../source/read.ts';
import { UsageError } from './exit-code.ts';
import type { Options } from './options.ts';

/** Reads inputs, each path once, and finds the profiles in them. */
export interface InputReader {
  readonly find: (name: InputName) => FoundProfiles;
}

/** Returns a reader that keeps what it has read. Standard input is read once and may be named again with a selector. */
export function inputReader(options: Options): InputReader {
  const documents = new Map<string, FoundProfiles>();
  return {
    find: ({ path }) => {
      const known = documents.get(path);
      if (known !== undefined) return known;
      const document: Document = readInput(path, options.maxBytes);
      const found = findProfiles(document, options.from);
      documents.set(path, found);
      return found;
    },
  };
}

/** Returns the parts of an input's name as the command line gives it. */
export function inputName(text: string): InputName {
  return parseInputName(text, existsInput);
}

/** Returns what a command line wants compared. Throws a UsageError when it does not say, an InputError when it cannot be. */
export function chooseInputs(options: Options): Choice {
  const reader = inputReader(options);
  const [before, after] = sidesOf(options);
  if (after === undefined) {
    const input = inputName(before);
    return choosePairs(reader.find(input), input);
  }
  const names = [inputName(before), inputName(after)] as const;
  if (names[0].path === '-' && names[1].path === '-' && (names[0].selector === null || names[1].selector === null)) {
    throw new UsageError('standard input is named for both sides, expected one of them; give the other as a file');
  }
  const found = names.map((name) => reader.find(name));
  const [first, second] = [found[0], found[1]];
  if (first === undefined || second === undefined) throw new UsageError('a side is missing');
  const chosen = { before: chooseOne(first, names[0]), after: chooseOne(second, names[1]) };
  return { chosen: [chosen], diagnostics: [...new Set(found)].flatMap((each) => each.diagnostics) };
}

/** The input of each side, or one input that holds both. */
function sidesOf({ inputs, before, after }: Options): readonly [string, string?] {
  if (before.length > 0 || after.length > 0) {
    if (inputs.length > 0)
      throw new UsageError(`"${inputs[0]}" stands beside --before and --after, expected only those`);
    const [from] = before;
    const [to] = after;
    if (from === undefined || to === undefined) throw new UsageError('--before and --after go together, expected both');
    if (before.length + after.length > 2)
      throw new UsageError(
        'several runs of a side are not read yet, expected one file each behind --before and --after',
      );
    return [from, to];
  }
  const [first, second] = inputs;
  if (first === undefined)
    throw new UsageError('no input, expected two profiles, one file that holds both, or - for standard input');
  if (inputs.length > 2)
    throw new UsageError(`${inputs.length} inputs, expected one or two; repeated runs go behind --before and --after`);
  return second === undefined ? [first] : [first, second];
}
