import type { Diagnostic, DiagnosticCode } from '../model/diagnostic.ts';

/** What says that a part of an input was not read, is missing or is damaged. */
const UNREAD: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'bad-measurement',
  'bad-overhead',
  'bad-row',
  'bad-sample',
  'bad-stack',
  'left-out',
  'long-line',
  'lost-samples',
  'passed-over',
  'stray-line',
  'unread-row',
  'unread-share',
]);

/** Returns whether a diagnostic says that an input was not read as a whole, so that a gate may not let it pass. */
export function isUnread({ code }: Diagnostic): boolean {
  return UNREAD.has(code);
}
