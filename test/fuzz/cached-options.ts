import { type Options, parseOptions as parse } from '../../lib/cli/options.ts';

export * from '../../lib/cli/options.ts';

const known = new Map<string, Options | { readonly text: string }>();

/** Returns what a command line says, looked up where it was parsed before: parsing takes half of the time of a case. */
export async function parseOptions(args: readonly string[], version: string): ReturnType<typeof parse> {
  const key = args.join('\0');
  const options = known.get(key) ?? (await parse(args, version));
  known.set(key, options);
  return options;
}
