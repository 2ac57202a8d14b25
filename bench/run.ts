/** Measures the program against floors and peers: `npm run bench`. Ends with 1 where a bound does not hold. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inputsIn } from './harness/inputs.ts';
import { machineLine } from './harness/machine.ts';
import { installedNode, nodeAt } from './harness/nodes.ts';
import type { Context, NodeProgram } from './harness/row.ts';
import { FULL, QUICK } from './harness/sizes.ts';
import { findTools } from './harness/tools.ts';
import { askedRows, measureRows } from './measure-rows.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import type { Judged } from './report/judged.ts';
import { markdownOf } from './report/markdown.ts';
import { plainSweep } from './report/plain.ts';
import { type Sweep, sweepAll } from './sweep/sweep.ts';

const args = process.argv.slice(2);
const options = readOptions(args, process.env);
if (options === null) process.stdout.write(USAGE);
else if (options.sweep || askedRows(options.only).any) process.exitCode = (await bench(options)) ? 0 : 1;
else throw new Error(`--only matches no line of the table: ${askedRows(null).words.join(', ')}`);

/** Returns whether all bounds hold and all outputs agree. */
async function bench(asked: Options): Promise<boolean> {
  const { cache, runs, limitSeconds } = asked;
  const folder = join(cache, 'output');
  mkdirSync(folder, { recursive: true });
  const tools = findTools(asked.flamegraph);
  const effort = { runs, limitSeconds, probe: tools.probe, tell };
  const nodes: readonly NodeProgram[] = [
    nodeAt(process.execPath),
    ...asked.nodes.map(nodeAt),
    ...asked.majors.map((major) => installedNode(cache, major)),
  ];
  const machine = machineLine();
  const contexts = nodes.map(
    (node): Context => ({
      node,
      program: programPath(),
      inputs: inputsIn(cache, 'bench'),
      tools,
      sizes: asked.quick ? QUICK : FULL,
      folder,
    }),
  );
  const byNode: { node: NodeProgram; judged: readonly Judged[] }[] = [];
  for (const context of contexts) {
    byNode.push({ node: context.node, judged: await measureRows(context, effort, asked.only, say) });
  }
  const [first] = contexts;
  const sweeps: readonly Sweep[] = asked.sweep && first !== undefined ? await sweepAll(first, effort) : [];
  for (const sweep of sweeps) say(plainSweep(sweep));
  tell('');
  if (asked.results !== null) {
    const command = `npm run bench${args.length === 0 ? '' : ` -- ${args.join(' ')}`}`;
    const shortened = shorten(asked);
    const { versions } = tools;
    writeFileSync(asked.results, markdownOf({ command, machine, versions, byNode, sweeps, shortened }));
  }
  const isLinear = sweeps.every(({ growth }) => growth.holds !== false);
  return (
    isLinear &&
    byNode.every(({ judged }) =>
      judged.every(({ verdicts, agreement }) => {
        return verdicts.every(({ holds }) => holds !== false) && agreement?.holds !== false;
      }),
    )
  );
}

/** The script that the package installs, as a path from here. */
function programPath(): string {
  const { bin }: { bin: { perfshift: string } } = JSON.parse(readFileSync('package.json', 'utf8'));
  return bin.perfshift;
}

/** Folders that only this machine has, in the order in which they are to be replaced. */
function shorten({ cache, flamegraph }: Options): readonly (readonly [string, string])[] {
  const names: (readonly [string, string])[] = [
    [cache, '$CACHE'],
    [process.execPath, 'node'],
    [`${process.cwd()}/`, ''],
  ];
  return flamegraph === null ? names : [[flamegraph, '$FLAMEGRAPH'], ...names];
}

function say(text: string): void {
  tell('');
  process.stdout.write(text);
}

/** What is being done, on a terminal only; replaced by what comes next. */
function tell(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
