/** A type of value as a profile names it. */
export interface NamedType {
  readonly type: string;
  readonly unit: string;
}

/** One profile that a file of pprof holds: which of the values of a sample it takes. */
export interface Measure {
  /** What was counted; null where the type names no event. */
  readonly event: string | null;
  readonly unit: 'period' | 'samples' | 'share' | 'unknown';
  /** Position of the value that weighs. */
  readonly value: number;
  /** Position of the count of samples; null where there is none. */
  readonly samples: number | null;
}

/** The unit of a share that perfshift writes: parts of a thousand millions of the whole. */
export const SHARE_UNIT = 'ppb';
/** The name of a share, and of a weight, that is of no event. */
export const SHARE = 'share';
/** The name of a weight of which the input did not say what it counts. */
export const WEIGHT = 'weight';

const COUNT = 'count';
const IS_SAMPLES = /^samples?$/;
/** What perf_to_profile (perf_data_converter) writes for each event: its samples and its periods. */
const SAMPLES_OF = /^(.+)_sample$/;
const PERIOD_OF = /^(.+)_event$/;

/**
 * Returns the profiles that types of value make: one for each, except that a count of samples belongs to the others. A share
 * stands for itself only where nothing else does.
 */
export function measuresOf(types: readonly NamedType[]): readonly Measure[] {
  const samples = indexOf(types, ({ type, unit }) => IS_SAMPLES.test(type) && unit === COUNT);
  const others = types.flatMap((named, value): Measure[] => {
    if (value === samples) return [];
    if (named.unit === SHARE_UNIT) return [{ event: eventOf(named), unit: 'share', value, samples }];
    const counted = SAMPLES_OF.exec(named.type)?.[1];
    if (counted !== undefined && types.some(({ type }) => type === `${counted}_event`)) return [];
    const event = PERIOD_OF.exec(named.type)?.[1];
    const own = event === undefined ? null : indexOf(types, ({ type }) => type === `${event}_sample`);
    if (event !== undefined && own !== null) return [{ event, unit: 'period', value, samples: own }];
    return [{ event: eventOf(named), unit: named.type === WEIGHT ? 'unknown' : 'period', value, samples }];
  });
  const whole = others.filter(({ unit }) => unit !== 'share');
  if (whole.length > 0) return whole;
  if (others.length > 0) return others;
  return samples === null ? [] : [{ event: null, unit: 'samples', value: samples, samples }];
}

function eventOf({ type }: NamedType): string | null {
  return type === SHARE || type === WEIGHT || type === '' ? null : type;
}

function indexOf<T>(items: readonly T[], test: (item: T) => boolean): number | null {
  const at = items.findIndex(test);
  return at < 0 ? null : at;
}
