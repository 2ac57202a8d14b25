import type { Config } from './find.ts';
import { TABLES } from './keys.ts';

/** What a configuration adds to a command line. */
export interface Added {
  readonly file: string;
  readonly key: string;
  readonly words: readonly string[];
}

/** Returns what each configuration adds, the nearest first; a setting that was stated already is passed over. */
export function addedBy(
  configs: readonly Config[],
  isGiven: (option: string) => boolean,
  forNoise = false,
): readonly Added[] {
  const named = new Set(Object.values(TABLES));
  const given = new Set<string>();
  return configs.flatMap(({ file, settings }) => {
    const own = settings.filter(({ key, option }) => {
      if (forNoise && !OF_NOISE.has(option)) return false;
      return named.has(option) ? !given.has(key) : !given.has(option) && !isGiven(option);
    });
    for (const { key, option } of own) given.add(named.has(option) ? key : option);
    return own.map(({ key, option, value }) => ({
      file,
      key,
      words: value === null ? [`--${option}`] : [`--${option}=${value}`],
    }));
  });
}

/** What the noise floor looks at. */
const OF_NOISE: ReadonlySet<string> = new Set(['alpha', 'scope', 'idle', 'suffixes']);
