import type { Draft, Rule } from './rule.ts';

/**
 * Marks that compilers append to clones and split-off parts of a function: gcc's ipa-sra, constant propagation, partial
 * inlining, cold parts and LTO; clang's LTO and CFI; the numbers differ between builds. They may stack. perf cuts names
 * at a column's width, so the last number may be missing.
 */
const NUMBERED = new Set(['isra', 'constprop', 'part', 'llvm', 'lto_priv', 'clone', '__uniq', 'localalias', 'cold']);
const PLAIN = new Set(['cold', 'cfi_jt', 'cfi', 'localalias']);
const CUT = new Set(['isra', 'constprop', 'lto_priv', 'llvm']);
const CLONE = /^ \[clone \.[\w.]+\]$/;
/** rustc's legacy mangling ends in a hash of the crate. */
const RUST_HASH = /::h[0-9a-f]{16}$/;
/** The default version of a symbol in a library; the old one, with a single @, is other code. */
const DEFAULT_VERSION = /@@[\w.]+$/;

/** Folds the marks of compilers into the base name. */
export const compilerSuffix: Rule = {
  name: 'compiler-suffix',
  why: 'foo.isra.0, foo.part.3 and foo.cold are clones and parts of foo that a compiler makes at will; what it splits moves between builds.',
  apply: (draft) => renamed(draft, withoutMarks),
};

/** Folds rustc's hash. */
export const rustHash: Rule = {
  name: 'rust-hash',
  why: 'The hash at the end of a legacy Rust name changes with every build of its crate.',
  apply: (draft) => renamed(draft, (symbol) => (symbol.includes('::h') ? symbol.replace(RUST_HASH, '') : symbol)),
};

/** Folds the default version of a library's symbol. */
export const symbolVersion: Rule = {
  name: 'symbol-version',
  why: 'malloc@@GLIBC_2.2.5 is the version of malloc that everything links to; malloc@GLIBC_2.0 is other code and stays apart.',
  apply: (draft) => renamed(draft, (symbol) => (symbol.includes('@@') ? symbol.replace(DEFAULT_VERSION, '') : symbol)),
};

/** A suffix that would leave nothing is the name. */
function renamed(draft: Draft, rename: (symbol: string) => string): Draft | null {
  if (draft.domain === 'jit' || draft.domain === 'bpf') return null;
  const symbol = rename(draft.symbol);
  return symbol === '' || symbol === draft.symbol ? null : { ...draft, symbol };
}

/** Takes marks off the end one by one, so that the cost grows with the length of the name and no faster. */
function withoutMarks(symbol: string): string {
  let rest = symbol;
  for (let at = lastMark(rest); at > 0; at = lastMark(rest)) rest = rest.slice(0, at);
  return rest;
}

/** Returns where the last mark begins, or -1. */
function lastMark(symbol: string): number {
  if (symbol.endsWith(']')) {
    const at = symbol.lastIndexOf(' [clone .');
    return at >= 0 && CLONE.test(symbol.slice(at)) ? at : -1;
  }
  const dot = symbol.lastIndexOf('.');
  if (dot <= 0) return -1;
  const word = symbol.slice(dot + 1);
  if (PLAIN.has(word) || CUT.has(word)) return dot;
  const before = symbol.lastIndexOf('.', dot - 1);
  if (before < 0) return -1;
  const marks = word === '' ? CUT : /^\d+$/.test(word) ? NUMBERED : null;
  return marks?.has(symbol.slice(before + 1, dot)) === true ? before : -1;
}
