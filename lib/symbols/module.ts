import { isKernelDso } from './kernel.ts';
import type { Rule } from './rule.ts';

const FILE = /(?:^|\/)([^/]+)\.ko(?:\.(?:gz|xz|zst|bz2|lzma))?$/;
const BRACKETS = /^\[([A-Za-z0-9][\w.-]*)\]$/;
const BARE = /^[A-Za-z0-9][\w-]*$/;
/** Names in brackets that perf gives to what is no module (util/map.c, util/vdso.c, util/machine.c). */
const NO_MODULE = /^\[(?:unknown|vdso.*|vsyscall|heap|stack.*|uprobes|JIT|bpf|guest\..*)\]/;

/** Returns `[name]` for a module's file, its name in brackets, or null when the DSO is no module. */
export function moduleName(dso: string): string | null {
  const file = dso.includes('.ko') ? FILE.exec(dso)?.[1] : undefined;
  if (file !== undefined) return `[${file.replaceAll('-', '_')}]`;
  if (NO_MODULE.test(dso) || isKernelDso(dso)) return null;
  const name = BRACKETS.exec(dso)?.[1];
  return name === undefined ? null : `[${name.replaceAll('-', '_')}]`;
}

/** A module by its name in brackets, its file or its path (util/dso.c `__kmod_path__parse`); never in user mode. */
export const moduleRule: Rule = {
  name: 'module',
  why: '[mlx5_core], mlx5-core.ko.xz and a path to it are one module; the kernel turns - into _ when it loads one.',
  apply: (draft, { level }) => {
    const name = draft.dso === null || level === '.' ? null : moduleName(draft.dso);
    return name === null ? null : { ...draft, domain: 'module', dso: name };
  },
};

/** Kernel code in an object without brackets: somebody typed the module's name. */
export const moduleByHand: Rule = {
  name: 'module-by-hand',
  why: 'A bare word as the object of a kernel symbol is a module whose brackets were lost.',
  apply: (draft, { level }) =>
    level === 'k' && draft.dso !== null && BARE.test(draft.dso) && draft.dso !== draft.symbol
      ? { ...draft, domain: 'module', dso: `[${draft.dso.replaceAll('-', '_')}]` }
      : null,
};
