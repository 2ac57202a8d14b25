import type { Options as Option } from 'yargs';
import { Parser } from 'yargs/helpers';
import { LETTERS } from './heeded.ts';
import { PARSING } from './option-kinds.ts';
import { OPTIONS } from './option-table.ts';
import { formatsOf } from './own-formats.ts';

/** What stands behind the commands that a plain line may name. A comparison needs no name. */
const COMMANDS: Readonly<Record<string, 'inputs' | 'words' | null>> = {
  diff: 'inputs',
  list: 'inputs',
  show: 'inputs',
  noise: 'inputs',
  explain: 'words',
  config: null,
};

/** Words that make yargs do something else than parse. */
const OTHER_WORDS: ReadonlySet<string> = new Set(['help', 'record', 'completion', 'completion-script']);

/** Returns the options that a command line names where no others need be known to read it; null where all have to be. */
function namedOptions(args: readonly string[]): readonly string[] | null {
  if (args.some((arg) => OTHER_WORDS.has(arg))) return null;
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  const named = own.filter((arg) => arg.startsWith('-') && /^-(?!$|#)/.test(arg)).map(optionOf);
  return named.includes(null) ? null : [...new Set(named as readonly string[])];
}

function optionOf(arg: string): string | null {
  const [, long, letter = ''] = /^(?:--([a-z][a-z-]*)(?:=|$)|-([a-z])$)/.exec(arg) ?? [];
  const name = long ?? LETTERS[letter] ?? '';
  return Object.hasOwn(OPTIONS, name) ? name : null;
}

/**
 * Returns what yargs makes of a command line, by its parser alone and told of no more than the line names, with the defaults
 * of all else; null where that is not all there is to say: help, mistakes. To be told of seventy options and of commands takes
 * yargs as long as a mail takes to read.
 */
export function parsePlainLine(args: readonly string[]): Readonly<Record<string, unknown>> | null {
  const named = namedOptions(args);
  if (named === null) return null;
  const options = named.map((name) => [name, OPTIONS[name]?.() ?? {}] as const);
  const hints = hintsOf(options);
  const { argv, error } = Parser.detailed([...args], hints);
  const [first = ''] = argv._;
  const command = Object.hasOwn(COMMANDS, first) ? String(first) : null;
  if (error !== null || !options.every(([name, option]) => isChosen(argv[name], choicesOf(name, option, command))))
    return null;
  const words = COMMANDS[command ?? 'diff'] ?? null;
  const own = command === null ? [] : [command];
  const rest = argv._.slice(own.length);
  // A command that is named has a list of words, if an empty one.
  const isBare = words === null || argv._.length === 0;
  const given = isBare ? { _: argv._ } : { _: own, [words]: wordsOf(words, rest, hints) };
  return { ...defaultsWithout(named), ...argv, ...given, $0: 'perfshift' };
}

/** What stands behind a command, as yargs reads it: as values of an option of that name. */
function wordsOf(name: string, words: readonly (string | number)[], hints: Parser.Options): unknown {
  if (words.length === 0) return [];
  const { argv } = Parser.detailed(
    words.flatMap((word) => [`--${name}`, String(word)]),
    { ...hints, array: [name], string: [name], default: {}, configuration: { ...PARSING, 'populate--': false } },
  );
  return argv[name];
}

/** What the parser of yargs is told of options. */
function hintsOf(options: readonly (readonly [string, Option])[]): Parser.Options {
  const named = (isMeant: (option: Option) => boolean): string[] =>
    options.filter(([, option]) => isMeant(option)).map(([name]) => name);
  return {
    alias: Object.fromEntries(
      options.flatMap(([name, { alias }]) => (alias === undefined ? [] : [[name, [alias].flat()]])),
    ),
    array: named(({ array }) => array === true),
    boolean: named(({ type }) => type === 'boolean'),
    string: named(({ type }) => type === 'string'),
    // One value at least, and any number where it is an array.
    narg: Object.fromEntries(named(({ requiresArg }) => requiresArg === true).map((name) => [name, Number.NaN])),
    default: Object.fromEntries(options.map(([name, option]) => [name, option.default])),
    configuration: { ...PARSING, 'parse-positional-numbers': false },
  };
}

function choicesOf(name: string, { choices }: Option, command: string | null): Option['choices'] {
  return (name === 'format' && command !== null ? formatsOf(command) : undefined) ?? choices;
}

function isChosen(value: unknown, choices: Option['choices']): boolean {
  if (choices === undefined || value === undefined) return true;
  return [value].flat().every((each) => choices.includes(each as string));
}

function defaultsWithout(named: readonly string[]): Readonly<Record<string, unknown>> {
  const others = Object.entries(OPTIONS).filter(([name]) => !named.includes(name));
  const defaults = others.map(([name, option]) => [name, option().default] as const);
  return Object.fromEntries(defaults.filter(([, value]) => value !== undefined));
}
