/** What yargs keeps of its help; its types lack it. */
interface WithUsage {
  readonly getInternalMethods?: () => { readonly getUsageInstance?: () => { cacheHelpMessage?: () => void } };
}

/** yargs lays out the help of a command that ran, in case it is asked for afterwards, which takes longer than to read a mail. */
export function forgetHelp(parser: unknown): void {
  const usage = (parser as WithUsage).getInternalMethods?.().getUsageInstance?.();
  if (usage?.cacheHelpMessage !== undefined) usage.cacheHelpMessage = () => undefined;
}
