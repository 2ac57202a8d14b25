import type { Context } from '../harness/row.ts';
import type { Subject } from '../harness/subject.ts';

/** Returns a script of FlameGraph as a subject; none where there is no FlameGraph. */
export function flamegraphOf(
  { tools, folder }: Context,
  script: string,
  args: readonly string[],
): (Subject & { readonly output: string }) | null {
  if (tools.flamegraph === null) return null;
  const output = `${folder}/${script}.out`;
  return { name: script, command: 'perl', args: [`${tools.flamegraph}/${script}`, ...args], output };
}

/** What a table says where FlameGraph is missing. */
export const NO_FLAMEGRAPH = 'no FlameGraph here (--flamegraph DIR)';
