import type { CallTree } from './call-tree.ts';

/** Returns for each node of a tree what all chains weigh that end with it or below it. */
export function wholeWeights(tree: CallTree): Float64Array {
  const whole = new Float64Array(tree.size);
  for (let chain = 0; chain < tree.length; chain++) {
    const end = tree.endOf(chain);
    whole[end] = (whole[end] as number) + tree.weightOf(chain);
  }
  // A caller stands before its callees.
  for (let node = tree.size - 1; node > 0; node--) {
    const caller = tree.callerOf(node);
    whole[caller] = (whole[caller] as number) + (whole[node] as number);
  }
  return whole;
}
