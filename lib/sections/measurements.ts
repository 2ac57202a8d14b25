import type { FoundReadings } from '../model/found.ts';
import type { Measurement, Reading } from '../model/measurement.ts';
import type { Profile } from '../model/profile.ts';
import { trimSigns } from '../model/trim-signs.ts';
import { type Label, labelOf } from './label.ts';
import { sideOfWords } from './side-words.ts';

/** Lines of prose above a measurement among which its label is looked for. */
const REACH = 4;

/** A measurement to which lines are added. */
type Growing = Omit<Measurement, 'values' | 'endLine'> & { readonly values: number[]; endLine: number };

/**
 * Returns the measurements of one document in the order of their first lines: lines with the same name, unit and label
 * are values of one. The label is the heading above; words of the line itself (`before: 13.8 Mpps`) say more; figures
 * that follow a table with no words between belong to its side.
 */
export function labelMeasurements(
  source: string,
  found: readonly FoundReadings[],
  profiles: readonly Profile[],
): readonly Measurement[] {
  const measurements = new Map<string, Growing>();
  const own = new Set(found.map((item) => item.line.number));
  for (const item of found) {
    const label = labelOfReadings(item, profiles, own);
    for (const reading of item.readings) {
      const key = JSON.stringify([
        item.kind,
        reading.name,
        reading.unit,
        label.text,
        label.side,
        item.profilesAbove,
        item.message?.index,
        headingLine(item, own),
      ]);
      const known = measurements.get(key);
      if (known === undefined) measurements.set(key, measurementOf(source, item, reading, label));
      else {
        known.values.push(reading.value);
        known.endLine = item.line.number;
      }
    }
  }
  return [...measurements.values()].sort((a, b) => a.line - b.line);
}

/** Sections of equal labels stay apart: the line of the last heading tells them. */
function headingLine(item: FoundReadings, own: ReadonlySet<number>): number {
  return item.above.findLast((line) => !own.has(line.number))?.number ?? 0;
}

function labelOfReadings(item: FoundReadings, profiles: readonly Profile[], figures: ReadonlySet<number>): Label {
  const words = wordsOf(item);
  const own = sideOfWords(words);
  if (own !== null) return { text: words.slice(0, 60), side: own };
  const above = item.above
    .filter((line) => !figures.has(line.number))
    .slice(-REACH)
    .filter((line) => line.depth === item.line.depth);
  if (above.length > 0) return labelOf(above);
  const directly = item.isApart ? undefined : profiles[item.profilesAbove - 1];
  const table = directly?.message?.index === item.message?.index ? directly : undefined;
  return { text: table?.label ?? null, side: table?.side ?? null };
}

/** Figures with their units, which differ from line to line of one measurement. */
const FIGURES = /(?<![\w.])\d[\d.,'’]*(?: \d{3}(?!\d))*\s?(?:[kKMG]?\s?[A-Za-z]{2,12}(?:\/[a-z]{1,6})?|%)?/g;

/** The words of the line itself: of a line that a person wrote all, of a benchmark's those before the first colon. */
function wordsOf({ kind, line }: FoundReadings): string {
  const text = line.text.trim();
  const words = kind === 'plain-rate' ? text.replace(FIGURES, ' ') : (/^([^:\d]{1,40}):\s/.exec(text)?.[1] ?? '');
  return trimSigns(words.replace(/\s+/g, ' '), ' ,;', ' ,;');
}

function measurementOf(source: string, item: FoundReadings, reading: Reading, label: Label): Growing {
  return {
    source,
    line: item.line.number,
    endLine: item.line.number,
    label: label.text,
    side: label.side,
    kind: item.kind,
    name: reading.name,
    unit: reading.unit,
    role: reading.role,
    priority: reading.priority,
    values: [reading.value],
  };
}
