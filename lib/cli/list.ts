import { mayHold } from '../formats/registry.ts';
import { append } from '../model/append.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Measurement } from '../model/measurement.ts';
import { type ListedPair, type ListedProfile, type Listing, listProfile } from '../report/listing.ts';
import { inputName, inputReader } from './input-reader.ts';
import type { Options } from './options.ts';

/** Returns what the inputs of a command line hold; indexes run on over all inputs. */
export function listInputs(options: Options): Listing {
  // A mail that is asked for is found whatever it holds.
  const reader = inputReader(options, options.message === null ? mayHold : undefined);
  const profiles: ListedProfile[] = [];
  const pairs: ListedPair[] = [];
  const measurements: Measurement[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const input of options.inputs) {
    const found = reader.find(inputName(input));
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
