import type { SideName } from '../model/profile.ts';

/** A rule that tells a side by the words of a label. The first rule that matches decides. */
export interface SideRule {
  readonly name: string;
  readonly side: SideName;
  /** Of a label in small letters: an expression that takes both is twice as long to compile. */
  readonly pattern: RegExp;
  /** Of these every label holds one that the pattern matches: they are asked first, for the same reason. */
  readonly hints: readonly string[];
  /** A label that the rule matches, and one that it must not; both are checked by the tests. */
  readonly yes: string;
  readonly no: string;
}

const CHANGE = String.raw`(?:patch(?:es|set)?|series|change[sd]?|commit|fix(?:es)?|rfc|pr|pull request|merge request|branch|v\d+)`;
const CHANGE_WORD = new RegExp(String.raw`\b${CHANGE}\b`);

/**
 * The words by which people label the tables of a comparison, the most telling first: "without the patch" holds
 * "patch", and "base + patch" holds "base".
 */
export const SIDE_RULES: readonly SideRule[] = [
  {
    name: 'without',
    side: 'before',
    hints: ['without', 'w/o', 'patch', 'before', 'unmodified', 'prior to', 'reverted'],
    pattern:
      /\b(?:without|w\/o\b|w\/out\b|un-?patched|non-?patched|no patch(?:es)?\b|before|unmodified|prior to|reverted)/,
    yes: 'w/o patch',
    no: 'with patch',
  },
  {
    name: 'after',
    side: 'after',
    hints: ['after', 'patch', 'now looks'],
    pattern: /\b(?:after(?:wards)?|patched|now looks|post-?patch)\b/,
    yes: '* after:',
    no: 'aftermath',
  },
  {
    name: 'base-plus',
    side: 'after',
    hints: ['+'],
    pattern: /\b(?:base(?:line)?|vanilla|mainline|upstream|master|net-next|bpf-next|linux-next)\b[^+]{0,40}\+\s*\S/,
    yes: 'Base + per-cpu counters',
    no: 'Base (v6.4-rc1)',
  },
  {
    name: 'with-change',
    side: 'after',
    hints: ['with', 'w/'],
    pattern: new RegExp(
      String.raw`\b(?:with|w\/)\s{0,3}(?:(?:the|this|these|my|your|his|her|our|all|both|new)\s{1,3}){0,2}(?:\S{1,30}\s{1,3}){0,2}${CHANGE}\b`,
    ),
    yes: 'with this series',
    no: 'with perf top',
  },
  {
    name: 'change-applied',
    side: 'after',
    hints: ['applied', 'optimi', 'improved', 'fixed', 'modified', 'new', 'test'],
    pattern: new RegExp(
      String.raw`\b${CHANGE}\s{1,3}applied\b|\b(?:optimi[sz]ed|improved|fixed|modified|new|test\d{1,3})\b`,
    ),
    yes: 'optimized',
    no: 'optimisation level 2',
  },
  {
    name: 'base',
    side: 'before',
    hints: [
      'base',
      'vanilla',
      'stock',
      'orig',
      'mainline',
      'upstream',
      'master',
      '-next',
      'old',
      'patch',
      'default',
      'current',
    ],
    pattern:
      /\b(?:base(?:line)?\d{0,3}|vanilla|stock|orig(?:inal)?|mainline|upstream|master|net-next|bpf-next|linux-next|old|pre-?patch|default|current)\b/,
    yes: 'vanilla kernel',
    no: 'database server',
  },
];

/** Returns the side that the words of a label tell, or null. */
export function sideOfWords(label: string): SideName | null {
  const small = label.toLowerCase();
  const rule = SIDE_RULES.find(
    ({ hints, pattern }) => hints.some((hint) => small.includes(hint)) && pattern.test(small),
  );
  return rule?.side ?? null;
}

/** Returns whether the words name a change: a patch, a series, a fix. */
export function namesChange(label: string): boolean {
  return CHANGE_WORD.test(label.toLowerCase());
}
