import { address, unnamed } from './address.ts';
import { bpfDispatcher, bpfObject, bpfProgram, bpfTrampoline } from './bpf.ts';
import { compilerSuffix, rustHash, symbolVersion } from './compiler-suffix.ts';
import { guest, hypervisor } from './guest.ts';
import { kernel, kernelWithoutDso } from './kernel.ts';
import { moduleByHand, moduleRule } from './module.ts';
import type { Rule } from './rule.ts';
import { jit, unknownObject, userObject } from './user.ts';

/** Rules that tell what kind of code a row is; the first that applies decides, the last always does. */
export const DOMAIN_RULES: readonly Rule[] = [
  guest,
  hypervisor,
  bpfProgram,
  bpfTrampoline,
  bpfDispatcher,
  bpfObject,
  kernel,
  jit,
  unknownObject,
  moduleRule,
  moduleByHand,
  kernelWithoutDso,
  userObject,
];

/** Rules that fold spellings of one name; each is applied in turn. Those marked here obey --suffixes keep. */
export const NAME_RULES: readonly { readonly rule: Rule; readonly folds: boolean }[] = [
  { rule: address, folds: false },
  { rule: unnamed, folds: false },
  { rule: compilerSuffix, folds: true },
  { rule: rustHash, folds: true },
  { rule: symbolVersion, folds: true },
];
