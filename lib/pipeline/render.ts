import type { Comparison } from '../model/comparison.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { GateResult } from '../model/gate.ts';
import { textOf } from '../model/output.ts';
import { RENDERERS } from '../render/registry.ts';
import type { RenderOptions } from '../render/renderer.ts';
import { buildReport } from '../report/build.ts';
import { type View, WHOLE_VIEW } from '../report/view.ts';
import { frameNamer } from '../symbols/name-frame.ts';

/** What is to be rendered, and how. What is absent is as on the command line, with colour off and 80 columns. */
export interface RenderRequest {
  readonly diagnostics?: readonly Diagnostic[];
  /** What `judgeGate` made of the comparisons. */
  readonly gate?: readonly GateResult[];
  readonly view?: Partial<View>;
  readonly options?: Partial<RenderOptions>;
}

/** An output format that is no text. */
export type BinaryFormat = 'png' | 'pprof' | 'pprof-before' | 'pprof-after';
/** An output format that is text. */
export type TextFormat = 'table' | 'mail' | 'markdown' | 'csv' | 'json' | 'svg' | 'folded' | 'speedscope';

/** What an output format gives: text or bytes; either where only the caller knows the name. */
export type Rendered<F extends string> = F extends TextFormat
  ? string
  : F extends BinaryFormat
    ? Uint8Array
    : string | Uint8Array;

/**
 * Returns comparisons in the output format of a name: text, or the bytes of what is no text. Throws a RangeError when
 * there is no such format, an InputError where a picture cannot show what it is asked for.
 */
export async function render<F extends string>(
  comparisons: readonly Comparison[],
  format: F,
  request: RenderRequest = {},
): Promise<Rendered<F>> {
  const renderer = RENDERERS.find((each) => each.name === format);
  if (renderer === undefined) {
    throw new RangeError(`no output format "${format}", expected ${RENDERERS.map((each) => each.name).join(', ')}`);
  }
  const view: View = { ...WHOLE_VIEW, top: renderer.rows, rare: renderer.rows === null, ...request.view };
  const draw = await renderer.load();
  const plain: RenderOptions = { width: 80, colorLevel: 0, ascii: false, nameFrame: frameNamer() };
  const options: RenderOptions = { ...plain, ...request.options };
  const rendered = await draw(buildReport(comparisons, request.diagnostics ?? [], view, request.gate), options);
  const isWhole = typeof rendered === 'string' || rendered instanceof Uint8Array;
  return (isWhole ? rendered : textOf(rendered)) as Rendered<F>;
}
