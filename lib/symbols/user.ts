import type { Rule } from './rule.ts';

const JIT = /^(?:\[JIT\].*|(?:.*\/)?perf-\d+\.map|(?:.*\/)?jitted-\d+-\d+\.so)$/;

const SIGNS_OF_JIT = ['[JIT]', 'perf-', 'jitted-'];
const isJit = (dso: string): boolean => SIGNS_OF_JIT.some((sign) => dso.includes(sign)) && JIT.test(dso);

/** Code that the kernel maps into every program. */
const VDSO = /^\[v(?:dso|syscall)/;

/** Code that a runtime made: the map's name holds a process id (util/map.c `map__new`, util/jitdump.c). */
export const jit: Rule = {
  name: 'jit',
  why: 'The object of JIT code is named after a process or thread id, which differs in every run.',
  apply: (draft) => (draft.dso !== null && isJit(draft.dso) ? { ...draft, domain: 'jit', dso: '[JIT]' } : null),
};

/** What perf found no map for. */
export const unknownObject: Rule = {
  name: 'unknown-object',
  why: 'perf prints [unknown] where no mapping covers an address.',
  apply: (draft) => (draft.dso === '[unknown]' ? { ...draft, domain: 'unknown' } : null),
};

/** A program or library by its base name. */
export const userObject: Rule = {
  name: 'user-object',
  why: 'perf report -v prints paths and other commands base names; the directory is not part of what an object is called here.',
  apply: (draft, { level }) => {
    const domain = level === 'k' && !VDSO.test(draft.dso ?? '') ? 'unknown' : 'user';
    return { ...draft, domain, dso: draft.dso === null ? null : baseName(draft.dso) };
  },
};

/** Returns an object's name without its directory and without the kernel's remark that the file is gone. */
export function baseName(dso: string): string {
  return dso.replace(/ \(deleted\)$/, '').replace(/^\/(?:.*\/)?(?=[^/]+$)/, '');
}
