import { resolve } from 'node:path';
import { type Diagnostic, diagnostic, InputError } from '../model/diagnostic.ts';
import { escapeHarmful } from '../model/escape.ts';
import { compareAll } from '../pipeline/compare-all.ts';
import { RENDERERS } from '../render/registry.ts';
import type { Renderer } from '../render/renderer.ts';
import { buildReport } from '../report/build.ts';
import type { Report } from '../report/report.ts';
import { frameNamer } from '../symbols/name-frame.ts';
import { checkBy } from './check-by.ts';
import { checkCommand } from './check-command.ts';
import { COMMAND_WORDS } from './commands.ts';
import { compareRequest } from './compare-request.ts';
import { withConfig } from './config/with-config.ts';
import { EXIT, UsageError } from './exit-code.ts';
import { formatOf } from './file-format.ts';
import { formatDiagnostics } from './format-diagnostic.ts';
import { appendSummary, endGate } from './gate-end.ts';
import { expandGlobs } from './globs.ts';
import { passedOver } from './heeded.ts';
import { inputReader } from './input-reader.ts';
import { chooseInputs } from './inputs.ts';
import type { Io } from './io.ts';
import { listInputs } from './list.ts';
import { nothingShown } from './nothing-shown.ts';
import { type Options, parseOptions } from './options.ts';
import { type Outcome, pick } from './outcome.ts';
import { commitAll, openPending, type PendingFile } from './output.ts';
import { progressOn } from './progress.ts';
import { showOutcome } from './show.ts';
import { renderOptions } from './terminal.ts';
import { holdYoung } from './young-objects.ts';

/**
 * Runs perfshift with the arguments behind its name and returns the exit status. Everything it says goes through `io`;
 * nothing is printed to standard output when the status is neither 0 nor that of a gate.
 */
export async function main(args: readonly string[], io: Io, version: string): Promise<number> {
  let files: readonly string[] = [];
  try {
    await checkCommand(args);
    const configured = await withConfig(args, io);
    files = configured.files;
    const options = await parseOptions(configured.args, version);
    if ('text' in options) {
      if (options.text !== '') io.stdout(`${options.text}\n`);
      return EXIT.ok;
    }
    const unused = passedOver(options.command, args).map((name) =>
      diagnostic(
        'unused-option',
        `${name} means nothing to ${options.command}; see perfshift ${options.command} --help`,
      ),
    );
    if (report(unused, options, io)) return EXIT.input;
    const notes = files.map((file) => diagnostic('configured', `settings of ${file} are in force`, file));
    return await run(options, notes, io);
  } catch (error) {
    return sayError(error, args, files, io);
  }
}

/** Says why a run ended, and returns its exit status. */
function sayError(error: unknown, [first = '']: readonly string[], files: readonly string[], io: Io): number {
  if (error instanceof InputError) {
    for (const line of formatDiagnostics(error.diagnostics)) io.stderr(`${line}\n`);
    return EXIT.input;
  }
  if (error instanceof UsageError) {
    const where = files.length === 0 ? '' : ` (settings of ${files.join(' and ')} are in force)`;
    const help = COMMAND_WORDS.includes(first) ? `perfshift ${first}` : 'perfshift';
    io.stderr(`perfshift: error: ${escapeHarmful(error.message + where)}; see ${help} --help [usage]\n`);
    return EXIT.usage;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  io.stderr(`perfshift: error: this is a bug, please report it with the input that led to it [bug]\n${stack}\n`);
  return EXIT.bug;
}

async function run(options: Options, notes: readonly Diagnostic[], io: Io): Promise<number> {
  const { command } = options;
  if (command === 'explain') {
    io.stdout((await import('./explain.ts')).explain(options.inputs));
    return EXIT.ok;
  }
  if (command === 'config') {
    io.stdout(await (await import('./config/show.ts')).showConfig(io, options));
    return EXIT.ok;
  }
  if (command === 'record') return (await import('./record/record.ts')).record(options, io);
  if (new Set(options.outputs.map((path) => resolve(path))).size < options.outputs.length)
    throw new UsageError('--output names one file twice, expected a file for each');
  const formats = formatsOf(options, io);
  const pending: PendingFile[] = [];
  try {
    for (const path of options.outputs) pending.push(openPending(path));
    const progress = options.quiet ? undefined : progressOn(io, () => Number(process.hrtime.bigint()) / 1e6);
    const outcome = await OUTCOMES[command](
      {
        ...(await expandGlobs(options)),
        progress,
        second: io.second,
      },
      io,
      formats,
    );
    return await print({ ...outcome, diagnostics: [...notes, ...outcome.diagnostics] }, formats, pending, options, io);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    report(await (await import('./meant-input.ts')).withMeant(error.diagnostics), options, io);
    return EXIT.input;
  } finally {
    for (const file of pending) file.discard();
  }
}

/** Renders what a command made, writes it where it belongs, and returns the status that its gate, if any, asks for. */
async function print(
  outcome: Outcome,
  formats: readonly string[],
  pending: readonly PendingFile[],
  options: Options,
  io: Io,
): Promise<number> {
  const binary = RENDERERS.find(({ name, isBinary }) => isBinary === true && name === options.format);
  const isPrinted = options.outputs.length === 0;
  if (isPrinted && binary !== undefined && io.isTTY)
    throw new UsageError(
      `${binary.name} is not for a terminal, expected --output FILE${binary.ending ?? ''} or a pipe`,
    );
  const texts = await Promise.all(formats.map((format) => outcome.render(format)));
  const all = (await Promise.all(formats.map((format) => outcome.doubts?.(format) ?? []))).flat();
  // What holds for two files is said once.
  const doubts = all.filter((each, at) => all.findIndex(({ message }) => message === each.message) === at);
  const { gate = null } = outcome;
  const summary = gate === null ? [] : await appendSummary(io, async () => String(await outcome.render('markdown')));
  if (report([...outcome.diagnostics, ...doubts, ...summary], options, io)) return EXIT.input;
  const status = gate === null ? EXIT.ok : endGate(gate, io);
  if (isPrinted && status !== EXIT.input) for (const text of texts) io.stdout(text);
  commitAll(pending, texts);
  return status;
}

/** Prints what is to be said; returns whether --strict makes it an error. */
function report(diagnostics: readonly Diagnostic[], options: Options, io: Io): boolean {
  const raised = diagnostics.map((each): Diagnostic => {
    return options.strict && each.severity === 'warning' ? { ...each, severity: 'error' } : each;
  });
  const shown = raised.filter(
    (each) => each.severity === 'error' || (!options.quiet && (options.verbose || each.severity === 'warning')),
  );
  for (const line of formatDiagnostics(shown, options.verbose)) io.stderr(`${line}\n`);
  return raised.some((each) => each.severity === 'error');
}

const OUTCOMES = { diff: diffOutcome, list: listOutcome, show: showOutcome, noise: noiseOutcome } as const;

async function diffOutcome(options: Options, io: Io, formats: readonly string[]): Promise<Outcome> {
  const reader = inputReader(options);
  if (options.series.length > 0) return (await import('./series.ts')).seriesOutcome(options, reader, io);
  const { chosen, diagnostics } = chooseInputs(options, reader);
  checkBy(options, chosen);
  holdYoung(chosen);
  const comparisons = await compareAll(chosen, compareRequest(options, reader, formats.map(rendererOf)));
  const read = [...diagnostics, ...comparisons.flatMap((comparison) => comparison.diagnostics)];
  const gate = options.failOn.length === 0 ? null : (await import('./gate.ts')).gateOf(comparisons, options, read);
  const said = gate === null ? diagnostics : [...diagnostics, ...gate.verdicts, ...gate.doubts];
  const reports = new Map<Renderer, Report>();
  const reportFor = (renderer: Renderer): Report => {
    const known = reports.get(renderer) ?? makeReport(renderer);
    reports.set(renderer, known);
    return known;
  };
  const makeReport = (renderer: Renderer): Report => {
    const top = options.top === 'all' ? null : (options.top ?? renderer.rows);
    const { by, minDelta, only, match } = options;
    const rare = renderer.rows === null || options.top === 'all' || only !== null || match !== null || minDelta > 0;
    return buildReport(comparisons, said, { by, top, minDelta, only, match, rare }, gate?.results);
  };
  return {
    diagnostics: [...read, ...(gate?.doubts ?? [])],
    gate,
    render: async (format) => {
      const renderer = rendererOf(format);
      const render = await renderer.load();
      return render(reportFor(renderer), {
        ...renderOptions(io, options),
        picture: options.picture,
        nameFrame: frameNamer(options.suffixes),
      });
    },
    doubts: async (format) => {
      const renderer = rendererOf(format);
      const shown = reportFor(renderer);
      const own = renderer.doubts === undefined ? [] : (await renderer.doubts())(shown);
      // JSON holds every row.
      return format === 'json' ? own : [...own, ...nothingShown(shown, options)];
    },
  };
}

async function listOutcome(options: Options): Promise<Outcome> {
  const listing = listInputs(options);
  const renderers = {
    text: async () => (await import('../render/list/text.ts')).renderListText,
    json: async () => (await import('../render/list/json.ts')).renderListJson,
  };
  return {
    diagnostics: listing.diagnostics,
    render: async (format) => (await pick(renderers, format, 'list')())(listing),
  };
}

async function noiseOutcome(options: Options): Promise<Outcome> {
  const { noiseOfInputs } = await import('./noise.ts');
  const { floor, diagnostics } = noiseOfInputs(options);
  const noise = await import('../render/noise/noise.ts');
  const renderers = { text: noise.renderNoiseText, json: noise.renderNoiseJson };
  return { diagnostics, render: async (format) => pick(renderers, format, 'noise')(floor) };
}

function rendererOf(format: string): Renderer {
  const renderer = RENDERERS.find((each) => each.name === format);
  if (renderer === undefined)
    throw new UsageError(
      `a comparison has no format ${format}, expected ${RENDERERS.map((each) => each.name).join(', ')}`,
    );
  return renderer;
}

/** The formats of the output files, else that of what is printed. */
function formatsOf(options: Options, io: Io): readonly string[] {
  if (options.outputs.length > 0) return options.outputs.map((path) => formatOf(path, options));
  if (options.format !== null) return [options.format];
  return [options.command !== 'diff' ? 'text' : io.isTTY ? 'table' : 'mail'];
}
