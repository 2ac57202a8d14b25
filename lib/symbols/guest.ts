import type { Rule } from './rule.ts';
import { baseName } from './user.ts';

/** `[guest.kernel.kallsyms.PID]` and levels g, u, H: never the host's kernel (util/machine.c `machine__mmap_name`). */
export const guest: Rule = {
  name: 'guest',
  why: 'perf marks samples from virtual machines by their level (g, u) or by [guest.kernel…]; they are not the host’s code.',
  apply: (draft, { level }) => {
    const kernelDso = draft.dso?.startsWith('[guest.kernel') === true;
    if (level === 'g' || kernelDso) {
      const dso = draft.dso === null || kernelDso || draft.dso === '[unknown]' ? '[guest.kernel]' : draft.dso;
      return { ...draft, domain: 'guest-kernel', dso };
    }
    if (level !== 'u') return null;
    return { ...draft, domain: 'guest-user', dso: draft.dso === null ? null : baseName(draft.dso) };
  },
};

/** Level H: the hypervisor, or a sample whose CPU mode perf could not resolve. */
export const hypervisor: Rule = {
  name: 'hypervisor',
  why: 'perf prints [H] for samples in the hypervisor or of an unknown CPU mode.',
  apply: (draft, { level }) => (level === 'H' ? { ...draft, domain: 'hypervisor' } : null),
};
