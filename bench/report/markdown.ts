import type { NodeProgram } from '../harness/row.ts';
import { commandLine, type Measured } from '../harness/subject.ts';
import { megabytes } from '../rows/sizes.ts';
import type { Sweep } from '../sweep/sweep.ts';
import { boundCell, figureCells, growthWords, holdsCell, processorCell, ratioCell, seconds } from './cells.ts';
import type { Judged } from './judged.ts';

/** Everything that a report says. */
export interface Results {
  /** `npm run bench -- ...`. */
  readonly command: string;
  readonly machine: string;
  readonly versions: readonly string[];
  readonly byNode: readonly { readonly node: NodeProgram; readonly judged: readonly Judged[] }[];
  readonly sweeps: readonly Sweep[];
  /** What stands in commands that no reader has, and what is written for it. */
  readonly shortened: readonly (readonly [string, string])[];
}

/** Returns the report as Markdown. */
export function markdownOf(results: Results): string {
  const text = [
    '# Results',
    '',
    `Written by \`${results.command}\`; [README.md](README.md) says how to read it.`,
    '',
    `- ${results.machine}`,
    ...results.versions.map((version) => `- ${version}`),
    ...results.byNode
      .filter(({ judged }) => judged.length > 0)
      .flatMap(({ node, judged }) => ['', `## Node ${node.version}`, '', ...bounds(judged), '', ...figures(judged)]),
    ...(results.sweeps.length === 0 ? [] : ['', '## Cost against size', '', ...results.sweeps.flatMap(sweepLines)]),
    '## Commands',
    '',
    ...commands(results),
    '',
  ].join('\n');
  return results.shortened.reduce((all, [long, short]) => all.replaceAll(long, short), text);
}

function bounds(judged: readonly Judged[]): readonly string[] {
  const lines = judged.flatMap(({ row, verdicts, agreement, ours }) => {
    const agrees = agreement === null ? '-' : `${agreement.holds ? '' : '**no**: '}${agreement.said}`;
    const rows = verdicts.map((verdict, at) => [
      at === 0 ? row.what : '',
      ratioCell(verdict),
      processorCell(verdict),
      boundCell(verdict),
      verdict.holds === false ? '**no**' : holdsCell(verdict),
      at === 0 ? (ours.problem ?? agrees) : '',
    ]);
    return rows.length > 0 ? rows : [[row.what, '-', '-', row.missing ?? '-', '-', ours.problem ?? agrees]];
  });
  return tableOf(['what', 'measured', 'processor', 'at most', 'holds', 'outputs agree'], lines);
}

function figures(judged: readonly Judged[]): readonly string[] {
  const lines = judged.flatMap(({ row, ours, others }) =>
    [ours, ...others].map((measured, at) => [
      at === 0 ? row.what : '',
      at === 0 ? 'perfshift' : measured.subject.name,
      ...figureCells(measured),
    ]),
  );
  return tableOf(['what', 'who', 'fastest', 'median', 'processor', 'memory', 'runs'], lines);
}

function sweepLines({ what, points, growth }: Sweep): readonly string[] {
  const lines = points.map(({ bytes, figures, problem }) =>
    figures === null
      ? [megabytes(bytes), 'failed', '', '', '', problem ?? '']
      : [
          megabytes(bytes),
          seconds(figures.least),
          figures.cpuSeconds === null ? '' : seconds(figures.cpuSeconds),
          `${(bytes / 1e6 / figures.least).toPrecision(3)} MB/s`,
          figures.peakBytes === null ? '' : megabytes(figures.peakBytes),
          '',
        ],
  );
  return [
    `${what}: ${growthWords(growth)}.`,
    '',
    ...tableOf(['size', 'fastest', 'processor', 'rate', 'memory', ''], lines),
    '',
  ];
}

function commands({ byNode }: Results): readonly string[] {
  const seen = new Map<string, string>();
  const add = ({ subject }: Measured): void => {
    if (!seen.has(subject.name)) seen.set(subject.name, commandLine(subject));
  };
  for (const { judged } of byNode)
    for (const { ours, others } of judged) for (const each of [ours, ...others]) add(each);
  return ['```sh', ...[...seen].map(([name, line]) => `${line}  # ${name}`), '```'];
}

function tableOf(titles: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(titles), `|${'---|'.repeat(titles.length)}`, ...rows.map(line)];
}
