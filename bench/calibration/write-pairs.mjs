/** Writes the simulated pairs that reference.R reads: `node bench/calibration/write-pairs.mjs FOLDER`. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uniforms } from './random.mjs';
import { changedPair, readConditions, sharesOf, targetsOf } from './tables.mjs';

const base = sharesOf(readConditions().drop);
const targets = targetsOf(base.shares).map((at) => base.names[at]);
for (const change of [10, 20, 30]) {
  const lines = ['pair\ttarget\tb1\tb2\tb3\tb4\tb5\ta1\ta2\ta3\ta4\ta5'];
  for (let pair = 1; pair <= 2000; pair += 1) {
    const { names, before, after } = changedPair(uniforms(change * 10_000 + pair), base, change / 100);
    names.forEach((name, at) => {
      lines.push([pair, targets.includes(name) ? 1 : 0, ...before[at], ...after[at]].join('\t'));
    });
  }
  writeFileSync(join(process.argv[2], `pairs-${change}.tsv`), `${lines.join('\n')}\n`);
}
