import type { Measurement } from '../model/measurement.ts';
import { withoutWarmUp } from './measure.ts';

/**
 * Returns the measurements of several logs of one side as one each: the values of the same kind, name and unit one after
 * the other, each log without its own warm-up. The order is that of first appearance.
 */
export function joinMeasurements(measurements: readonly Measurement[]): readonly Measurement[] {
  const joined = new Map<string, Measurement>();
  for (const each of measurements) {
    const key = JSON.stringify([each.kind, each.name, each.unit]);
    const known = joined.get(key);
    const values = withoutWarmUp(each.values);
    joined.set(key, {
      ...(known ?? each),
      values: [...(known?.values ?? []), ...values],
      logs: [...(known?.logs ?? []), values.length],
    });
  }
  return [...joined.values()];
}
