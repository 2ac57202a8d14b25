import { append } from '../model/append.ts';
import { diagnostic, InputError } from '../model/diagnostic.ts';
import { existsInput } from '../source/read.ts';
import { inputName } from './input-reader.ts';
import type { Options } from './options.ts';
import { sortPaths } from './sort-paths.ts';

/**
 * Returns the options with the files that patterns such as `before/*.txt` stand for, sorted by name, numbers by value:
 * for shells that leave patterns alone, and for patterns in quotes. An existing file of the name wins. Of two inputs each
 * pattern is the runs of its side. Throws an InputError for a pattern that no file matches.
 */
export async function expandGlobs(options: Options): Promise<Options> {
  const { inputs, before, after, beforeRates, afterRates } = options;
  if (![...inputs, ...before, ...after, ...beforeRates, ...afterRates].some(isPattern)) return options;
  const [first, second, ...more] = inputs;
  const rates = { beforeRates: await filesOf(beforeRates), afterRates: await filesOf(afterRates) };
  if (options.command === 'diff' && first !== undefined && second !== undefined && more.length === 0)
    return { ...options, ...rates, inputs: [], before: await filesOf([first]), after: await filesOf([second]) };
  return {
    ...options,
    ...rates,
    inputs: await filesOf(inputs),
    before: await filesOf(before),
    after: await filesOf(after),
  };
}

function isPattern(input: string): boolean {
  return /[*?[\]{}]/.test(input) && !existsInput(input) && !existsInput(inputName(input).path);
}

async function filesOf(inputs: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const input of inputs) append(files, isPattern(input) ? await matchesOf(input) : [input]);
  return files;
}

async function matchesOf(pattern: string): Promise<readonly string[]> {
  const { glob } = await import('tinyglobby');
  const { path, selector } = inputName(pattern);
  const found = await glob(path, { expandDirectories: false, onlyFiles: true });
  if (found.length === 0) {
    const message = `no file matches the pattern "${path}", expected profiles`;
    throw new InputError(diagnostic('no-match', message, path));
  }
  return sortPaths(found).map((file) => (selector === null ? file : `${file}#${selector}`));
}
