import type { Diagnostic, DiagnosticCode } from '../model/diagnostic.ts';
import { escapeHarmful } from '../model/escape.ts';

/** Diagnostics of one code that are printed in full. */
const IN_FULL = 3;

/** Returns `file:line: severity: message [code]`, one line, safe for a terminal. */
export function formatDiagnostic({ file, line, severity, message, code }: Diagnostic): string {
  const place = `${file ?? 'perfshift'}${line === null ? '' : `:${line}`}`;
  return escapeHarmful(`${place}: ${severity}: ${message} [${code}]`);
}

/** Returns the diagnostics a line each: of every code the first three, and a count of the others. `all` prints all. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], all = false): readonly string[] {
  const seen = new Map<DiagnosticCode, number>();
  const lines: string[] = [];
  for (const each of diagnostics) {
    const count = (seen.get(each.code) ?? 0) + 1;
    seen.set(each.code, count);
    if (all || count <= IN_FULL || each.severity === 'error') lines.push(formatDiagnostic(each));
  }
  for (const [code, count] of seen) {
    const isError = diagnostics.some((each) => each.code === code && each.severity === 'error');
    if (!all && !isError && count > IN_FULL)
      lines.push(`perfshift: note: ... and ${count - IN_FULL} more, --verbose prints them [${code}]`);
  }
  return lines;
}
