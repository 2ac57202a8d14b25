import { EXAMPLES } from './examples.ts';
import { EXIT } from './exit-code.ts';
import { commandsOf } from './heeded.ts';
import { OPTION_GROUPS } from './option-groups.ts';
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

/** An option as the parser knows it. */
export interface ManualOption {
  /** As typed, the letter first: `-f`, `--format`. */
  readonly names: readonly string[];
  /** The name alone: `format`. */
  readonly name: string;
  readonly takesValue: boolean;
  readonly text: string;
  /** The words that it takes; empty where it takes any. */
  readonly choices: readonly string[];
  /** What holds where it is not given; null where the text says it. */
  readonly usual: string | null;
}

/** What each exit status means, as far as a script needs it. */
export const STATUSES: readonly (readonly [number, string])[] = [
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

/** Files that are read beside the inputs. */
export const SETTINGS_FILES: readonly (readonly [string, string])[] = [
  ['.perfshiftrc, .perfshiftrc.json, "perfshift" in package.json', 'settings of a project, from the current folder up'],
  ['$XDG_CONFIG_HOME/perfshift/config.json', 'settings of the user; ~/.config where the variable is not set'],
];

/** Variables of the environment that are heeded. */
export const ENVIRONMENT: readonly (readonly [string, string])[] = [
  ['NO_COLOR, FORCE_COLOR, TERM, LC_ALL', 'whether there is colour and what characters can be shown'],
  ['GITHUB_STEP_SUMMARY', 'a file to which a comparison with --fail-on appends its report as Markdown'],
];

/** Returns every command with its arguments and what it is for. */
export function manualCommands(version: string): readonly (readonly [string, string])[] {
  const usage = knownTo(version).getInternalMethods().getUsageInstance();
  return usage.getCommands().map(([name, text]) => [name.replace('$0', 'diff'), plainText(text)] as const);
}

/** Returns every option of every command, in the order of the groups, those of `record` last. */
export function manualOptions(version: string): readonly ManualOption[] {
  const parser = knownTo(version);
  const descriptions = parser.getInternalMethods().getUsageInstance().getDescriptions();
  const { key, alias, boolean, choices, default: defaults } = parser.getOptions();
  const short = new Set(Object.values(alias).flat());
  const order = [...OPTION_GROUPS.flatMap(({ options }) => options), ...RECORD_OPTIONS];
  return Object.keys(key)
    .filter((name) => !short.has(name) && !name.startsWith('$') && name.length > 1)
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((name) => ({
      names: [...(alias[name] ?? []).map((letter) => `-${letter}`), `--${name}`],
      name,
      takesValue: !boolean.includes(name) && name !== 'help' && name !== 'version',
      text: plainText(descriptions[name] ?? ''),
      choices: choices[name] ?? [],
      usual: typeof defaults[name] === 'string' ? defaults[name] : null,
    }));
}

/** Returns the manual page, in the man macros of roff: made of the parser's own commands and options. */
export function manualPage(version: string): string {
  const options = manualOptions(version);
  const groups = [...OPTION_GROUPS, { title: 'Recording', options: RECORD_OPTIONS }];
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
    ...entries(manualCommands(version)),
    '.SH OPTIONS',
    ...groups.flatMap((group) => [
      `.SS ${group.title}`,
      roff(`Of ${group.options === RECORD_OPTIONS ? 'record' : commandsOf(group.options)}.`.replaceAll('`', '')),
      ...entries(options.filter(({ name }) => group.options.includes(name)).map(entryOf)),
    ]),
    '.SH EXAMPLES',
    ...entries(
      Object.values(EXAMPLES).flatMap((each) => each.map(([typed, use]) => [`perfshift ${typed}`, use] as const)),
    ),
    '.SH EXIT STATUS',
    ...entries(STATUSES.map(([status, text]) => [String(status), text] as const)),
    '.SH FILES',
    ...entries(SETTINGS_FILES),
    '.SH ENVIRONMENT',
    ...entries(ENVIRONMENT),
    '.SH SEE ALSO',
    '.BR perf (1),\n.BR perf\\-report (1),\n.BR perf\\-record (1)',
  ].join('\n')}\n`;
}

function knownTo(version: string): Known {
  return withRecordOptions(buildParser(version)) as unknown as Known;
}

/** What is typed, and what it means with its choices and default. */
function entryOf({ names, takesValue, text, choices, usual }: ManualOption): readonly [string, string] {
  const known = choices.length === 0 ? '' : `: ${choices.join(', ')}`;
  return [
    `${names.join(', ')}${takesValue ? ' VALUE' : ''}`,
    text + known + (usual === null ? '' : `; default ${usual}`),
  ];
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
