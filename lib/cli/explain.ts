import { DIAGNOSTICS } from '../model/diagnostic-codes.ts';
import { wrapWords } from '../render/wrap.ts';
import { DOMAIN_RULES, NAME_RULES } from '../symbols/registry.ts';
import { UsageError } from './exit-code.ts';
import { kindOf, MORE_WORDS } from './more-words.ts';
import { didYouMean } from './nearest.ts';
import { WORDS } from './words.ts';

/** Returns the explanations of words: diagnostics, columns, signs, rules. Throws a UsageError for an unknown one. */
export function explain(words: readonly string[]): string {
  return words.map(explainWord).join('\n');
}

function explainWord(word: string): string {
  const entries = allWords();
  const found = entries.get(kindOf(word)) ?? entries.get(word.replace(/^\[(.*)\]$/, '$1').toLowerCase());
  if (found === undefined) {
    const known = [...entries.keys()].filter((key) => key.includes(word.toLowerCase().slice(0, 4)));
    const near = didYouMean(word, [...entries.keys()]);
    if (near !== '') throw new UsageError(`"${word}" is nothing that perfshift prints${near}`);
    const hint =
      known.length > 0
        ? `did you mean ${known.slice(0, 4).join(', ')}?`
        : `known are ${[...entries.keys()].join(', ')}`;
    throw new UsageError(`"${word}" is nothing that perfshift prints; ${hint}`);
  }
  return `${[word, ...wrapWords(found, 76).map((line) => `  ${line}`)].join('\n')}\n`;
}

function allWords(): ReadonlyMap<string, string> {
  const rules = [...DOMAIN_RULES, ...NAME_RULES.map(({ rule }) => rule)];
  return new Map([
    ...Object.entries(WORDS),
    ...Object.entries(MORE_WORDS),
    ...Object.entries(DIAGNOSTICS).map(
      ([code, { severity, explain: text }]) => [code, `(${severity}) ${text}`] as const,
    ),
    ...rules.map((rule) => [rule.name, `(naming rule) ${rule.why}`] as const),
  ]);
}
