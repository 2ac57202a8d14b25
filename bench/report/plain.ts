import type { NodeProgram } from '../harness/row.ts';
import { megabytes } from '../rows/sizes.ts';
import type { Sweep } from '../sweep/sweep.ts';
import { boundCell, figureCells, growthWords, holdsCell, processorCell, ratioCell, seconds } from './cells.ts';
import type { Judged } from './judged.ts';

/** Returns a row as lines for a terminal: bounds first, then who took how long. */
export function plainRow(node: NodeProgram, { row, ours, others, verdicts, agreement }: Judged): string {
  const lines = [`${row.what} (Node ${node.version})`];
  for (const verdict of verdicts)
    lines.push(
      `  ${ratioCell(verdict).padEnd(9)} (processor ${processorCell(verdict)}) at most ${boundCell(verdict)}: ${holdsCell(verdict)}`,
    );
  if (row.missing !== undefined) lines.push(`  ${row.missing}`);
  for (const [at, measured] of [ours, ...others].entries()) {
    const [fastest = '', median = '', cpu = '', memory = ''] = figureCells(measured);
    const cells = [fastest.padStart(8), median.padStart(8), cpu.padStart(8), memory.padStart(8)].join(' ');
    lines.push(
      `  ${cells}  ${at === 0 ? 'perfshift' : measured.subject.name}${measured.problem === null ? '' : `: ${measured.problem}`}`,
    );
  }
  if (agreement !== null) lines.push(`  ${agreement.holds ? 'agrees' : 'DISAGREES'}: ${agreement.said}`);
  return `${lines.join('\n')}\n`;
}

/** Returns a sweep as lines for a terminal. */
export function plainSweep({ what, points, growth }: Sweep): string {
  const lines = points.map(({ bytes, figures, problem }) => {
    const size = megabytes(bytes).padStart(8);
    if (figures === null) return `  ${size}  failed: ${problem}`;
    const memory = figures.peakBytes === null ? '' : megabytes(figures.peakBytes);
    return `  ${size} ${seconds(figures.least).padStart(8)} ${memory.padStart(8)}`;
  });
  return [`${what}: ${growthWords(growth)}`, ...lines, ''].join('\n');
}
