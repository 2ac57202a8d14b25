import type { ComparisonReport, Report } from '../../report/report.ts';
import { DEFAULT_PICTURE, type PictureOptions } from '../picture-options.ts';
import type { RenderOptions } from '../renderer.ts';
import { styleSheet } from './palette.ts';
import { drawPanel, type Panel } from './panel.ts';
import { MARGIN } from './part.ts';
import { SCRIPT } from './script/script.ts';
import { round, xml } from './xml.ts';

/** Pixels of the picture without a browser's help. */
const WIDTH = 1000;
/** What any picture may take, in bytes. */
const LARGEST = 250_000;
/** What a comparison takes beside its frames and data. */
const WORDS = 16_000;
/** More comparisons than these would leave no room for any. */
const MOST = 8;

/**
 * Returns the comparisons as one SVG in ASCII: an icicle of flat tables, a differential flame graph of call chains. It
 * needs nothing but itself, is a picture without a browser, and holds its data (`metadata`, see data.ts).
 */
export function renderSvg(report: Report, { picture, nameFrame = (frame) => frame }: RenderOptions): string {
  const options: PictureOptions = { ...DEFAULT_PICTURE, ...picture };
  const shown = report.comparisons.slice(0, MOST);
  const style = styleSheet(options.palette);
  const script = options.script ? `<script>//<![CDATA[\n${SCRIPT}\n//]]></script>\n` : '';
  const room = Math.floor((LARGEST - style.length - script.length - 2000) / Math.max(1, shown.length)) - WORDS;
  const panels = shown.map((each) => drawPanel(each, { options, nameFrame, width: WIDTH, room }));
  const left = report.comparisons.length - shown.length;
  const more = left === 0 ? [] : [morePanel(left)];
  return compose([...panels, ...more], style, script, report.comparisons);
}

function compose(
  panels: readonly Panel[],
  style: string,
  script: string,
  comparisons: readonly ComparisonReport[],
): string {
  let y = 0;
  const bodies = panels.map(({ body, height }) => {
    const placed = `<g class="panel" transform="translate(0,${round(y)})">\n${body}\n</g>`;
    y += height;
    return placed;
  });
  const height = round(Math.max(y, 2 * MARGIN));
  const [first] = comparisons;
  const title = first === undefined ? 'perfshift' : `perfshift: ${first.labels.before} -> ${first.labels.after}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" class="ps" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">`,
    `<title>${xml(title.slice(0, 300))}</title>`,
    `<desc>${xml(panels.flatMap(({ words }) => words).join('\n'))}</desc>`,
    `<style>${style}</style>`,
    `<defs>${hatch()}</defs>`,
    `<rect class="page" width="100%" height="100%"/>`,
    ...bodies,
    `${script}</svg>`,
    '',
  ].join('\n');
}

/** Lines across a frame that one side does not list. */
function hatch(): string {
  return '<pattern id="ps-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hl" d="M0 0V6" stroke-width="1.5"/></pattern>';
}

function morePanel(count: number): Panel {
  const words = `${count} more comparison${count === 1 ? ' is' : 's are'} not drawn; select with #, like mail.txt#3 mail.txt#4`;
  return { body: `<text class="m" x="${MARGIN}" y="20">${xml(words)}</text>`, height: 40, words: [words] };
}
