import { chooseOne } from '../pipeline/choose.ts';
import { showProfile } from '../pipeline/show.ts';
import { SHOW_RENDERERS, type ShowRenderer } from '../render/show/registry.ts';
import { normalizeProfile } from '../symbols/merge.ts';
import { UsageError } from './exit-code.ts';
import { inputName, inputReader } from './input-reader.ts';
import type { Options } from './options.ts';
import { type Outcome, pick } from './outcome.ts';

/** Returns the one profile that is to be shown. Throws a UsageError where more than one input is named. */
export async function showOutcome(options: Options): Promise<Outcome> {
  const [only, more] = options.inputs;
  if (only === undefined || more !== undefined) throw new UsageError('show takes one input');
  const name = inputName(only);
  const found = inputReader(options).find(name);
  const { profile } = chooseOne(found, name);
  const renderers = Object.fromEntries(
    SHOW_RENDERERS.map((renderer): [string, ShowRenderer] => [renderer.name, renderer]),
  );
  const render: Outcome['render'] = async (format) => {
    const { load, isOfChains } = pick(renderers, format, 'show');
    // Chains are the profile's own, and need none of its rows.
    const needsNone = isOfChains === true && profile.stacks !== null;
    const normalized = needsNone ? { profile, rows: new Map() } : normalizeProfile(profile, options.suffixes);
    return (await load())(showProfile(normalized, found.diagnostics));
  };
  return { diagnostics: found.diagnostics, render };
}
