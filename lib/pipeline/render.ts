import type { Comparison } from '../model/comparison.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { GateResult } from '../model/gate.ts';
import { RENDERERS } from '../render/registry.ts';
import type { RenderOptions } from '../render/renderer.ts';
import { buildReport } from '../report/build.ts';
import { type View, WHOLE_VIEW } from '../report/view.ts';

/** What is to be rendered, and how. What is absent is as on the command line, with colour off and 80 columns. */
export interface RenderRequest {
  readonly diagnostics?: readonly Diagnostic[];
  /** What `judgeGate` made of the comparisons. */
  readonly gate?: readonly GateResult[];
  readonly view?: Partial<View>;
  readonly options?: Partial<RenderOptions>;
}

/** Returns comparisons as text in the output format of a name. Throws a RangeError when there is no such format. */
export async function render(
  comparisons: readonly Comparison[],
  format: string,
  request: RenderRequest = {},
): Promise<string> {
  const renderer = RENDERERS.find((each) => each.name === format);
  if (renderer === undefined) {
    throw new RangeError(`no output format "${format}", expected ${RENDERERS.map((each) => each.name).join(', ')}`);
  }
  const view: View = { ...WHOLE_VIEW, top: renderer.rows, rare: renderer.rows === null, ...request.view };
  const draw = await renderer.load();
  const options: RenderOptions = { width: 80, colorLevel: 0, ascii: false, ...request.options };
  return draw(buildReport(comparisons, request.diagnostics ?? [], view, request.gate), options);
}
