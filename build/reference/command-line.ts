import { commandsOf } from '../../lib/cli/heeded.ts';
import {
  ENVIRONMENT,
  type ManualOption,
  manualCommands,
  manualOptions,
  SETTINGS_FILES,
  STATUSES,
} from '../../lib/cli/manual.ts';
import { OPTION_GROUPS } from '../../lib/cli/option-groups.ts';
import { RECORD_OPTIONS } from '../../lib/cli/record/options.ts';
import { RENDERERS } from '../../lib/render/registry.ts';
import { code, page, prose, table } from './markdown.ts';

/** Returns the page of commands, options, exit statuses, files and environment. */
export function commandLinePage(): string {
  const options = manualOptions('');
  const groups = [...OPTION_GROUPS, { title: 'Recording', options: RECORD_OPTIONS }];
  const known = new Set(groups.flatMap((group) => group.options));
  const stray = options.filter(({ name }) => !known.has(name));
  if (stray.length > 0) throw new Error(`no group holds ${stray.map(({ name }) => name).join(', ')}`);
  return page('The command line', '`lib/cli/option-table.ts`', [
    'An input is `file`, `file#2` (its second profile), `file#label`, `name=file`, a directory of runs (behind `name=` too), or `-` for standard input.',
    '## Commands',
    table(
      ['command', 'what it does'],
      manualCommands('').map(([name, text]) => [code(name), prose(text)]),
    ),
    '## Options',
    'An option that means nothing to a command is passed over, with the warning `unused-option`; `--series` and `--fail-on` are an error where nothing is compared. `--help` of a command shows those that it heeds.',
    ...groups.flatMap(({ title, options: names }) => [
      `### ${title}`,
      `Of ${names === RECORD_OPTIONS ? 'record' : commandsOf(names)}.`,
      table(
        ['option', 'what it does', 'takes', 'default'],
        options.filter(({ name }) => names.includes(name)).map(optionRow),
      ),
    ]),
    '## Output formats of a comparison',
    table(
      ['format', 'ending of a file', 'rows shown'],
      RENDERERS.map(({ name, ending, rows }) => [
        code(name),
        ending === null ? 'none' : code(ending),
        rows === null ? 'all' : String(rows),
      ]),
    ),
    '## Exit status',
    table(
      ['status', 'when'],
      STATUSES.map(([status, text]) => [String(status), text]),
    ),
    '## Files',
    table(
      ['file', 'what it holds'],
      SETTINGS_FILES.map(([name, text]) => [prose(name), text]),
    ),
    '## Environment',
    table(
      ['variable', 'what it does'],
      ENVIRONMENT.map(([name, text]) => [code(name), text]),
    ),
  ]);
}

function optionRow({ names, takesValue, text, choices, usual }: ManualOption): readonly string[] {
  const value = choices.length > 0 ? choices.map(code).join(' ') : takesValue ? 'a value' : '';
  return [names.map(code).join(' '), prose(text), value, usual === null ? '' : code(usual)];
}
