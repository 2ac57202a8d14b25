import type { Rule } from './rule.ts';

/**
 * The host kernel's names: live (`[kernel]`), by kallsyms, by vmlinux, by ranges (`[kernel].init.text`), by path with -v
 * (util/symbol-elf.c, util/dso.c `dso__set_short_name`, util/machine.c).
 */
const KERNEL =
  /^(?:\[kernel(?:\.kallsyms|\.vmlinux)?\](?:[._].*)?|\[kernel\.vmlinux\..*\]|(?:.*\/)?vmlinu[xz](?:[-._][^/]*)?|(?:.*\/)?kcore)$/;

/** Of these every name but the first holds one. */
const SIGNS = ['[kernel', 'vmlinu', 'kcore'];

/** Returns whether an object's name is one of the host kernel's. */
export function isKernelDso(dso: string): boolean {
  return dso === '[kernel]' || (SIGNS.some((sign) => dso.includes(sign)) && KERNEL.test(dso));
}

/** One kernel, whatever perf read its symbols from; a program that ran in user mode is none, whatever it is called. */
export const kernel: Rule = {
  name: 'kernel',
  why: '[kernel], [kernel.kallsyms], [kernel.vmlinux] and a path to vmlinux are one kernel; perf names it after where its symbols came from.',
  apply: (draft, { level }) => {
    const isKernel = draft.dso !== null && isKernelDso(draft.dso) && (level !== '.' || draft.dso.startsWith('['));
    return isKernel ? { ...draft, domain: 'kernel', dso: '[kernel]' } : null;
  },
};

/** A table without a DSO column: kernel code is kernel code. */
export const kernelWithoutDso: Rule = {
  name: 'kernel-level',
  why: 'Without a DSO column the level [k] is all that tells kernel code from user code.',
  apply: (draft, { level }) => (draft.dso === null && level === 'k' ? { ...draft, domain: 'kernel' } : null),
};
