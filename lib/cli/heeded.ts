import { OPTION_GROUPS } from './option-groups.ts';
import { RECORD_OPTIONS } from './record/options.ts';

/** What every command that reads profiles can be told of them. */
const READING = ['event', 'message', 'from', 'perf', 'max-bytes', 'strict'];
const PRINTING = ['format', 'output', 'quiet', 'verbose'];
const ALWAYS = ['help', 'version'];

/** How a report may look. A text that has no colour, no bars and no width loses nothing by it, so nobody is told. */
const LOOKS = ['ascii', 'color', 'width'];

/** The options that mean something to a command which is no comparison; to a comparison all but those of `record` do. */
export const HEEDED: Readonly<Record<string, readonly string[]>> = {
  list: [...READING, ...PRINTING],
  show: [...READING, 'suffixes', ...PRINTING],
  noise: [...READING, 'config', 'scope', 'idle', 'suffixes', 'alpha', ...PRINTING],
  record: ['event', 'perf', 'strict', 'output', 'quiet', ...RECORD_OPTIONS],
  config: ['config', 'format'],
  explain: [],
  completion: [],
};

/** The letters of options, as typed behind one dash. */
export const LETTERS: Readonly<Record<string, string>> = { f: 'format', o: 'output', e: 'event' };

/** Returns the options that mean nothing to a command, letters too: its help leaves them out, and a shell does not offer them. */
export function unheededBy(command: string): readonly string[] {
  const own = HEEDED[command];
  if (own === undefined) return [];
  const heeded = new Set([...own, ...ALWAYS]);
  const names = OPTION_GROUPS.flatMap(({ options }) => options).filter((name) => !heeded.has(name));
  return [...names, ...Object.keys(LETTERS).filter((letter) => names.includes(LETTERS[letter] ?? ''))];
}

/** Returns the options of a command line, with their dashes, that its command passes over, each once and as it was typed. */
export function passedOver(command: string, args: readonly string[]): readonly string[] {
  const unheeded = new Set(unheededBy(command).filter((name) => !LOOKS.includes(name)));
  const end = args.indexOf('--');
  const typed = (end < 0 ? args : args.slice(0, end)).flatMap((arg) => {
    const [, name] = /^--([a-z][a-z-]*)/.exec(arg) ?? /^-([a-z])/.exec(arg) ?? [];
    return name !== undefined && unheeded.has(name) ? [`-${name.length > 1 ? '-' : ''}${name}`] : [];
  });
  return [...new Set(typed)];
}

/** Returns which commands heed some of these options: `diff; noise: alpha`; one that heeds all of them by its name alone. */
export function commandsOf(options: readonly string[]): string {
  const known = options.filter((name) => !ALWAYS.includes(name));
  const groups = new Map<string, string[]>();
  for (const [command, own] of Object.entries(HEEDED)) {
    const some = known.filter((name) => own.includes(name));
    if (some.length === 0) continue;
    const what = some.length === known.length ? '' : `: ${some.map((name) => `\`--${name}\``).join(', ')}`;
    groups.set(what, [...(groups.get(what) ?? []), command]);
  }
  const others = [...groups].map(([what, commands]) => `${commands.join(', ')}${what}`);
  return ['diff', ...others].join('; ');
}
