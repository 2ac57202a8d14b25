/**
 * A normalized profile of perfshift itself, printed by `perfshift show -f json`: one document of schema
 * `perfshift/profile/1`. Fields that are not known are ignored; a newer number is refused. What it cannot tell: the rows
 * as the first input listed them.
 */
import { type Diagnostic, diagnostic, InputError } from '../../model/diagnostic.ts';
import type { Entry, Level } from '../../model/entry.ts';
import { escapeHarmful } from '../../model/escape.ts';
import type { Domain } from '../../model/identity.ts';
import type { Line } from '../../model/line.ts';
import { type Cut, type Interval, NO_FACTS, type Profile } from '../../model/profile.ts';
import { HUNDREDTH, TICKS_PER_POINT } from '../../model/share.ts';
import type { Format } from '../format.ts';

const SCHEMA = /"schema"\s*:\s*"perfshift\/profile\/(\d{1,6})"/;
const NUMBER = 1;
/** The schema stands in the first lines of a document. */
const REACH = 5;

/** A stored profile of perfshift. */
export const perfshiftProfile: Format = {
  name: 'perfshift-profile',
  title: 'a profile stored by perfshift show -f json',
  signs: ['perfshift/profile/'],
  begins: (lines, at) => /^\s*\{/.test(lines[at]?.text ?? '') && SCHEMA.test(textOf(lines, at, at + REACH)),
  parse: (lines, at, source) => {
    const end = endOf(lines, at);
    const text = textOf(lines, at, end);
    const number = Number(SCHEMA.exec(text)?.[1] ?? 0);
    if (number > NUMBER) {
      const message = `schema perfshift/profile/${number} is newer than perfshift/profile/${NUMBER}, which this version reads; use a newer perfshift`;
      throw new InputError(diagnostic('newer-schema', message, source, lines[at]?.number ?? null));
    }
    const document = parseJson(text);
    if (document === null || !Array.isArray(document.entries) || document.entries.length === 0) {
      return { profiles: [], diagnostics: [damaged('no entries in a profile of perfshift', source, lines, at)], end };
    }
    const entries = document.entries.flatMap((entry) => entryOf(entry, lines[at]?.number ?? 1) ?? []);
    const lost = document.entries.length - entries.length;
    const diagnostics =
      lost === 0 ? [] : [damaged(`${lost} entries without symbol and percent; left out`, source, lines, at)];
    return { profiles: [profileOf(document, entries, source, lines, at, end)], diagnostics, end };
  },
};

interface Stored {
  readonly profile?: Readonly<Record<string, unknown>>;
  readonly entries?: unknown;
}

function textOf(lines: readonly Line[], from: number, to: number): string {
  return lines
    .slice(from, to)
    .map((line) => line.text)
    .join('\n');
}

/** The document ends with a brace in the column where it began. */
function endOf(lines: readonly Line[], at: number): number {
  if (/\}\s*$/.test(lines[at]?.text ?? '')) return at + 1;
  const end = lines.findIndex((line, index) => index > at && line.text.startsWith('}'));
  return end < 0 ? lines.length : end + 1;
}

function parseJson(text: string): Stored | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Stored) : null;
  } catch {
    return null;
  }
}

function damaged(message: string, source: string, lines: readonly Line[], at: number): Diagnostic {
  return diagnostic('bad-row', message, source, lines[at]?.number ?? null);
}

/** The level that leads every domain back to itself. */
const LEVELS: Readonly<Record<Domain, Level>> = {
  kernel: 'k',
  module: 'k',
  bpf: 'k',
  user: '.',
  jit: '.',
  'guest-kernel': 'g',
  'guest-user': 'u',
  hypervisor: 'H',
  unknown: 'k',
};

function entryOf(value: unknown, line: number): Entry | null {
  const entry = value as Readonly<Record<string, unknown>> | null;
  const { symbol, percent, domain, dso, samples, tag } = entry ?? {};
  if (typeof symbol !== 'string' || typeof percent !== 'number' || !(percent >= 0)) return null;
  const object = typeof tag === 'string' && domain === 'bpf' ? `[bpf:${tag}]` : typeof dso === 'string' ? dso : null;
  return {
    line,
    overhead: { ticks: Math.round(percent * TICKS_PER_POINT), slack: HUNDREDTH / 2 },
    samples: typeof samples === 'number' ? samples : null,
    period: null,
    comm: null,
    pid: null,
    cpu: null,
    dso: object === null ? null : escapeHarmful(object),
    level: typeof domain === 'string' && Object.hasOwn(LEVELS, domain) ? LEVELS[domain as Domain] : null,
    symbol: escapeHarmful(symbol),
  };
}

function profileOf(
  document: Stored,
  entries: readonly Entry[],
  source: string,
  lines: readonly Line[],
  at: number,
  end: number,
): Profile {
  const side = document.profile ?? {};
  const ticks = (value: unknown): number | null =>
    typeof value === 'number' ? Math.round(value * TICKS_PER_POINT) : null;
  const sum = entries.reduce((total, entry) => total + entry.overhead.ticks, 0);
  const cut: Cut = side.cut === 'none' || side.cut === 'size' ? side.cut : 'picked';
  return {
    source,
    line: lines[at]?.number ?? 1,
    endLine: lines[end - 1]?.number ?? 1,
    format: perfshiftProfile.name,
    columns: ['Overhead', 'Shared Object', 'Symbol'],
    facts: { ...NO_FACTS, event: text(side.event), samples: interval(side.samples) },
    entries,
    elided: false,
    label: text(side.label),
    side: null,
    stated: {
      rows: typeof side.rows === 'number' ? side.rows : entries.length,
      listedTicks: ticks(side.listedPercent) ?? sum,
      floorTicks: ticks(side.floorPercent),
      cut,
    },
    stacks: null,
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function interval(value: unknown): Interval | null {
  const { low, high } = (value ?? {}) as { low?: unknown; high?: unknown };
  return typeof low === 'number' && typeof high === 'number' ? { low, high } : null;
}
