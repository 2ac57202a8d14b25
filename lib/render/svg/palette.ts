import type { PaletteName } from '../picture-options.ts';

/** The colours of a picture on a light or on a dark page. */
export interface Palette {
  readonly page: string;
  readonly ink: string;
  /** Text that is not the message. */
  readonly muted: string;
  /** Outlines. */
  readonly line: string;
  readonly hatch: string;
  readonly focus: string;
  /** Fills by tone: shrank from the full colour on, no shift, grew up to the full colour. */
  readonly tones: readonly string[];
  /** Fills of what cannot be told, and of frames that only hold others. */
  readonly unknown: string;
  readonly holder: string;
  /** The room of a frame beyond both of its sides. */
  readonly room: string;
}

/**
 * Orange and blue stay apart for every kind of colour blindness, and the steps of either fall in lightness, so that a
 * grey print keeps their order; which way a frame went is said by its sign.
 */
export const LIGHT: Palette = {
  page: '#ffffff',
  ink: '#16181d',
  muted: '#575c66',
  line: '#5f6672',
  hatch: '#8d939e',
  focus: '#8b1fa9',
  tones: [
    '#4c94d8',
    '#76afe2',
    '#a2caec',
    '#c8e0f4',
    '#e2eff9',
    '#f6f6f4',
    '#fdebdc',
    '#fbd5b5',
    '#f6b786',
    '#ef9457',
    '#e8722c',
  ],
  unknown: '#dfe1e4',
  holder: '#f1f2f3',
  room: '#f8f8f9',
};

/** On a dark page the strongest shift is the brightest frame. */
export const DARK: Palette = {
  page: '#16181d',
  ink: '#f4f5f6',
  muted: '#a9afba',
  line: '#9aa1ae',
  hatch: '#636a77',
  focus: '#e59bff',
  tones: [
    '#1d68ad',
    '#205684',
    '#224664',
    '#233848',
    '#242e36',
    '#25272c',
    '#352c26',
    '#4b3627',
    '#6a4127',
    '#8a4a22',
    '#ae501a',
  ],
  unknown: '#3b3f47',
  holder: '#22252b',
  room: '#1b1d22',
};

/** Classes of the tones -5 to 9, in order: n shrank, z no shift, p grew; u cannot be told by a bound, v by the runs, w is not tested, x holds others. */
const CLASSES = ['n5', 'n4', 'n3', 'n2', 'n1', 'z', 'p1', 'p2', 'p3', 'p4', 'p5', 'u', 'v', 'w', 'x'] as const;

/** Returns the class of a tone. */
export function toneClass(tone: number): string {
  return CLASSES[tone + 5] ?? 'x';
}

/** Columns of the font are at most this wide at its size: DejaVu, Menlo, Liberation and Courier have 0.60, Consolas less. */
export const COLUMN = 7.25;

/** Returns the style sheet: of the page that is asked for; of `auto` light, and dark where the reader's page is. */
export function styleSheet(palette: PaletteName): string {
  const fixed = [
    '.ps{font:12px ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,"Liberation Mono","Courier New",monospace}',
    '.ps text{white-space:pre}',
    '.ps .big{font-size:18px;font-weight:bold}',
    '.ps .b{fill:none;stroke-width:1}',
    '.ps .d{stroke-dasharray:3 2}',
    '.ps .num{font-size:10px}',
    '.ps .h{fill:url(#ps-hatch)}',
    '.ps .off{opacity:.35}',
    '.ps .k{cursor:pointer}',
    '.ps .now{font-weight:bold;text-decoration:underline}',
    '.ps input{font:inherit;width:100%;height:100%;box-sizing:border-box;border:1px solid;padding:0 4px}',
    '.ps [tabindex]{outline:none}',
  ];
  const other = palette === 'auto' ? `@media(prefers-color-scheme:dark){${colours(DARK)}}` : '';
  return `${fixed.join('')}${colours(palette === 'dark' ? DARK : LIGHT)}${other}`;
}

function colours(palette: Palette): string {
  const { page, ink, muted, line, hatch, focus, tones, unknown, holder, room } = palette;
  const fills = [...tones, unknown, unknown, unknown, holder];
  const rules = [
    ...CLASSES.map((name, at) => `.ps .${name} .a{fill:${fills[at]}}`),
    `.ps .page{fill:${page}}`,
    `.ps .s{fill:${room}}`,
    `.ps text{fill:${ink}}`,
    `.ps .m{fill:${muted}}`,
    `.ps .b{stroke:${line}}`,
    `.ps .hl{stroke:${hatch}}`,
    `.ps .on>.a,.ps .on>.b{stroke:${focus};stroke-width:2}`,
    `.ps .key text,.ps .key input{color:${ink};fill:${ink};background:${page};border-color:${line}}`,
    `.ps .hit>.a,.ps .hit>.b{stroke:${focus};stroke-width:1.5}`,
  ];
  return rules.join('');
}
