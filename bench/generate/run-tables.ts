/** Repeated runs of two sides as tables of `perf report -n -s comm,dso,sym`, complete: every row has its count. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Place, placesOf } from './names.ts';
import { nearlyNormal, type Random, randomOf } from './random.ts';
import { writeTexts } from './write.ts';

/** What is written; the same options give the same bytes. */
export interface RunTablesOptions {
  /** Runs of each side. */
  readonly runs: number;
  readonly symbols: number;
  readonly seed?: number;
}

/** Samples of a run for each symbol, in the mean. */
const SAMPLES_EACH = 200;
/** The variance of a count over its mean: what runs show beyond Poisson's 1. */
const SCATTER = 1.5;

/** Writes `before/` and `after/` with a file a run into a folder; returns their paths. */
export function writeRunTables(folder: string, options: RunTablesOptions): { before: string; after: string } {
  const random = randomOf((options.seed ?? 1) + 4);
  const half = Math.ceil(options.symbols / 2);
  const { kernel, user } = placesOf(random, half, options.symbols - half);
  const places = [...kernel, ...user];
  const means = meansOf(places.length);
  const [before, after] = [join(folder, 'before'), join(folder, 'after')];
  for (const [side, path] of [before, after].entries()) {
    mkdirSync(path, { recursive: true });
    for (let run = 1; run <= options.runs; run++) {
      const counts = means.map((mean, at) => countOf(random, side === 1 && at % 50 === 7 ? mean * 0.7 : mean));
      writeTexts(join(path, `${run}.report.txt`), tableOf(places, counts));
    }
  }
  return { before, after };
}

/** Zipf's law, flattened where it begins: no symbol has more than some percent. */
function meansOf(many: number): readonly number[] {
  const weights = Array.from({ length: many }, (_, rank) => 1 / (rank + 10));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (weight / sum) * many * SAMPLES_EACH);
}

function countOf(random: Random, mean: number): number {
  return Math.max(0, Math.round(mean + Math.sqrt(mean * SCATTER) * nearlyNormal(random)));
}

function* tableOf(places: readonly Place[], counts: readonly number[]): Generator<string> {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const order = counts.map((_, at) => at).filter((at) => (counts[at] ?? 0) > 0);
  order.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const shown = total >= 10_000 ? `${Math.floor(total / 1000)}K` : String(total);
  yield '# To display the perf.data header info, please use --header/--header-only options.\n#\n#\n# Total Lost Samples: 0\n#\n';
  yield `# Samples: ${shown} of event 'cpu-clock'\n# Event count (approx.): ${total * 1_003_009}\n#\n`;
  yield '# Overhead       Samples  Command          Shared Object                             Symbol\n';
  yield '# ........  ............  ...............  ........................................  ......................\n#\n';
  for (const at of order) {
    const [place, count] = [places[at], counts[at] ?? 0];
    if (place === undefined) continue;
    const level = place.address.startsWith('ffff') ? 'k' : '.';
    const share = `${((100 * count) / total).toFixed(2)}%`.padStart(10);
    yield `${share}  ${String(count).padStart(12)}  storage server   ${place.dso.padEnd(40)}  [${level}] ${place.symbol}\n`;
  }
  yield '\n\n#\n# (Tip: nothing)\n#\n';
}
