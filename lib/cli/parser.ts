import yargs, { type Argv } from 'yargs';
import { SORTS, type Sort } from '../diff/rank.ts';
import { BINARY_FORMATS, FORMATS } from '../formats/registry.ts';
import { COLOR_BYS, DEFAULT_PICTURE, MEASURES, PALETTES, WIDTH_BYS } from '../render/picture-options.ts';
import { RENDERERS } from '../render/registry.ts';
import { SHOW_RENDERERS } from '../render/show/registry.ts';
import { BYS } from '../report/by.ts';
import { ONLY, type Only } from '../report/view.ts';
import { DEFAULT_MAX_BYTES } from '../source/decode.ts';
import { asShell, SHELLS, type Shell } from './completion.ts';
import { EXAMPLES } from './examples.ts';
import { unheededBy } from './heeded.ts';
import { OPTION_GROUPS } from './option-groups.ts';
import { flag, text } from './option-kinds.ts';
import { withRecordOptions } from './record/options.ts';
import { COLORS } from './terminal.ts';

const FORMAT_NAMES = [
  ...new Set([...RENDERERS.map((renderer) => renderer.name), ...SHOW_RENDERERS.map(({ name }) => name)]),
];

const WORDS = { type: 'string', array: true } as const;
const INPUTS = {
  ...WORDS,
  describe: 'file, file#2, file#label, name=file, a directory of runs, or - for standard input',
} as const;

/** What yargs keeps of its help; its types lack it. */
interface WithUsage {
  readonly getInternalMethods?: () => { readonly getUsageInstance?: () => { cacheHelpMessage?: () => void } };
}

/** yargs lays out the help of a command that ran, in case it is asked for afterwards, which takes longer than to read a mail. */
function forgetHelp(parser: WithUsage): void {
  const usage = parser.getInternalMethods?.().getUsageInstance?.();
  if (usage?.cacheHelpMessage !== undefined) usage.cacheHelpMessage = () => undefined;
}

interface Completing {
  readonly completion: (command: string, shown: false) => Argv;
  readonly showCompletionScript: (script: string, command: string) => void;
}

/** The formats of the commands that have others than a comparison. */
const OWN_FORMATS: Readonly<Record<string, readonly string[]>> = {
  list: ['text', 'json'],
  show: SHOW_RENDERERS.map(({ name }) => name),
  noise: ['text', 'json'],
  config: ['text', 'json'],
};

/** Shows a command's own formats in place of those of a comparison. */
function ownFormats(args: Argv, formats: readonly string[]): void {
  args.describe('format', 'output format (default text)');
  // A second call of `choices` would add to the first.
  (args as unknown as { getOptions: () => { choices: Record<string, unknown> } }).getOptions().choices.format = formats;
}

/**
 * Returns the parser of the command line: every option, its choices and its help. A completion script that it prints is one
 * of the shell.
 */
export function buildParser(version: string, shell?: Shell): ReturnType<typeof yargs> {
  const shown = <T>(args: Argv<T>, command: string): Argv<T> => {
    const lines = (EXAMPLES[command] ?? []).flatMap(([typed, use]) => [`  perfshift ${typed}`, `      ${use}`]);
    const formats = OWN_FORMATS[command];
    if (formats !== undefined) ownFormats(args as Argv, formats);
    for (const name of unheededBy(command)) args.hide(name);
    return args.epilog(['Examples:', ...lines].join('\n'));
  };
  // The types of yargs lack the hidden completion, whose own command a default command would shadow.
  const completing = (shell === undefined ? yargs() : asShell(shell, () => yargs())) as unknown as Completing;
  forgetHelp(completing as unknown as WithUsage);
  const parser = completing
    .completion('completion-script', false)
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
      'populate--': true,
    })
    .usage(
      'perfshift <before> <after>\nperfshift <input with both sides>\n\nSays which symbols shifted between two perf profiles, as they were pasted into a mail.',
    )
    .command(['$0 [inputs..]', 'diff [inputs..]'], 'compare two profiles', (args) =>
      shown(args, 'diff').positional('inputs', INPUTS),
    )
    .command('list [inputs..]', 'show which profiles and pairs the inputs hold', (args) =>
      shown(args, 'list').positional('inputs', INPUTS),
    )
    .command('show [inputs..]', 'show one profile, normalized', (args) =>
      shown(args, 'show').positional('inputs', { ...INPUTS, describe: 'one file, file#2, file#label, or -' }),
    )
    .command('noise [inputs..]', 'say which shifts runs of one condition could show', (args) =>
      shown(args, 'noise').positional('inputs', { ...INPUTS, describe: 'a directory of runs, or three files or more' }),
    )
    .command('record', 'record runs with perf into -o DIRECTORY: perfshift record -o before [-- COMMAND]', (args) =>
      withRecordOptions(shown(args, 'record')).describe('output', 'the directory where the runs go'),
    )
    .command('config', 'show the settings of .perfshiftrc, package.json and the user', (args) => shown(args, 'config'))
    .command(
      'completion [shell]',
      'print a completion script for bash or zsh',
      (args) =>
        shown(args, 'completion').positional('shell', {
          choices: SHELLS,
          describe: 'the shell (default: that of SHELL)',
        }),
      () => completing.showCompletionScript('perfshift', 'completion'),
    )
    .command('explain [words..]', 'say what a diagnostic, a column or a sign means', (args) =>
      shown(args, 'explain').positional('words', {
        ...WORDS,
        describe: 'what is to be explained; none lists them all',
      }),
    )
    .option('before', { type: 'string', array: true, requiresArg: true, describe: 'the side before the change' })
    .option('after', { type: 'string', array: true, requiresArg: true, describe: 'the side after the change' })
    .option('series', {
      ...text('more than two versions, each compared with the first: files, directories of runs, or a mail'),
      array: true,
    })
    .option('format', { ...text('output format; table on a terminal, else mail'), alias: 'f', choices: FORMAT_NAMES })
    .option('output', { ...text('write to a file, its ending chooses the format; may be repeated'), alias: 'o' })
    .option('sort', { ...text('order of the rows'), choices: SORTS, default: 'delta' as Sort })
    .option('top', text('rows to show, or all (20 in a table, 12 in a mail)'))
    .option('min-delta', text('show rows that shifted by at least so many points'))
    .option('only', { ...text('show rows of one kind'), choices: Object.keys(ONLY) as Only[] })
    .option('match', text('show rows whose symbol matches a regular expression'))
    .option('alpha', text('level of the tests over repeated runs (default 0.05)'))
    .option('event', { ...text('the event to take, where an input has several, or to record'), alias: 'e' })
    .option('message', text('the mail to take of several: its number, Message-ID or part of its subject'))
    .option('scope', text('comm=A,B keeps rows of these commands (also cpu=, dso=, domain=; several joined by ;)'))
    .option('idle', { ...text('idle symbols'), choices: ['keep', 'drop'] as const, default: 'keep' as const })
    .option('by', { ...text('what a row is (default symbol, or group where groups are named)'), choices: BYS })
    .option('group', text('NAME=REGEX sums symbols under a name; may be repeated'))
    .option('rename', text('OLD=NEW accepts a move; may be repeated'))
    .option('patch', text('mark the functions that a diff touches (default: a diff in the mail)'))
    .option('rate', text('before=N,after=N units of work a second'))
    .option('before-rates', { ...text('inputs with measurements of a side'), array: true })
    .option('after-rates', { ...text('inputs with measurements of a side'), array: true })
    .option('samples', text('before=N,after=N sample counts, where the input has none'))
    .option('noise', text('what noise -f json printed of runs of your own, to hold single runs against'))
    .option('cpus', text('busy CPUs that 100 % stands for: N or before=N,after=N (default 1)'))
    .option('unit', text('the unit of work (default: of the measurement, else packet)'))
    .option('link', text('a link such as 100G: the time it leaves for the smallest frame'))
    .option('ghz', text('the clock, for cycles in place of ns'))
    .option('width-by', {
      ...text('picture: what widths are, max is the larger of both sides'),
      choices: WIDTH_BYS,
      default: DEFAULT_PICTURE.widthBy,
    })
    .option('measure', {
      ...text('picture: shares, shares at equal cost, or cost (default: what was tested, else share)'),
      choices: MEASURES,
    })
    .option('scale', text(`picture: points at which a colour is full (default ${DEFAULT_PICTURE.scale})`))
    .option('color-by', {
      ...text('picture: colour by the shift of a frame with its callees, or of its own code'),
      choices: COLOR_BYS,
      default: DEFAULT_PICTURE.colorBy,
    })
    .option('palette', {
      ...text('picture: for a light or a dark page; auto follows the page of the reader'),
      choices: PALETTES,
      default: DEFAULT_PICTURE.palette,
    })
    .option('no-script', flag('picture: leave out the script that makes it alive in a browser'))
    .option('suffixes', {
      ...text('compiler suffixes such as .isra.0'),
      choices: ['fold', 'keep'] as const,
      default: 'fold' as const,
    })
    .option('fail-on', text('[NAME:]grew, shrank or shift, with >POINTS: exit with 1 where it is so; may be repeated'))
    .option('allow-underpowered', flag('do not fail where --fail-on asks for more than the inputs could show'))
    .option('config', text('take the settings of this file, or none'))
    .option('from', {
      ...text('read one input format only'),
      choices: [...FORMATS.filter((format) => format.refused !== true), ...BINARY_FORMATS].map((format) => format.name),
    })
    .option('perf', text('the perf that prints recordings (default: the one on the PATH)'))
    .option('ascii', flag('no character beyond ASCII'))
    .option('color', { ...text('colour'), choices: COLORS, default: 'auto' as const })
    .option('width', text('columns of the table'))
    .option('strict', flag('warnings are errors'))
    .option('max-bytes', { ...text('largest input, decompressed'), default: String(DEFAULT_MAX_BYTES) })
    .option('quiet', flag('no notes and warnings'))
    .option('verbose', flag('every diagnostic in full'))
    .epilog(
      'exit status: 0 done, 1 a --fail-on is met, 2 wrong command line, 3 an input cannot be read or compared or --fail-on could not be told, 70 a bug',
    )
    .strictOptions();
  for (const { title, options } of OPTION_GROUPS) parser.group(options, `${title}:`);
  return parser as unknown as ReturnType<typeof yargs>;
}
