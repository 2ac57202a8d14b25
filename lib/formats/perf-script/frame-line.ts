/**
 * A frame as perf script prints it (util/evsel_fprintf.c `sample__fprintf_callchain`): the address, the symbol with its
 * offset, the object in parentheses or `(inlined)`.
 *
 *     <TAB>ffffffff821f206b pv_native_safe_halt+0xb ([kernel.kallsyms])
 *     <TAB>            11e7 inl_b+0x27 (inlined)
 *     <TAB>    55e2e156a540 [unknown] ([unknown])
 */
import type { Frame } from '../../model/stack.ts';

/** A frame and where it is. */
export interface FrameLine extends Frame {
  /** Hexadecimal digits without leading zeros, as printed. */
  readonly address: string;
}

/** The symbol where perf has none. */
export const UNKNOWN = '[unknown]';

const ADDRESS = /^[0-9a-f]{1,16}(?=\s|$)/;
const OFFSET = /\+0x[0-9a-f]{1,16}$/;
const DELETED = ' (deleted))';

/** Frames by what stands behind their address; a recording repeats few of them many times. */
export type FrameCache = Map<string, Frame>;

/** Returns the frame that a text is, without the blanks around it, or null when it is none. */
export function readFrameLine(text: string, cache?: FrameCache): FrameLine | null {
  const address = ADDRESS.exec(text)?.[0];
  if (address === undefined) return null;
  const behind = text.slice(address.length);
  const known = cache?.get(behind);
  const frame = known ?? frameOf(behind.trim());
  if (known === undefined) cache?.set(behind, frame);
  return { address, symbol: frame.symbol, dso: frame.dso, inlined: frame.inlined };
}

/** The frame that stands behind an address, without the blanks around it. */
function frameOf(text: string): Frame {
  const at = objectAt(text);
  const object = at < 0 ? null : text.slice(at + (at === 0 ? 1 : 2), -1);
  const symbol = (at < 0 ? text : text.slice(0, at)).replace(OFFSET, '').trim();
  const inlined = object === 'inlined';
  return { symbol: symbol === '' ? UNKNOWN : symbol, dso: inlined ? null : object, inlined };
}

/** Where the object in parentheses begins, its blank included; -1 where the frame names none. */
function objectAt(text: string): number {
  if (!text.endsWith(')')) return -1;
  const end = text.endsWith(DELETED) ? text.length - DELETED.length : text.length;
  const at = text.lastIndexOf(' (', end - 1);
  return at < 0 && text.startsWith('(') ? 0 : at;
}

/** Returns the name by which perf report lists a frame: its symbol, or its address as 16 digits where it has none. */
export function listedSymbol({ symbol, address }: FrameLine): string {
  if (symbol !== UNKNOWN) return symbol;
  const digits = address.padStart(16, '0');
  return /^0+$/.test(digits) ? digits : `0x${digits}`;
}

const KERNEL_ADDRESS = /^ffff[89a-f]/;
const KERNEL_DSO = /^(?:\[kernel|\[guest\.kernel|bpf_(?:prog|trampoline|dispatcher)_|\[bpf\])/;
const MODULE = /^\[[A-Za-z0-9][\w.-]*\]$/;
const NO_MODULE = /^\[(?:unknown|vdso.*|vsyscall|heap|stack.*|uprobes|JIT|anon.*)\]/;

/**
 * Returns the level of a frame. perf script does not print the CPU mode, but the addresses of every 64-bit kernel that
 * maps itself into the upper half begin with ffff8 or above; elsewhere the object tells.
 */
export function levelOf({ address, dso }: FrameLine): 'k' | '.' {
  if (dso !== null && /^\[v(?:dso|syscall)/.test(dso)) return '.';
  if (address.length === 16 && KERNEL_ADDRESS.test(address)) return 'k';
  if (dso === null) return '.';
  return KERNEL_DSO.test(dso) || (MODULE.test(dso) && !NO_MODULE.test(dso)) ? 'k' : '.';
}
