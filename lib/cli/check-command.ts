import { existsSync } from 'node:fs';
import { UsageError } from './exit-code.ts';
import { COMMANDS } from './options.ts';

/** Every word that is a command when it stands first. */
const KNOWN: readonly string[] = [...COMMANDS, 'completion'];

/** Throws a UsageError with the nearest command where the first word is no file and nearly a command. */
export async function checkCommand([first = '']: readonly string[]): Promise<void> {
  if (!/^[a-z]+$/.test(first) || KNOWN.includes(first) || existsSync(first)) return;
  const { didYouMean } = await import('./nearest.ts');
  const hint = didYouMean(first, KNOWN);
  if (hint !== '') throw new UsageError(`"${first}" is neither a command nor a file${hint}`);
}
