import yargs, { type Argv } from 'yargs';
import { asShell, SHELLS, type Shell } from './completion.ts';
import { EXAMPLES } from './examples.ts';
import { forgetHelp } from './forget-help.ts';
import { unheededBy } from './heeded.ts';
import { OPTION_GROUPS } from './option-groups.ts';
import { PARSING } from './option-kinds.ts';
import { OPTIONS } from './option-table.ts';
import { ownFormats } from './own-formats.ts';
import { withRecordOptions } from './record/options.ts';

const WORDS = { type: 'string', array: true } as const;
const INPUTS = {
  ...WORDS,
  describe: 'file, file#2, file#label, name=file, a directory of runs, or - for standard input',
} as const;

interface Completing {
  readonly completion: (command: string, shown: false) => Argv;
  readonly showCompletionScript: (script: string, command: string) => void;
}

/**
 * Returns the parser of the command line: every option, its choices and its help. A completion script that it prints is one
 * of the shell.
 */
export function buildParser(version: string, shell?: Shell): ReturnType<typeof yargs> {
  const shown = <T>(args: Argv<T>, command: string): Argv<T> => {
    const lines = (EXAMPLES[command] ?? []).flatMap(([typed, use]) => [`  perfshift ${typed}`, `      ${use}`]);
    ownFormats(args as Argv, command);
    for (const name of unheededBy(command)) args.hide(name);
    return args.epilog(['Examples:', ...lines].join('\n'));
  };
  // The types of yargs lack the hidden completion, whose own command a default command would shadow.
  const completing = (shell === undefined ? yargs() : asShell(shell, () => yargs())) as unknown as Completing;
  forgetHelp(completing);
  const parser = completing
    .completion('completion-script', false)
    .scriptName('perfshift')
    .locale('en')
    .exitProcess(false)
    .wrap(90)
    .version(version)
    .help()
    .parserConfiguration(PARSING)
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
    .epilog(
      'exit status: 0 done, 1 a --fail-on is met, 2 wrong command line, 3 an input cannot be read or compared or --fail-on could not be told, 70 a bug',
    )
    .strictOptions();
  for (const [name, option] of Object.entries(OPTIONS)) parser.option(name, option());
  for (const { title, options } of OPTION_GROUPS) parser.group(options, `${title}:`);
  return parser as unknown as ReturnType<typeof yargs>;
}
