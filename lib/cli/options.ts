import type { Link } from '../diff/cost.ts';
import type { GroupRule } from '../diff/groups.ts';
import type { Sort } from '../diff/rank.ts';
import type { Rename } from '../diff/rename.ts';
import type { GateCondition } from '../model/gate.ts';
import type { SideNumbers } from '../pipeline/compare-all.ts';
import type { Scope } from '../pipeline/scope.ts';
import { DEFAULT_PICTURE, type PictureOptions } from '../render/picture-options.ts';
import type { By } from '../report/by.ts';
import type { Only } from '../report/view.ts';
import { checkedValues } from './checked-values.ts';
import { COMMANDS, type Command } from './commands.ts';
import { completionScript, shellOf } from './completion.ts';
import { hideDashes, showDashes } from './dashes.ts';
import { UsageError } from './exit-code.ts';
import {
  conditionOf,
  expressionOf,
  groupOf,
  levelOf,
  linkOf,
  pointsOf,
  positiveNumber,
  renameOf,
  scopeOf,
  sideNumbers,
  topOf,
  wholeNumber,
} from './option-values.ts';
import { parsePlainLine } from './plain-line.ts';
import type { Progress } from './progress.ts';
import { RECORD_OPTIONS } from './record/options.ts';
import { planOf, type RecordPlan } from './record/plan.ts';
import type { COLORS } from './terminal.ts';
import type { Values } from './values.ts';

/** The command line, checked. */
export interface Options {
  readonly command: Command;
  /** Inputs, or for `explain` the words asked for. */
  readonly inputs: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Versions of which each is compared with the first; empty without --series. */
  readonly series: readonly string[];
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
  /** Level of the tests, between 0 and 1. */
  readonly alpha: number;
  readonly event: string | null;
  /** The mail to take, by number, Message-ID or subject. */
  readonly message: string | null;
  readonly scope: Scope | null;
  readonly idle: 'keep' | 'drop';
  readonly by: By;
  readonly groups: readonly GroupRule[];
  readonly renames: readonly Rename[];
  /** The file of a patch whose functions are marked; null takes a diff that stands in the inputs. */
  readonly patch: string | null;
  /** Units of work a second. */
  readonly rate: SideNumbers;
  /** Inputs whose measurements belong to a side. */
  readonly beforeRates: readonly string[];
  readonly afterRates: readonly string[];
  /** Busy CPU-seconds a second. */
  readonly cpus: SideNumbers;
  /** Samples of single runs. */
  readonly samples: SideNumbers;
  /** What `noise -f json` printed of runs, for single runs to be held against. */
  readonly noise: string | null;
  readonly unit: string | null;
  readonly link: Link | null;
  readonly ghz: number | null;
  /** How pictures are drawn. */
  readonly picture: PictureOptions;
  /** The conditions of the gate; empty without one. */
  readonly failOn: readonly GateCondition[];
  readonly allowUnderpowered: boolean;
  /** The file of --config, `none`, or null where what stands around is taken. */
  readonly config: string | null;
  /** What is to be recorded; null for every other command. */
  readonly record: RecordPlan | null;
  readonly from: string | null;
  /** The perf that prints recordings; null is the one on the PATH. */
  readonly perf: string | null;
  readonly ascii: boolean;
  readonly color: (typeof COLORS)[number];
  readonly width: number | null;
  readonly strict: boolean;
  readonly maxBytes: number;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Told how far reading is; absent where nobody watches. */
  readonly progress?: Progress | undefined;
  /** The script that a second thread runs; absent where there is none. */
  readonly second?: string | undefined;
}

/** What the parser printed instead of options: help, or the version. */
export interface Printed {
  readonly text: string;
}

/** Returns the options that an argument list states, or the help it asks for. Throws a UsageError when it is wrong. */
export async function parseOptions(args: readonly string[], version: string): Promise<Options | Printed> {
  // yargs looks its options up in plain objects, where these names are never missing.
  const inherited = args.find((arg) => /^--[^=]+/.test(arg) && arg.replace(/^--|=.*$/g, '') in {});
  if (inherited !== undefined) throw new UsageError(`unknown option ${inherited}`);
  const plain = await parsePlainLine(hideDashes(args));
  if (plain !== null) return toOptions(checkedValues(plain));
  let printed = '';
  let problem: string | null = null;
  const { buildParser } = await import('./parser.ts');
  const shell = args[0] === 'completion' ? shellOf(args, process.env) : undefined;
  const parser = buildParser(version, shell).fail((message, error) => {
    problem ??= message ?? error?.message ?? 'the command line cannot be read';
  });
  const argv = await parser.parseAsync(hideDashes(args), {}, (_error: unknown, _argv: unknown, output: string) => {
    printed = output;
  });
  if (args[0] === '--get-yargs-completions')
    return { text: await (await import('./offered.ts')).worthTyping(printed, args) };
  if (problem !== null) {
    const { plainProblem } = await import('./plain-problem.ts');
    throw new UsageError(showDashes(plainProblem(problem, knownOptions(parser, args))));
  }
  if (printed !== '') return { text: shell === undefined ? printed : completionScript(printed, shell) };
  return toOptions(checkedValues({ ...argv }));
}

/** The names of all options of the command, without the single letters. */
function knownOptions(parser: unknown, args: readonly string[]): readonly string[] {
  const { key } = (parser as { getOptions: () => { key: Readonly<Record<string, unknown>> } }).getOptions();
  const own = args[0] === 'record' ? RECORD_OPTIONS : [];
  return [...Object.keys(key).filter((name) => name.length > 1), ...own];
}

/** Commands with nothing to do where nothing stands behind them; a comparison says itself what it lacks. */
const NEEDS_INPUTS: ReadonlySet<Command> = new Set(['list', 'show', 'noise']);

function inputsOf(values: Values, command: Command): readonly string[] {
  const inputs = [...listOf(values.inputs ?? values.words), ...listOf(values['--']).map(String)];
  if (inputs.length > 0 || !NEEDS_INPUTS.has(command)) return inputs;
  throw new UsageError(`${command} has no input, expected one behind it: perfshift ${command} FILE`);
}

function toOptions(values: Values): Options {
  const first = String(values._[0] ?? 'diff');
  const command: Command = COMMANDS.find((name) => name === first) ?? 'diff';
  if (command === 'config' && values._.length > 1)
    throw new UsageError(`config takes no input, found "${values._[1]}"`);
  if (values.series !== undefined && command !== 'diff')
    throw new UsageError(`--series stands with ${command}, expected a comparison`);
  if (values['fail-on'] !== undefined && command !== 'diff')
    throw new UsageError(`--fail-on stands with ${command}, expected a comparison`);
  return {
    command,
    inputs: inputsOf(values, command),
    before: listOf(values.before),
    after: listOf(values.after),
    series: listOf(values.series),
    format: orNull(values.format),
    outputs: listOf(values.output),
    sort: values.sort,
    top: topOf(values.top),
    minDelta: pointsOf('min-delta', values['min-delta']),
    only: orNull(values.only),
    match: values.match === undefined ? null : expressionOf('match', values.match),
    suffixes: values.suffixes,
    alpha: values.alpha === undefined ? 0.05 : levelOf(values.alpha),
    event: orNull(values.event),
    message: orNull(values.message),
    scope: scopeOf(values.scope),
    idle: values.idle,
    by: values.by ?? (values.group === undefined ? 'symbol' : 'group'),
    groups: listOf(values.group).map(groupOf),
    renames: listOf(values.rename).map(renameOf),
    patch: orNull(values.patch),
    rate: sideNumbers('rate', values.rate, false),
    beforeRates: listOf(values['before-rates']),
    afterRates: listOf(values['after-rates']),
    cpus: sideNumbers('cpus', values.cpus, true),
    samples: sideNumbers('samples', values.samples, false),
    noise: orNull(values.noise),
    unit: orNull(values.unit),
    link: linkOf(values.link),
    ghz: values.ghz === undefined ? null : positiveNumber('ghz', values.ghz),
    picture: {
      widthBy: values['width-by'],
      measure: orNull(values.measure),
      scale: values.scale === undefined ? DEFAULT_PICTURE.scale : positiveNumber('scale', values.scale),
      colorBy: values['color-by'],
      palette: values.palette,
      script: !values['no-script'],
    },
    failOn: listOf(values['fail-on']).map(conditionOf),
    allowUnderpowered: values['allow-underpowered'],
    config: orNull(values.config),
    record: command === 'record' ? planOf(values, listOf(values.output)) : null,
    from: orNull(values.from),
    perf: orNull(values.perf),
    ascii: values.ascii,
    color: values.color,
    width: values.width === undefined ? null : wholeNumber('width', values.width, 20),
    strict: values.strict,
    maxBytes: wholeNumber('max-bytes', values['max-bytes'], 1),
    quiet: values.quiet,
    verbose: values.verbose,
  };
}

/** An option that may be repeated: yargs gives one value as itself. */
function listOf<T extends string | number>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return typeof value === 'string' || typeof value === 'number' ? [value] : value;
}

/** What the command line leaves out is null. */
function orNull<T>(value: T | undefined): T | null {
  return value === undefined ? null : value;
}
