import { InputError } from '../../lib/model/diagnostic.ts';

/** Returns code, severity and file of the diagnostics that the call ends with; fails where it ends otherwise. */
export function codesOf(call: () => unknown): readonly (readonly [string, string, string | null])[] {
  try {
    call();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.diagnostics.map(({ code, severity, file }) => [code, severity, file] as const);
  }
  throw new Error('nothing was refused');
}
