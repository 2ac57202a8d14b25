/** Gives lib/cli/main.ts the options that test/fuzz/cached-options.ts remembers. */
export function resolve(specifier, context, next) {
  const wanted = specifier === './options.ts' && context.parentURL?.includes('/lib/cli/main.ts');
  return wanted ? next('../../test/fuzz/cached-options.ts', context) : next(specifier, context);
}
