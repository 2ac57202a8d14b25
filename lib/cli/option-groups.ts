/** A group of options, as help, manual and reference show them. */
export interface OptionGroup {
  readonly title: string;
  readonly options: readonly string[];
}

/** Every option but those of `record`, by what it is about. */
export const OPTION_GROUPS: readonly OptionGroup[] = [
  {
    title: 'What is read',
    options: ['before', 'after', 'series', 'event', 'message', 'from', 'perf', 'max-bytes', 'strict', 'config'],
  },
  {
    title: 'What is compared',
    options: ['scope', 'idle', 'suffixes', 'by', 'group', 'rename', 'patch'],
  },
  {
    title: 'Rates and costs',
    options: ['rate', 'before-rates', 'after-rates', 'cpus', 'unit', 'link', 'ghz'],
  },
  { title: 'Noise', options: ['alpha', 'samples', 'noise'] },
  { title: 'Gate', options: ['fail-on', 'allow-underpowered'] },
  { title: 'Which rows', options: ['sort', 'top', 'min-delta', 'only', 'match'] },
  {
    title: 'Output',
    options: ['format', 'output', 'ascii', 'color', 'width', 'quiet', 'verbose', 'help', 'version'],
  },
  {
    title: 'Pictures',
    options: ['width-by', 'measure', 'scale', 'color-by', 'palette', 'no-script'],
  },
];
