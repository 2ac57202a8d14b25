/** Writes one of the generated inputs: `npm run bench:generate -- perf-script --bytes 200M --out big.script`. */
import { parseArgs } from 'node:util';
import { foldedSide } from './folded.ts';
import { listArchive } from './list-archive.ts';
import { perfScript } from './perf-script.ts';
import { recordSides } from './recordings.ts';
import { writeRunTables } from './run-tables.ts';
import { readSize } from './size.ts';
import { writeTexts } from './write.ts';

const USAGE = `bench:generate -- KIND --out PATH [--seed N], KIND one of
  perf-script   [--bytes 200M] [--stacks 20000] [--events cycles:P,...]
  folded        [--stacks 950000] --side before|after
  list-archive  [--bytes 200M]
  run-tables    [--runs 20] [--symbols 20000]           into the folder PATH
  recordings    [--samples 300000]                      into the folder PATH`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
    bytes: { type: 'string', default: '200M' },
    stacks: { type: 'string' },
    events: { type: 'string', default: 'cycles:P' },
    side: { type: 'string', default: 'before' },
    runs: { type: 'string', default: '20' },
    symbols: { type: 'string', default: '20000' },
    samples: { type: 'string', default: '300000' },
  },
});

const [kind = ''] = positionals;
const { out = '' } = values;
const seed = Number(values.seed);
const bytes = readSize(values.bytes);

const KINDS: Readonly<Record<string, () => unknown>> = {
  'perf-script': () => {
    const stacks = Number(values.stacks ?? 20_000);
    return writeTexts(out, perfScript({ bytes, stacks, seed, events: values.events.split(',') }));
  },
  folded: () => {
    const side = values.side === 'after' ? 'after' : 'before';
    return writeTexts(out, foldedSide({ stacks: Number(values.stacks ?? 950_000), seed }, side));
  },
  'list-archive': () => writeTexts(out, listArchive({ bytes, seed })),
  'run-tables': () => writeRunTables(out, { runs: Number(values.runs), symbols: Number(values.symbols), seed }),
  recordings: () => recordSides(out, { samples: Number(values.samples), source: 'bench/generate/busy.c' }),
};

const write = KINDS[kind];
if (write === undefined || out === '') {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else {
  write();
}
