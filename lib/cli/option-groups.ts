/** A group of options, as help, manual and reference show them. */
export interface OptionGroup {
  readonly title: string;
  /** Commands for which they mean something. */
  readonly commands: string;
  readonly options: readonly string[];
}

/** Every option but those of `record`, by what it is about. */
export const OPTION_GROUPS: readonly OptionGroup[] = [
  {
    title: 'What is read',
    commands: 'diff; list, show and noise: all but before, after and series; record: event and perf',
    options: ['before', 'after', 'series', 'event', 'message', 'from', 'perf', 'max-bytes', 'strict', 'config'],
  },
  {
    title: 'What is compared',
    commands: 'diff; noise: scope, idle, suffixes; show: suffixes',
    options: ['scope', 'idle', 'suffixes', 'by', 'group', 'rename', 'patch'],
  },
  {
    title: 'Rates and costs',
    commands: 'diff',
    options: ['rate', 'before-rates', 'after-rates', 'cpus', 'unit', 'link', 'ghz'],
  },
  { title: 'Noise', commands: 'diff; noise: alpha', options: ['alpha', 'samples', 'noise'] },
  { title: 'Gate', commands: 'diff', options: ['fail-on', 'allow-underpowered'] },
  { title: 'Which rows', commands: 'diff', options: ['sort', 'top', 'min-delta', 'only', 'match'] },
  {
    title: 'Output',
    commands: 'diff, list, show, noise; record: output and quiet',
    options: ['format', 'output', 'ascii', 'color', 'width', 'quiet', 'verbose', 'help', 'version'],
  },
  {
    title: 'Pictures',
    commands: 'diff',
    options: ['width-by', 'measure', 'scale', 'color-by', 'palette', 'no-script'],
  },
];
