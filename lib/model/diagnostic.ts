/** How much a diagnostic matters: an error ends the run, a warning casts doubt on a number, a note informs. */
export type Severity = 'note' | 'warning' | 'error';

/** Every diagnostic there is, with its severity and what `perfshift explain` says about it. */
export const DIAGNOSTICS = {
  'assumed-order': {
    severity: 'warning',
    explain:
      'No label tells which table is before and which is after, so they were taken in the order in which they stand. Label them ("before:", "after:"), or give two inputs: perfshift before.txt after.txt.',
  },
  'assumed-side': {
    severity: 'warning',
    explain:
      'The label of one table tells its side and the other table has none, so the other was taken as the opposite side. Label both tables to be certain.',
  },
  'bad-overhead': {
    severity: 'warning',
    explain:
      'A row begins with something that is no share between 0 and 100 %. The row is left out of the profile, and the line is named here, so that nothing disappears unseen.',
  },
  'bad-row': {
    severity: 'warning',
    explain:
      'A line inside a table begins with a share but the rest cannot be read as a row of that table. It is left out of the profile and named here.',
  },
  'stray-line': {
    severity: 'note',
    explain:
      'Between two rows of one table stands a line that is neither a row nor anything else perf prints. The table was read across it.',
  },
  'binary-data': {
    severity: 'error',
    explain:
      'The input is not text. For a perf.data file print it first: perf report --stdio -i perf.data > before.txt.',
  },
  'bpf-tag': {
    severity: 'note',
    explain:
      'The kernel derives the tag of a BPF program from its instructions. Equal tags mean the same code; different tags mean that the program itself was changed or built anew.',
  },
  'different-dso': {
    severity: 'note',
    explain:
      'The same symbol stands in one object before and in another after (built in against a module, another version of a program). The name is unique on both sides, so they were paired; look whether they are the same code.',
  },
  'empty-input': { severity: 'error', explain: 'The input holds no bytes, or nothing but blanks.' },
  'folded-suffix': {
    severity: 'note',
    explain:
      'Compilers append .isra.0, .constprop.0, .part.0, .cold and the like to parts and clones of a function. These were added to the function they come from; --suffixes keep shows them apart.',
  },
  'ignored-table': {
    severity: 'warning',
    explain:
      'perf printed a table here whose figures are not the shares of one profile (perf diff, perf stat, perf annotate and others). It is not read.',
  },
  'is-directory': { severity: 'error', explain: 'A directory was given where a file with a profile is expected.' },
  'lost-samples': {
    severity: 'warning',
    explain:
      'perf lost or dropped samples while it recorded. What was lost is not spread evenly, so the shares may be biased.',
  },
  'many-screens': {
    severity: 'note',
    explain:
      'perf top draws its table anew at every refresh. Screens are never added up; the last complete one is the profile.',
  },
  'no-pair': {
    severity: 'error',
    explain:
      'The input holds profiles, but no label tells which two belong together. Select them: perfshift mail.txt#1 mail.txt#3, or mail.txt#before by a word of the label.',
  },
  'no-profile': {
    severity: 'error',
    explain:
      'Nothing in the input looks like a table of perf top or perf report. A row needs at least a share, a symbol and its level: 13.15% [kernel] [k] __xdp_return.',
  },
  'no-such-profile': { severity: 'error', explain: 'The selector behind # names no profile of this input.' },
  'one-profile': {
    severity: 'error',
    explain: 'A comparison needs two profiles and the input holds one. Give the other side as a second input.',
  },
  'perf-data': {
    severity: 'error',
    explain: 'The input is a recording of perf. Print it first: perf report --stdio -i perf.data > before.txt.',
  },
  'rows-per-comm': {
    severity: 'note',
    explain:
      'The rows of the table are finer than a symbol (per command, thread or CPU). The share of a symbol is the sum of its listed rows; parts below the cut-off are not in it.',
  },
  'several-profiles': {
    severity: 'error',
    explain: 'The input holds several profiles where one is needed. Select one with #2 or #label.',
  },
  'sum-above-100': {
    severity: 'error',
    explain:
      'The shares of the table add up to more than 100 %. Either the column is cumulative (Children), or two tables ran into each other. Such figures cannot be compared.',
  },
  'too-large': {
    severity: 'error',
    explain: 'The input, or what it decompresses to, is larger than --max-bytes. Raise the limit if this is intended.',
  },
  'twice-the-same': {
    severity: 'note',
    explain: 'The same table stands more than once in the input, as in a reply that quotes it. It is taken once.',
  },
  unwritable: {
    severity: 'error',
    explain:
      'The output file cannot be written. It is written beside its place and renamed, so a file that was there before is untouched.',
  },
  unreadable: { severity: 'error', explain: 'The file cannot be opened or read; the reason is the system’s.' },
  'unresolved-addresses': {
    severity: 'note',
    explain:
      'perf could not name these addresses. Addresses differ from boot to boot and from build to build, so they are summed per object instead of compared one by one.',
  },
  'several-programs': {
    severity: 'note',
    explain:
      'Several BPF programs of one name ran side by side. They stay separate rows, named by the tag of their code.',
  },
} as const;

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
