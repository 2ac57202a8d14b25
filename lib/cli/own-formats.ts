import type { Argv } from 'yargs';
import { SHOW_RENDERERS } from '../render/show/registry.ts';

/** The formats of the commands that have others than a comparison. */
const OWN_FORMATS: Readonly<Record<string, readonly string[]>> = {
  list: ['text', 'json'],
  show: SHOW_RENDERERS.map(({ name }) => name),
  noise: ['text', 'json'],
  config: ['text', 'json'],
};

/** Has a command take its own formats in place of those of a comparison. */
export function ownFormats(args: Argv, command: string): void {
  const formats = OWN_FORMATS[command];
  if (formats === undefined) return;
  args.describe('format', 'output format (default text)');
  // A second call of `choices` would add to the first.
  (args as unknown as { getOptions: () => { choices: Record<string, unknown> } }).getOptions().choices.format = formats;
}
