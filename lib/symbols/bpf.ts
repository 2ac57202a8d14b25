import { TRAMPOLINES } from '../model/identity.ts';
import type { Draft, Rule } from './rule.ts';

/**
 * The kernel names a program `bpf_prog_<tag>_<name>` (kernel/bpf/core.c `bpf_prog_ksym_set_name`, perf's
 * util/bpf-event.c `synthesize_bpf_prog_name`). The tag is a hash of the instructions. Programs run in kernel mode only.
 */
const PROGRAM = /^(?:__cfi_)?bpf_prog_([0-9a-f]{16})(?:_(.+))?$/;
/** Authors who hide the tag write x in its place. */
const HIDDEN = /^bpf_prog_x{2,16}_(.+)$/i;
const TRAMPOLINE = /^bpf_trampoline_\d+(?:_\d+)?$/;
const OBJECT = /^\[bpf(?::([0-9a-f]{16}))?\]$/;
const DISPATCHER = /^bpf_dispatcher_\w+$/;

/** A BPF program is who its name says, in whatever build. */
export const bpfProgram: Rule = {
  name: 'bpf-program',
  why: 'The tag in bpf_prog_<tag>_<name> changes whenever the program is built differently; the name stays. Whether the tags are equal is told beside the row.',
  apply: (draft, { level }) => {
    if (level === '.') return null;
    if (!draft.symbol.toLowerCase().includes('bpf_prog_')) return null;
    const match = PROGRAM.exec(draft.symbol);
    if (match !== null) return bpf(match[2] ?? draft.symbol, match[1] ?? null);
    const hidden = HIDDEN.exec(draft.symbol);
    return hidden === null ? null : bpf(hidden[1] ?? draft.symbol, null);
  },
};

/** Trampolines are numbered anew at every boot. */
export const bpfTrampoline: Rule = {
  name: 'bpf-trampoline',
  why: 'The number of a BPF trampoline is given anew at every attach and says nothing about its code, so all trampolines are one row.',
  apply: (draft, { level }) =>
    level !== '.' && draft.symbol.startsWith('bpf_t') && TRAMPOLINE.test(draft.symbol) ? bpf(TRAMPOLINES, null) : null,
};

/** The image of a dispatcher, which perf lists as its own DSO; `bpf_dispatcher_xdp_func` in the kernel is ordinary text. */
export const bpfDispatcher: Rule = {
  name: 'bpf-dispatcher',
  why: 'A BPF dispatcher’s image is generated code in an object of its own name; functions of that name in the kernel are kernel code.',
  apply: (draft) => {
    const own = draft.dso?.startsWith('bpf_d') === true && DISPATCHER.test(draft.dso);
    return own && DISPATCHER.test(draft.symbol) ? bpf(draft.symbol, null) : null;
  },
};

/** `[bpf]`, the module name of BPF code in /proc/kallsyms; `[bpf:<tag>]` where perfshift keeps programs apart. */
export const bpfObject: Rule = {
  name: 'bpf-object',
  why: '[bpf] is what /proc/kallsyms names as the module of all BPF code.',
  apply: (draft) => {
    const match = draft.dso?.startsWith('[bpf') === true ? OBJECT.exec(draft.dso) : null;
    return match === null ? null : bpf(draft.symbol, match[1] ?? null);
  },
};

function bpf(symbol: string, tag: string | null): Draft {
  return { domain: 'bpf', symbol, dso: '[bpf]', tag };
}
