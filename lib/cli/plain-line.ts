import yargs, { type Argv } from 'yargs';
import { forgetHelp } from './forget-help.ts';
import { LETTERS } from './heeded.ts';
import { PARSING } from './option-kinds.ts';
import { OPTIONS } from './option-table.ts';
import { ownFormats } from './own-formats.ts';

/** What stands behind the commands that a plain line may name. A comparison needs no name. */
const COMMANDS: Readonly<Record<string, 'inputs' | 'words' | null>> = {
  list: 'inputs',
  show: 'inputs',
  noise: 'inputs',
  explain: 'words',
  config: null,
};

/** Words that make yargs do something else than parse. */
const OTHER_WORDS: ReadonlySet<string> = new Set(['help', 'record', 'completion', 'completion-script']);

/** Returns the options that a command line names where yargs need know no others to read it; null where it has to know all. */
function namedOptions(args: readonly string[]): readonly string[] | null {
  if (args.some((arg) => OTHER_WORDS.has(arg))) return null;
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  const named = own.filter((arg) => /^-(?!$|#)/.test(arg)).map(optionOf);
  return named.includes(null) ? null : [...new Set(named as readonly string[])];
}

function optionOf(arg: string): string | null {
  const [, long, letter = ''] = /^(?:--([a-z][a-z-]*)(?:=|$)|-([a-z])$)/.exec(arg) ?? [];
  const name = long ?? LETTERS[letter] ?? '';
  return Object.hasOwn(OPTIONS, name) ? name : null;
}

/**
 * Returns what yargs makes of a command line when it is told of no more than the line names, with the defaults of all else;
 * null where that is not all there is to say: help, mistakes. To be told of seventy options takes yargs as long as a mail
 * takes to read.
 */
export async function parsePlainLine(args: readonly string[]): Promise<Readonly<Record<string, unknown>> | null> {
  const named = namedOptions(args);
  if (named === null) return null;
  let isPlain = true;
  const parser = yargs();
  forgetHelp(parser);
  parser
    .scriptName('perfshift')
    .locale('en')
    .exitProcess(false)
    .wrap(null)
    .parserConfiguration(PARSING)
    .command(['$0 [inputs..]', 'diff [inputs..]'], '', (own) => withWords(own, 'inputs'));
  for (const [command, words] of Object.entries(COMMANDS)) {
    if (!args.includes(command)) continue;
    parser.command(words === null ? command : `${command} [${words}..]`, '', (own) => {
      if (named.includes('format')) ownFormats(own, command);
      return withWords(own, words);
    });
  }
  for (const name of named) parser.option(name, OPTIONS[name]?.() ?? {});
  parser.strictOptions().fail(() => {
    isPlain = false;
  });
  const argv = await parser.parseAsync([...args], {}, (_error: unknown, _argv: unknown, output: string) => {
    if (output !== '') isPlain = false;
  });
  return isPlain ? { ...defaultsWithout(named), ...argv } : null;
}

const withWords = (parser: Argv, words: string | null): Argv =>
  words === null ? parser : parser.positional(words, { type: 'string', array: true });

function defaultsWithout(named: readonly string[]): Readonly<Record<string, unknown>> {
  const others = Object.entries(OPTIONS).filter(([name]) => !named.includes(name));
  const defaults = others.map(([name, option]) => [name, option().default] as const);
  return Object.fromEntries(defaults.filter(([, value]) => value !== undefined));
}
