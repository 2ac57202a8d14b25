import type { Shift } from '../model/comparison.ts';
import type { Domain } from '../model/identity.ts';

/** Where a symbol belongs, as it is printed before the symbol: `[bpf]`, `[mlx5_core]`, `(libc.so.6)`; null for the kernel. */
export interface Origin {
  /** Square brackets for what perf itself brackets, round ones for programs and libraries. */
  readonly brackets: '[]' | '()';
  readonly name: string;
}

const PREFIX: Partial<Record<Domain, string>> = {
  'guest-kernel': 'guest.kernel',
  'guest-user': 'guest',
  hypervisor: 'hypervisor',
  unknown: 'unknown',
};

/** Returns the origin of a shift's symbol; null for the kernel, of which every reader thinks first. */
export function originOf(shift: Pick<Shift, 'domain' | 'dso'>): Origin | null {
  if (shift.domain === 'kernel') return null;
  const bare = shift.dso?.replace(/^\[(.*)\]$/, '$1') ?? null;
  if (shift.domain === 'user') return { brackets: '()', name: shift.dso ?? 'user' };
  const prefix = PREFIX[shift.domain];
  if (prefix === undefined) return { brackets: '[]', name: bare ?? shift.domain };
  return { brackets: '[]', name: bare === null || bare === prefix ? prefix : `${prefix} ${shift.dso}` };
}

/** Returns the origin in its brackets, or an empty text for the kernel. */
export function formatOrigin(origin: Origin | null): string {
  return origin === null ? '' : origin.brackets[0] + origin.name + origin.brackets[1];
}
