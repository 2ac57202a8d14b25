import yargs from 'yargs';
import { SORTS, type Sort } from '../diff/rank.ts';
import { FORMATS } from '../formats/registry.ts';
import { parseShare } from '../model/share.ts';
import { RENDERERS } from '../render/registry.ts';
import { ONLY, type Only } from '../report/view.ts';
import { DEFAULT_MAX_BYTES } from '../source/decode.ts';
import { UsageError } from './exit-code.ts';
import { COLORS } from './terminal.ts';

/** The commands; `diff` is what runs when none is named. */
export const COMMANDS = ['diff', 'list', 'show', 'explain'] as const;

/** The name of a command. */
export type Command = (typeof COMMANDS)[number];

/** The command line, checked. */
export interface Options {
  readonly command: Command;
  /** Inputs, or for `explain` the words asked for. */
  readonly inputs: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly format: string | null;
  readonly outputs: readonly string[];
  readonly sort: Sort;
  /** Rows to show: a count, `all`, or null for the format's own. */
  readonly top: number | 'all' | null;
  /** Ticks. */
  readonly minDelta: number;
  readonly only: Only | null;
  readonly match: RegExp | null;
  readonly suffixes: 'fold' | 'keep';
  readonly from: string | null;
  readonly ascii: boolean;
  readonly color: (typeof COLORS)[number];
  readonly width: number | null;
  readonly strict: boolean;
  readonly maxBytes: number;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** What the parser printed instead of options: help, or the version. */
export interface Printed {
  readonly text: string;
}

const SHOW_FORMATS = ['text', 'folded'];
const FORMAT_NAMES = [...RENDERERS.map((renderer) => renderer.name), ...SHOW_FORMATS];

/** Returns the options that an argument list states, or the help it asks for. Throws a UsageError when it is wrong. */
export async function parseOptions(args: readonly string[], version: string): Promise<Options | Printed> {
  let printed = '';
  let problem: string | null = null;
  const parser = buildParser(version).fail((message, error) => {
    problem ??= message ?? error?.message ?? 'the command line cannot be read';
  });
  const argv = await parser.parseAsync([...args], {}, (_error: unknown, _argv: unknown, output: string) => {
    printed = output;
  });
  if (problem !== null) throw new UsageError(problem);
  if (printed !== '') return { text: printed };
  const values = argv as unknown as Values;
  for (const [name, value] of Object.entries(values)) {
    if (Array.isArray(value) && !REPEATABLE.has(name))
      throw new UsageError(`--${name} is given more than once, expected once`);
  }
  return toOptions(values);
}

interface Values {
  readonly _: readonly (string | number)[];
  readonly inputs?: readonly string[];
  readonly before?: readonly string[];
  readonly after?: readonly string[];
  readonly format?: string;
  readonly output?: string | readonly string[];
  readonly sort: Sort;
  readonly top?: string;
  readonly 'min-delta'?: string;
  readonly only?: Only;
  readonly match?: string;
  readonly suffixes: 'fold' | 'keep';
  readonly from?: string;
  readonly ascii: boolean;
  readonly color: (typeof COLORS)[number];
  readonly width?: string;
  readonly strict: boolean;
  readonly 'max-bytes': string;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

const REPEATABLE: ReadonlySet<string> = new Set(['_', 'inputs', 'before', 'after', 'output', 'o']);

function buildParser(version: string): ReturnType<typeof yargs> {
  const text = (describe: string): { type: 'string'; requiresArg: true; describe: string } => ({
    type: 'string',
    requiresArg: true,
    describe,
  });
  const flag = (describe: string): { type: 'boolean'; default: false; describe: string } => ({
    type: 'boolean',
    default: false,
    describe,
  });
  return yargs()
    .scriptName('perfshift')
    .locale('en')
    .exitProcess(false)
    .wrap(90)
    .version(version)
    .help()
    .parserConfiguration({
      'dot-notation': false,
      'boolean-negation': false,
      'camel-case-expansion': false,
      'populate--': false,
    })
    .usage(
      'perfshift <before> <after>\nperfshift <input with both sides>\n\nSays which symbols shifted between two perf profiles, as they were pasted into a mail.',
    )
    .command(['$0 [inputs..]', 'diff [inputs..]'], 'compare two profiles', (args) =>
      args.positional('inputs', {
        type: 'string',
        array: true,
        describe: 'file, file#2, file#label, name=file, or - for standard input',
      }),
    )
    .command('list <inputs..>', 'show which profiles and pairs the inputs hold', (args) =>
      args.positional('inputs', { type: 'string', array: true }),
    )
    .command('show <inputs..>', 'show one profile, normalized', (args) =>
      args.positional('inputs', { type: 'string', array: true }),
    )
    .command('explain <inputs..>', 'say what a diagnostic, a column or a sign means', (args) =>
      args.positional('inputs', { type: 'string', array: true }),
    )
    .option('before', { type: 'string', array: true, requiresArg: true, describe: 'the side before the change' })
    .option('after', { type: 'string', array: true, requiresArg: true, describe: 'the side after the change' })
    .option('format', { ...text('output format; table on a terminal, else mail'), alias: 'f', choices: FORMAT_NAMES })
    .option('output', { ...text('write to a file, its ending chooses the format; may be repeated'), alias: 'o' })
    .option('sort', { ...text('order of the rows'), choices: SORTS, default: 'delta' as Sort })
    .option('top', text('rows to show, or all (20 in a table, 12 in a mail)'))
    .option('min-delta', text('show rows that shifted by at least so many points'))
    .option('only', { ...text('show rows of one kind'), choices: Object.keys(ONLY) as Only[] })
    .option('match', text('show rows whose symbol matches a regular expression'))
    .option('suffixes', {
      ...text('compiler suffixes such as .isra.0'),
      choices: ['fold', 'keep'] as const,
      default: 'fold' as const,
    })
    .option('from', { ...text('read one input format only'), choices: FORMATS.map((format) => format.name) })
    .option('ascii', flag('no character beyond ASCII'))
    .option('color', { ...text('colour'), choices: COLORS, default: 'auto' as const })
    .option('width', text('columns of the table'))
    .option('strict', flag('warnings are errors'))
    .option('max-bytes', { ...text('largest input, decompressed'), default: String(DEFAULT_MAX_BYTES) })
    .option('quiet', flag('no notes and warnings'))
    .option('verbose', flag('every diagnostic in full'))
    .epilog('exit status: 0 done, 2 wrong command line, 3 an input cannot be read or compared, 70 a bug')
    .strictOptions() as unknown as ReturnType<typeof yargs>;
}

function toOptions(values: Values): Options {
  const first = String(values._[0] ?? 'diff');
  const command: Command = COMMANDS.find((name) => name === first) ?? 'diff';
  return {
    command,
    inputs: values.inputs ?? [],
    before: values.before ?? [],
    after: values.after ?? [],
    format: values.format ?? null,
    outputs: values.output === undefined ? [] : [values.output].flat(),
    sort: values.sort,
    top: topOf(values.top),
    minDelta: pointsOf(values['min-delta']),
    only: values.only ?? null,
    match: matchOf(values.match),
    suffixes: values.suffixes,
    from: values.from ?? null,
    ascii: values.ascii,
    color: values.color,
    width: values.width === undefined ? null : wholeNumber('width', values.width, 20),
    strict: values.strict,
    maxBytes: wholeNumber('max-bytes', values['max-bytes'], 1),
    quiet: values.quiet,
    verbose: values.verbose,
  };
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least)) throw new UsageError(`--${name} is "${text}", expected a whole number of at least ${least}`);
  return value;
}

function topOf(text: string | undefined): number | 'all' | null {
  if (text === undefined) return null;
  return text === 'all' ? 'all' : wholeNumber('top', text, 1);
}

function pointsOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const share = parseShare(text);
  if (share === null) throw new UsageError(`--min-delta is "${text}", expected percentage points such as 0.5`);
  return share.ticks;
}

function matchOf(text: string | undefined): RegExp | null {
  if (text === undefined) return null;
  try {
    return new RegExp(text, 'u');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--match is no regular expression: ${reason}`);
  }
}
