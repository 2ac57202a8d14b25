import type { Draft, Rule } from './rule.ts';

/**
 * Marks that compilers append to clones and split-off parts of a function: gcc's ipa-sra, constant propagation, partial
 * inlining, cold parts and LTO; clang's LTO and CFI; the numbers differ between builds. They may stack. perf cuts names
 * at a column's width, so the last number may be missing.
 */
const NUMBERED = /\.(?:isra|constprop|part|llvm|lto_priv|clone|__uniq|localalias)\.\d+$/;
const PLAIN = /\.(?:cold(?:\.\d+)?|cfi_jt|cfi|localalias)$/;
const CUT = /\.(?:isra|constprop|lto_priv|llvm)\.?$/;
const CLONE = / \[clone (?:\.[\w.]+)\]$/;
/** rustc's legacy mangling ends in a hash of the crate. */
const RUST_HASH = /::h[0-9a-f]{16}$/;
/** The default version of a symbol in a library; the old one, with a single @, is other code. */
const DEFAULT_VERSION = /@@[\w.]+$/;

const SUFFIXES = [CLONE, NUMBERED, PLAIN, CUT];

/** Folds the marks of compilers into the base name. */
export const compilerSuffix: Rule = {
  name: 'compiler-suffix',
  why: 'foo.isra.0, foo.part.3 and foo.cold are clones and parts of foo that a compiler makes at will; what it splits moves between builds.',
  apply: (draft) => folded(draft, SUFFIXES),
};

/** Folds rustc's hash. */
export const rustHash: Rule = {
  name: 'rust-hash',
  why: 'The hash at the end of a legacy Rust name changes with every build of its crate.',
  apply: (draft) => folded(draft, [RUST_HASH]),
};

/** Folds the default version of a library's symbol. */
export const symbolVersion: Rule = {
  name: 'symbol-version',
  why: 'malloc@@GLIBC_2.2.5 is the version of malloc that everything links to; malloc@GLIBC_2.0 is other code and stays apart.',
  apply: (draft) => folded(draft, [DEFAULT_VERSION]),
};

function folded(draft: Draft, patterns: readonly RegExp[]): Draft | null {
  if (draft.domain === 'jit' || draft.domain === 'bpf') return null;
  let symbol = draft.symbol;
  for (let pattern = find(symbol, patterns); pattern !== undefined; pattern = find(symbol, patterns)) {
    symbol = symbol.replace(pattern, '');
  }
  return symbol === draft.symbol ? null : { ...draft, symbol };
}

/** A suffix that would leave nothing is the name. */
function find(symbol: string, patterns: readonly RegExp[]): RegExp | undefined {
  return patterns.find((pattern) => {
    const match = pattern.exec(symbol);
    return match !== null && match.index > 0;
  });
}
