import type { Options as Option } from 'yargs';
import { SORTS } from '../diff/rank.ts';
import { BINARY_FORMATS, FORMATS } from '../formats/registry.ts';
import { COLOR_BYS, DEFAULT_PICTURE, MEASURES, PALETTES, WIDTH_BYS } from '../render/picture-options.ts';
import { RENDERERS } from '../render/registry.ts';
import { SHOW_RENDERERS } from '../render/show/registry.ts';
import { BYS } from '../report/by.ts';
import { ONLY } from '../report/view.ts';
import { DEFAULT_MAX_BYTES } from '../source/decode.ts';
import { flag, text } from './option-kinds.ts';
import { COLORS } from './terminal.ts';

const formatNames = (): readonly string[] => [
  ...new Set([...RENDERERS.map((renderer) => renderer.name), ...SHOW_RENDERERS.map(({ name }) => name)]),
];

/** Every option but those of `record`, in the order of the help; each is made when the command line needs it. */
export const OPTIONS: Readonly<Record<string, () => Option>> = {
  before: () => ({ type: 'string', array: true, requiresArg: true, describe: 'the side before the change' }),
  after: () => ({ type: 'string', array: true, requiresArg: true, describe: 'the side after the change' }),
  series: () => ({
    ...text('more than two versions, each compared with the first: files, directories of runs, or a mail'),
    array: true,
  }),
  format: () => ({ ...text('output format; table on a terminal, else mail'), alias: 'f', choices: formatNames() }),
  output: () => ({ ...text('write to a file, its ending chooses the format; may be repeated'), alias: 'o' }),
  sort: () => ({ ...text('order of the rows'), choices: SORTS, default: 'delta' }),
  top: () => text('rows to show, or all (20 in a table, 12 in a mail)'),
  'min-delta': () => text('show rows that shifted by at least so many points'),
  only: () => ({ ...text('show rows of one kind'), choices: Object.keys(ONLY) }),
  match: () => text('show rows whose symbol matches a regular expression'),
  alpha: () => text('level of the tests over repeated runs (default 0.05)'),
  event: () => ({ ...text('the event to take, where an input has several, or to record'), alias: 'e' }),
  message: () => text('the mail to take of several: its number, Message-ID or part of its subject'),
  scope: () => text('comm=A,B keeps rows of these commands (also cpu=, dso=, domain=; several joined by ;)'),
  idle: () => ({ ...text('idle symbols'), choices: ['keep', 'drop'], default: 'keep' }),
  by: () => ({ ...text('what a row is (default symbol, or group where groups are named)'), choices: BYS }),
  group: () => text('NAME=REGEX sums symbols under a name; may be repeated'),
  rename: () => text('OLD=NEW accepts a move; may be repeated'),
  patch: () => text('mark the functions that a diff touches (default: a diff in the mail)'),
  rate: () => text('before=N,after=N units of work a second'),
  'before-rates': () => ({ ...text('inputs with measurements of a side'), array: true }),
  'after-rates': () => ({ ...text('inputs with measurements of a side'), array: true }),
  samples: () => text('before=N,after=N sample counts, where the input has none'),
  noise: () => text('what noise -f json printed of runs of your own, to hold single runs against'),
  cpus: () => text('busy CPUs that 100 % stands for: N or before=N,after=N (default 1)'),
  unit: () => text('the unit of work (default: of the measurement, else packet)'),
  link: () => text('a link such as 100G: the time it leaves for the smallest frame'),
  ghz: () => text('the clock, for cycles in place of ns'),
  'width-by': () => ({
    ...text('picture: what widths are, max is the larger of both sides'),
    choices: WIDTH_BYS,
    default: DEFAULT_PICTURE.widthBy,
  }),
  measure: () => ({
    ...text('picture: shares, shares at equal cost, or cost (default: what was tested, else share)'),
    choices: MEASURES,
  }),
  scale: () => text(`picture: points at which a colour is full (default ${DEFAULT_PICTURE.scale})`),
  'color-by': () => ({
    ...text('picture: colour by the shift of a frame with its callees, or of its own code'),
    choices: COLOR_BYS,
    default: DEFAULT_PICTURE.colorBy,
  }),
  palette: () => ({
    ...text('picture: for a light or a dark page; auto follows the page of the reader'),
    choices: PALETTES,
    default: DEFAULT_PICTURE.palette,
  }),
  'no-script': () => flag('picture: leave out the script that makes it alive in a browser'),
  suffixes: () => ({
    ...text('compiler suffixes such as .isra.0'),
    choices: ['fold', 'keep'],
    default: 'fold',
  }),
  'fail-on': () => text('[NAME:]grew, shrank or shift, with >POINTS: exit with 1 where it is so; may be repeated'),
  'allow-underpowered': () => flag('do not fail where --fail-on asks for more than the inputs could show'),
  config: () => text('take the settings of this file, or none'),
  from: () => ({
    ...text('read one input format only'),
    choices: [...FORMATS.filter((format) => format.refused !== true), ...BINARY_FORMATS].map((format) => format.name),
  }),
  perf: () => text('the perf that prints recordings (default: the one on the PATH)'),
  ascii: () => flag('no character beyond ASCII'),
  color: () => ({ ...text('colour'), choices: COLORS, default: 'auto' }),
  width: () => text('columns of the table'),
  strict: () => flag('warnings are errors'),
  'max-bytes': () => ({ ...text('largest input, decompressed'), default: String(DEFAULT_MAX_BYTES) }),
  quiet: () => flag('no notes and warnings'),
  verbose: () => flag('every diagnostic in full'),
};
