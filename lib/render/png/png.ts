import { diagnostic, InputError } from '../../model/diagnostic.ts';
import type { Report } from '../../report/report.ts';
import type { RenderOptions } from '../renderer.ts';
import { renderSvg } from '../svg/svg.ts';

/** Pixels of the image for each of the picture: small print stays sharp on a dense screen. */
const ZOOM = 2;

/**
 * Returns the picture as a PNG, on a light page unless a dark one is asked for, with the fonts of this machine. Throws an InputError where the library
 * that draws it is not there for this platform, and where no font is.
 */
export async function renderPng(report: Report, options: RenderOptions): Promise<Uint8Array> {
  const { Resvg } = await loadResvg();
  const font = { loadSystemFonts: true, defaultFontFamily: 'DejaVu Sans Mono', monospaceFamily: 'DejaVu Sans Mono' };
  const probe = new Resvg('<svg xmlns="http://www.w3.org/2000/svg"><text y="9">x</text></svg>', { font });
  if (probe.getBBox() === undefined) {
    throw new InputError(
      diagnostic(
        'no-font',
        'png: no font is installed here, so a picture would have no words; install one, such as DejaVu, or write .svg',
      ),
    );
  }
  const picture = { ...options.picture, script: false };
  const svg = renderSvg(report, { ...options, picture });
  return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: ZOOM } }).render().asPng();
}

/** The library has a build for each platform, and not for every one. */
async function loadResvg(): Promise<typeof import('@resvg/resvg-js')> {
  try {
    return await import('@resvg/resvg-js');
  } catch {
    throw new InputError(
      diagnostic(
        'no-png',
        'png: the package @resvg/resvg-js is not installed, or has no build for this platform; write .svg instead',
      ),
    );
  }
}
