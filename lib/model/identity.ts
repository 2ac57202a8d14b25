/** The kind of code that a symbol belongs to. */
export type Domain =
  | 'kernel'
  | 'module'
  | 'bpf'
  | 'user'
  | 'jit'
  | 'guest-kernel'
  | 'guest-user'
  | 'hypervisor'
  | 'unknown';

/** Who a row is, whatever the input spelled: two rows of one domain, symbol and DSO are the same thing. */
export interface Identity {
  readonly domain: Domain;
  /** The normalized name, e.g. `redir_devmap_native` for `bpf_prog_3f68498fa592198e_redir_devmap_native`. */
  readonly symbol: string;
  /** The normalized object, e.g. `[kernel]`, `[mlx5_core]`, `[bpf]`, `libc.so.6`; null where the input names none. */
  readonly dso: string | null;
  /** The tag of a BPF program's code, 16 hexadecimal digits; null for everything else. */
  readonly tag: string | null;
  /** Names of the rules that changed a cell, in the order in which they were applied. */
  readonly rules: readonly string[];
}

/** The symbol of all addresses of one object that perf could not name. */
export const UNRESOLVED = '[unresolved]';
/** The symbol of all rows of one object whose name is empty. */
export const UNNAMED = '[unnamed]';
/** The symbol of all BPF trampolines. */
export const TRAMPOLINES = 'bpf_trampoline_*';

const SUMS: ReadonlySet<string> = new Set([UNRESOLVED, UNNAMED, TRAMPOLINES]);

/**
 * Returns whether a symbol stands for any number of an input's rows, as the sum of an object's addresses does. The
 * smallest listed share bounds one row and not a sum of many.
 */
export function isSumOfMany(identity: Pick<Identity, 'symbol'>): boolean {
  return SUMS.has(identity.symbol);
}

declare const entryKey: unique symbol;

/** The key under which rows of one side are added up. */
export type EntryKey = string & { readonly [entryKey]: true };

/**
 * Returns the key of an identity: the one definition of what is the same row. The tag belongs to it, because programs
 * of one name that run side by side are different programs; the comparison of two sides decides what that means.
 */
export function entryKeyOf(identity: Identity): EntryKey {
  return keyOfSymbol(keyStartOf(identity), identity.symbol);
}

/** Returns what the keys of all symbols of an object begin with. */
export function keyStartOf({ domain, dso, tag }: Omit<Identity, 'symbol'>): string {
  // An object may be called anything: its length says where it ends.
  return `${domain}:${tag ?? ''}:${dso === null ? '' : dso.length}:${dso ?? ''}:`;
}

/** Returns the key of a symbol, by what the keys of its object begin with. */
export function keyOfSymbol(start: string, symbol: string): EntryKey {
  return `${start}${symbol}` as EntryKey;
}
