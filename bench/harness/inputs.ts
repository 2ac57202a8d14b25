import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { foldedBoth, foldedRepeated, foldedSide } from '../generate/folded.ts';
import { type ListArchiveTruth, listArchive, noMails } from '../generate/list-archive.ts';
import { noTruth, perfScript } from '../generate/perf-script.ts';
import { recordSides } from '../generate/recordings.ts';
import { writeRunTables } from '../generate/run-tables.ts';
import { writeTexts } from '../generate/write.ts';

/** Inputs in a folder, made when they are first asked for. */
export interface Inputs {
  /** Samples of one event, and the folded stacks that a reader has to find in them. */
  script(bytes: number): { readonly path: string; readonly truth: string };
  /** Folded stacks of two sides. */
  folded(stacks: number): { readonly before: string; readonly after: string };
  /** The same in one file, with two counts a line. */
  foldedBoth(stacks: number): string;
  /** Folded stacks of which no more than some are distinct, however large the file. */
  foldedRepeated(bytes: number): string;
  /** A mailbox, and what was written into it. */
  archive(bytes: number): { readonly path: string; readonly truth: string };
  /** Tables of repeated runs, a folder a side. */
  runs(runs: number, symbols: number): { readonly before: string; readonly after: string };
  /** Recordings of perf. */
  recordings(samples: number): { readonly before: string; readonly after: string };
}

/** Distinct stacks where only the bytes shall grow. */
const REPEATED_STACKS = 20_000;

/** Returns the inputs below a folder; those that other generators made before are removed. */
export function inputsIn(cache: string, sources: string): Inputs {
  const texts = join(cache, `texts-${digestOf(join(sources, 'generate'), /\.ts$/)}`);
  const recorded = join(cache, `recordings-${digestOf(join(sources, 'generate'), /^(?:busy\.c|recordings\.ts)$/)}`);
  removeOthers(cache, [texts, recorded]);
  mkdirSync(texts, { recursive: true });
  const file = (name: string, write: (path: string) => void): string => {
    const path = join(texts, name);
    if (!existsSync(path)) write(path);
    return path;
  };
  return {
    script: (bytes) => {
      const [path, truth] = [join(texts, `script-${bytes}.txt`), join(texts, `script-${bytes}.truth`)];
      // The truth is written last.
      if (!existsSync(truth)) writeScript(path, truth, bytes);
      return { path, truth };
    },
    folded: (stacks) => {
      const side = (name: 'before' | 'after'): string =>
        file(`${name}-${stacks}.folded`, (path) => writeTexts(path, foldedSide({ stacks }, name)));
      return { before: side('before'), after: side('after') };
    },
    foldedBoth: (stacks) => file(`both-${stacks}.folded`, (path) => writeTexts(path, foldedBoth({ stacks }))),
    foldedRepeated: (bytes) =>
      file(`repeated-${bytes}.folded`, (path) => writeTexts(path, foldedRepeated({ bytes, stacks: REPEATED_STACKS }))),
    archive: (bytes) => {
      const [path, truth] = [join(texts, `archive-${bytes}.mbox`), join(texts, `archive-${bytes}.json`)];
      if (!existsSync(truth)) writeArchive(path, truth, bytes);
      return { path, truth };
    },
    runs: (runs, symbols) => {
      const folder = file(`runs-${runs}x${symbols}`, (path) => {
        writeRunTables(`${path}.part`, { runs, symbols });
        renameSync(`${path}.part`, path);
      });
      return { before: join(folder, 'before'), after: join(folder, 'after') };
    },
    recordings: (samples) => recordSides(recorded, { samples, source: join(sources, 'generate', 'busy.c') }),
  };
}

function writeScript(path: string, truthPath: string, bytes: number): void {
  const truth = noTruth();
  writeTexts(path, perfScript({ bytes }, truth));
  const [weights = new Map<string, number>()] = truth.weights.values();
  writeTexts(
    truthPath,
    [...weights].map(([stack, weight]) => `${stack} ${weight}\n`),
  );
}

function writeArchive(path: string, truthPath: string, bytes: number): void {
  const truth: ListArchiveTruth = noMails();
  writeTexts(path, listArchive({ bytes }, truth));
  writeTexts(truthPath, [JSON.stringify(truth)]);
}

/** What stands in the sources of the generators, as twelve digits. */
function digestOf(folder: string, names: RegExp): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) if (names.test(name)) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}

function removeOthers(cache: string, kept: readonly string[]): void {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (/^(?:texts|recordings)-[0-9a-f]{12}$/.test(name) && !kept.includes(path)) rmSync(path, { recursive: true });
  }
}
