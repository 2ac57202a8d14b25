import { UNNAMED, UNRESOLVED } from '../model/identity.ts';
import type { Rule } from './rule.ts';

/** perf prints what it cannot name as 16 hexadecimal digits (`%-#.16llx`, zero without 0x), with -v an offset. */
const ADDRESS = /^(?:0x[0-9a-f]{1,16}|0{16}|.+\+0x[0-9a-f]{1,16})$/i;

/** Every address has one of these; few names have. */
const SIGNS = ['0x', '0X', '0000'];
const isAddress = (symbol: string): boolean => SIGNS.some((sign) => symbol.includes(sign)) && ADDRESS.test(symbol);

/** Addresses of one object are summed. */
export const address: Rule = {
  name: 'address',
  why: 'Addresses move with every boot and build, so those that perf could not name are summed per object and not compared one by one.',
  apply: (draft) => (isAddress(draft.symbol) ? { ...draft, symbol: UNRESOLVED } : null),
};

/** A row whose name is empty, as perf prints a BPF image without one. */
export const unnamed: Rule = {
  name: 'unnamed',
  why: 'perf prints a row without a name where the kernel announced a symbol with an empty one.',
  apply: (draft) => (draft.symbol === '' ? { ...draft, symbol: UNNAMED } : null),
};
