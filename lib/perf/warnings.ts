import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';

/**
 * perf warns on standard error (util/session.c `perf_session__warn_about_errors`, ui/util.c `ui__warning`), the text
 * behind the word or on the next line:
 *
 *     Warning:
 *     Processed 12345 events and lost 4 chunks!
 *
 *     WARNING: The perf.data file's data size field is 0 which is unexpected.
 */
const WARNING = /^warning:[ \t]*(?:\n\s*)?(\S.*)$/gim;
const LOST = /^Processed \d+ events and lost (\d+) chunks/;
/** It concerns symbols alone, and `unresolvedSymbols` looks whether any is missing. */
const ABOUT_SYMBOLS = /^Kernel address maps /;

/** Returns what perf warned of while it printed a recording. */
export function warningsOf(stderr: string, name: string): readonly Diagnostic[] {
  const warnings = new Set([...stderr.matchAll(WARNING)].map((match) => (match[1] ?? '').trim().slice(0, 200)));
  return [...warnings]
    .filter((warning) => !ABOUT_SYMBOLS.test(warning))
    .map((warning) => {
      const lost = LOST.exec(warning)?.[1];
      if (lost === undefined) return diagnostic('perf-warned', `perf warns: ${warning}`, name);
      const message = `perf lost ${lost} chunks of samples while it recorded, expected none; the shares may be biased`;
      return diagnostic('lost-samples', message, name);
    });
}
