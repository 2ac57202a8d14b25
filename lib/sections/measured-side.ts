import type { Measurement } from '../model/measurement.ts';
import type { Profile } from '../model/profile.ts';

/**
 * Returns the measurements that belong to one profile of a document: those of its side that stand nearer to it than to
 * another profile of that side, nearest first. A document with a single profile has no other side: all are its own.
 */
export function measurementsOf(
  measurements: readonly Measurement[],
  profiles: readonly Profile[],
  profile: Profile,
): readonly Measurement[] {
  const { message } = profile;
  const own =
    message === undefined
      ? measurements
      : measurements.filter(({ line }) => line >= message.line && line <= message.endLine);
  if (profiles.length === 1) return own;
  if (profile.side === null) return [];
  const like = profiles.filter((each) => each.side === profile.side && each.message?.index === message?.index);
  return own
    .filter((each) => each.side === profile.side && nearest(each, like)?.line === profile.line)
    .toSorted((a, b) => distance(a, profile) - distance(b, profile) || a.line - b.line);
}

function nearest(measurement: Measurement, profiles: readonly Profile[]): Profile | undefined {
  return profiles.toSorted((a, b) => distance(measurement, a) - distance(measurement, b) || b.line - a.line)[0];
}

/** Lines between a measurement and a profile. */
function distance(measurement: Measurement, profile: Profile): number {
  return measurement.line > profile.endLine ? measurement.line - profile.endLine : profile.line - measurement.endLine;
}
