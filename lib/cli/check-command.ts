import { existsSync } from 'node:fs';
import { COMMAND_WORDS } from './commands.ts';
import { UsageError } from './exit-code.ts';

/** Throws a UsageError with the nearest command where the first word is no file and nearly a command. */
export async function checkCommand([first = '']: readonly string[]): Promise<void> {
  if (!/^[a-z]+$/.test(first) || COMMAND_WORDS.includes(first) || existsSync(first)) return;
  const { didYouMean } = await import('./nearest.ts');
  const hint = didYouMean(first, COMMAND_WORDS);
  if (hint !== '') throw new UsageError(`"${first}" is neither a command nor a file${hint}`);
}
