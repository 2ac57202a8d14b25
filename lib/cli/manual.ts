import { EXAMPLES } from './examples.ts';
import { EXIT } from './exit-code.ts';
import { buildParser } from './parser.ts';
import { RECORD_OPTIONS, withRecordOptions } from './record/options.ts';

/** What yargs knows of its commands and options (lib/usage.ts and lib/yargs-factory.ts of yargs 18). */
interface Known {
  readonly getOptions: () => {
    readonly key: Readonly<Record<string, unknown>>;
    readonly alias: Readonly<Record<string, readonly string[]>>;
    readonly boolean: readonly string[];
    readonly choices: Readonly<Record<string, readonly string[]>>;
    readonly default: Readonly<Record<string, unknown>>;
  };
  readonly getInternalMethods: () => {
    readonly getUsageInstance: () => {
      readonly getDescriptions: () => Readonly<Record<string, string | undefined>>;
      readonly getCommands: () => readonly (readonly [string, string, ...unknown[]])[];
    };
  };
}

/** What each exit status means, as far as a script needs it. */
const STATUSES: readonly (readonly [number, string])[] = [
  [EXIT.ok, 'done'],
  [EXIT.gate, 'a condition of --fail-on is met'],
  [EXIT.usage, 'the command line or a configuration is wrong'],
  [
    EXIT.input,
    'an input cannot be read, holds no profile or no pair, cannot be compared, or a gate could not have seen what it asks for',
  ],
  [EXIT.bug, 'a bug: please report it'],
  [130, 'record was interrupted; complete runs are kept'],
];

const FILES: readonly (readonly [string, string])[] = [
  ['.perfshiftrc, .perfshiftrc.json, "perfshift" in package.json', 'settings of a project, from the current folder up'],
  ['$XDG_CONFIG_HOME/perfshift/config.json', 'settings of the user; ~/.config where the variable is not set'],
];

const ENVIRONMENT: readonly (readonly [string, string])[] = [
  ['NO_COLOR, FORCE_COLOR, TERM, LC_ALL', 'whether there is colour and what characters can be shown'],
  ['GITHUB_STEP_SUMMARY', 'a file to which a comparison with --fail-on appends its report as Markdown'],
];

/** Returns the manual page, in the man macros of roff: made of the parser's own commands and options. */
export function manualPage(version: string): string {
  const parser = withRecordOptions(buildParser(version)) as unknown as Known;
  const usage = parser.getInternalMethods().getUsageInstance();
  const options = optionsOf(parser, usage.getDescriptions());
  const commands = usage.getCommands().map(([name, text]) => [name.replace('$0', 'diff'), plainText(text)] as const);
  return `${[
    `.TH PERFSHIFT 1 "" "perfshift ${version}" "User Commands"`,
    '.SH NAME',
    'perfshift \\- say what shifted between two perf profiles',
    '.SH SYNOPSIS',
    ...['BEFORE AFTER', 'INPUT', '\\-\\-before B1 B2 ... \\-\\-after A1 A2 ...', 'COMMAND ...'].flatMap((words, at) => [
      ...(at === 0 ? [] : ['.br']),
      `.B perfshift\n${words}`,
    ]),
    '.SH DESCRIPTION',
    roff(
      'Compares perf profiles as they were pasted into a mail, printed into files, or recorded: which symbols shifted, by how much, and what the tables cannot tell. Input is a file, file#2, file#label, name=file, a directory of runs, or - for standard input.',
    ),
    '.SH COMMANDS',
    ...entries(commands),
    '.SH OPTIONS',
    ...entries(options.filter(([, , name]) => !RECORD_OPTIONS.includes(name))),
    '.SH OPTIONS OF RECORD',
    ...entries(options.filter(([, , name]) => RECORD_OPTIONS.includes(name))),
    '.SH EXAMPLES',
    ...entries(
      Object.values(EXAMPLES).flatMap((each) => each.map(([typed, use]) => [`perfshift ${typed}`, use] as const)),
    ),
    '.SH EXIT STATUS',
    ...entries(STATUSES.map(([status, text]) => [String(status), text] as const)),
    '.SH FILES',
    ...entries(FILES),
    '.SH ENVIRONMENT',
    ...entries(ENVIRONMENT),
    '.SH SEE ALSO',
    '.BR perf (1),\n.BR perf\\-report (1),\n.BR perf\\-record (1)',
  ].join('\n')}\n`;
}

function optionsOf(
  parser: Known,
  descriptions: Readonly<Record<string, string | undefined>>,
): readonly (readonly [string, string, string])[] {
  const { key, alias, boolean, choices, default: defaults } = parser.getOptions();
  const short = new Set(Object.values(alias).flat());
  return Object.keys(key)
    .filter((name) => !short.has(name) && !name.startsWith('$') && name.length > 1)
    .map((name) => {
      const letters = (alias[name] ?? []).map((letter) => `-${letter}, `).join('');
      const value = boolean.includes(name) || name === 'help' || name === 'version' ? '' : ' VALUE';
      const known = choices[name] ?? [];
      const usual = typeof defaults[name] === 'string' ? `; default ${String(defaults[name])}` : '';
      const text = plainText(descriptions[name] ?? '') + (known.length === 0 ? '' : `: ${known.join(', ')}`) + usual;
      return [`${letters}--${name}${value}`, text, name] as const;
    });
}

/** yargs marks what it would translate. */
function plainText(text: string): string {
  return text.replace(/^__yargsString__:/, '');
}

function entries(pairs: readonly (readonly [string, string, ...unknown[]])[]): readonly string[] {
  return pairs.flatMap(([name, text]) => ['.TP', `.B ${roff(name)}`, roff(text)]);
}

/** Text in which nothing is a request or an escape of roff; a dash is one that can be typed. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1')
    .replaceAll("'", '\\(aq')
    .replaceAll('"', '\\(dq');
}
