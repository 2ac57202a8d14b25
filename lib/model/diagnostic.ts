import { DIAGNOSTICS } from './diagnostic-codes.ts';

/** How much a diagnostic matters: an error ends the run, a warning casts doubt on a number, a note informs. */
export type Severity = 'note' | 'warning' | 'error';

/** The stable name of a diagnostic, printed in brackets behind it. */
export type DiagnosticCode = keyof typeof DIAGNOSTICS;

/** A statement about an input: what was seen, what was expected, what to do. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly file: string | null;
  /** 1-based; null when it concerns the file as a whole. */
  readonly line: number | null;
}

/** Returns a diagnostic of the code's own severity. */
export function diagnostic(
  code: DiagnosticCode,
  message: string,
  file: string | null = null,
  line: number | null = null,
): Diagnostic {
  return { severity: DIAGNOSTICS[code].severity, code, message, file, line };
}

/**
 * The error that ends a run because of what an input is. It carries the diagnostics to print, at least one of them
 * of severity error. Everything else that is thrown is a bug.
 */
export class InputError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(...diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((each) => each.message).join('; '));
    this.name = 'InputError';
    this.diagnostics = diagnostics;
  }
}
