import { join } from 'node:path';
import { mayHold } from '../formats/registry.ts';
import { append } from '../model/append.ts';
import { type Diagnostic, InputError } from '../model/diagnostic.ts';
import type { Measurement } from '../model/measurement.ts';
import type { FoundProfiles } from '../pipeline/find-profiles.ts';
import { type ListedPair, type ListedProfile, type Listing, listProfile } from '../report/listing.ts';
import { type InputReader, inputName, inputReader } from './input-reader.ts';
import type { Options } from './options.ts';
import { directoryOf, filesIn, isDirectory, passedOver } from './runs.ts';

/** Returns what the inputs of a command line hold; indexes run on over all inputs, a directory stands for the files in it. */
export function listInputs(options: Options): Listing {
  // A mail that is asked for is found whatever it holds.
  const reader = inputReader(options, options.message === null ? mayHold : undefined);
  const profiles: ListedProfile[] = [];
  const pairs: ListedPair[] = [];
  const measurements: Measurement[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const found of options.inputs.flatMap((input) => findAll(input, reader, diagnostics))) {
    const first = profiles.length + 1;
    for (const [at, profile] of found.profiles.entries()) profiles.push(listProfile(profile, first + at));
    for (const pair of found.pairs) {
      pairs.push({
        index: pairs.length + 1,
        before: first + pair.before,
        after: first + pair.after,
        assumed: pair.assumed,
      });
    }
    append(measurements, found.measurements);
    append(diagnostics, [...found.diagnostics, ...found.pairDiagnostics]);
  }
  return { profiles, pairs, measurements, diagnostics };
}

/** What an input holds; of a directory what each file in it does, and in the sides that `record --interleave` makes. */
function findAll(input: string, reader: InputReader, diagnostics: Diagnostic[]): readonly FoundProfiles[] {
  const directory = directoryOf(input);
  if (directory === null) return [reader.find(inputName(input))];
  const sides = ['before', 'after'].map((side) => join(directory, side)).filter(isDirectory);
  return [directory, ...sides].flatMap(filesIn).flatMap((file) => {
    try {
      return [reader.findOnce(file)];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      diagnostics.push(passedOver(file, error.message));
      return [];
    }
  });
}
