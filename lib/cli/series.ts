import { joinSeries } from '../diff/series.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Profile } from '../model/profile.ts';
import { compareAll } from '../pipeline/compare-all.ts';
import { gateSentences } from '../report/gate.ts';
import { buildSeriesReport, type SeriesReport } from '../report/series.ts';
import { measurementsOf } from '../sections/measured-side.ts';
import { compareRequest } from './compare-request.ts';
import { UsageError } from './exit-code.ts';
import { type InputReader, inputName } from './input-reader.ts';
import type { Io } from './io.ts';
import type { Options } from './options.ts';
import { type Outcome, pick } from './outcome.ts';
import { directoryOf, readSideRuns } from './runs.ts';
import { renderOptions } from './terminal.ts';

/** Columns of a mail. */
const MAIL_WIDTH = 72;
/** Rows where --top says nothing. */
const ROWS = 20;

/** One version of a series: a profile, or the runs of a directory. */
interface Version {
  readonly profile: Profile;
  readonly runs: readonly Profile[];
  readonly measured: readonly Measurement[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The first version is a side of every comparison, and what is said of it is said by each. */
function eachOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [JSON.stringify(each), each])).values()];
}

/** Returns what --series asks for: every version compared with the first. Throws a UsageError for fewer than two. */
export async function seriesOutcome(options: Options, reader: InputReader, io: Io): Promise<Outcome> {
  const stray = [...options.inputs, ...options.before, ...options.after][0];
  if (stray !== undefined) throw new UsageError(`"${stray}" stands beside --series, expected only its versions`);
  const versions = options.series.flatMap((input) => versionsOf(input, reader));
  const [first, ...others] = versions;
  if (first === undefined || others.length === 0)
    throw new UsageError(
      '--series holds one version, expected two or more: files, directories of runs, or a mail with several',
    );
  const chosen = others.map((other) => ({
    before: first.profile,
    after: other.profile,
    measured: { before: first.measured, after: other.measured },
    ...(first.runs.length + other.runs.length > 2 ? { runs: { before: first.runs, after: other.runs } } : {}),
  }));
  const comparisons = await compareAll(chosen, compareRequest(options, reader));
  const read = eachOnce([
    ...versions.flatMap((version) => version.diagnostics),
    ...comparisons.flatMap((comparison) => comparison.diagnostics),
  ]);
  const gate = options.failOn.length === 0 ? null : (await import('./gate.ts')).gateOf(comparisons, options, read);
  const diagnostics = [...read, ...(gate?.doubts ?? [])];
  const series = joinSeries(comparisons);
  const { minDelta, match } = options;
  const report = (): SeriesReport => {
    const top = options.top === 'all' ? null : (options.top ?? ROWS);
    const rare = options.top === 'all' || match !== null || minDelta > 0;
    const built = buildSeriesReport(series, { top, minDelta, match, rare });
    return { ...built, notes: [...gateSentences(gate?.results ?? []), ...built.notes] };
  };
  const text = (width: number, ascii: boolean) => async () =>
    (await import('../render/series/text.ts')).renderSeriesText(report(), width, ascii);
  const { width, ascii } = renderOptions(io, options);
  const renderers = {
    table: text(width, ascii),
    mail: text(MAIL_WIDTH, true),
    markdown: async () => (await import('../render/series/markdown.ts')).renderSeriesMarkdown(report()),
    json: async () =>
      (await import('../render/series/json.ts')).renderSeriesJson(series, [...diagnostics, ...(gate?.verdicts ?? [])]),
  };
  return { diagnostics, gate, render: (format) => pick(renderers, format, 'a series')() };
}

/** A directory is one version of several runs; a file holds as many versions as profiles, or the one that is selected. */
function versionsOf(input: string, reader: InputReader): readonly Version[] {
  if (directoryOf(input) !== null) {
    const { profiles, measured, label, diagnostics } = readSideRuns([input], reader);
    const [first] = profiles;
    return first === undefined ? [] : [{ profile: { ...first, label }, runs: profiles, measured, diagnostics }];
  }
  const name = inputName(input);
  const found = reader.find(name);
  if (name.selector !== null || found.profiles.length < 2) {
    const { profiles, measured, diagnostics, label } = readSideRuns([input], reader);
    return profiles.map((profile) => ({ profile: { ...profile, label }, runs: [profile], measured, diagnostics }));
  }
  return found.profiles.map((profile, at) => ({
    profile: { ...profile, label: profile.label ?? `${input}#${at + 1}` },
    runs: [profile],
    measured: measurementsOf(found.measurements, found.profiles, profile),
    diagnostics: found.diagnostics,
  }));
}
