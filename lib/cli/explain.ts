import { DIAGNOSTICS } from '../model/diagnostic-codes.ts';
import { wrapWords } from '../render/wrap.ts';
import { DOMAIN_RULES, NAME_RULES } from '../symbols/registry.ts';
import { UsageError } from './exit-code.ts';
import { kindOf, MORE_WORDS } from './more-words.ts';
import { didYouMean } from './nearest.ts';
import { WORDS } from './words.ts';

/** Returns the explanations of words: diagnostics, columns, signs, rules; of none the words that there are. Throws a UsageError for an unknown one. */
export function explain(words: readonly string[]): string {
  return words.length === 0 ? listWords() : words.map(explainWord).join('\n');
}

/** Returns every word that can be explained. */
export function explainedWords(): readonly string[] {
  return Object.values(kindsOfWords()).flatMap((words) => Object.keys(words));
}

function explainWord(word: string): string {
  const entries = new Map(Object.values(kindsOfWords()).flatMap((words) => Object.entries(words)));
  const found = entries.get(kindOf(word)) ?? entries.get(word.replace(/^\[(.*)\]$/, '$1').toLowerCase());
  if (found === undefined) throw new UsageError(`"${word}" is nothing that perfshift prints${near(word)}`);
  return `${[word, ...wrapWords(found, 76).map((line) => `  ${line}`)].join('\n')}\n`;
}

/** What may have been meant: the nearest word, those that begin alike, or where all of them stand. */
function near(word: string): string {
  const known = explainedWords();
  const nearest = didYouMean(word, known);
  if (nearest !== '') return nearest;
  const alike = alikeTo(word.toLowerCase(), known);
  return alike.length === 0 ? '; perfshift explain lists what is' : `; did you mean ${alike.slice(0, 4).join(', ')}?`;
}

/** The words that begin as one does for longest, four letters at least; else those that hold its first four. */
function alikeTo(word: string, known: readonly string[]): readonly string[] {
  for (let length = word.length; length >= 4; length -= 1) {
    const alike = known.filter((each) => each.startsWith(word.slice(0, length)));
    if (alike.length > 0) return alike;
  }
  return word.length < 4 ? [] : known.filter((each) => each.includes(word.slice(0, 4)));
}

/** Every word, by what it is of. */
function listWords(): string {
  const kinds = Object.entries(kindsOfWords()).map(([title, words]) => {
    // A word of several parts stands in quotes, as it is typed.
    const names = Object.keys(words).map((word) => (/^[\w.-]+$/.test(word) ? word : `'${word}'`));
    return [`${title}:`, ...wrapList(names).map((line) => `  ${line}`)].join('\n');
  });
  return `${kinds.join('\n\n')}\n\nperfshift explain WORD says what one of them means\n`;
}

/** Names in lines of 76 columns, none of them broken. */
function wrapList(names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const name of names) {
    if (line !== '' && line.length + name.length + 2 > 76) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? name : `  ${name}`;
  }
  return line === '' ? lines : [...lines, line];
}

function kindsOfWords(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const rules = [...DOMAIN_RULES, ...NAME_RULES.map(({ rule }) => rule)];
  return {
    'of a comparison': WORDS,
    'of other outputs': MORE_WORDS,
    diagnostics: Object.fromEntries(
      Object.entries(DIAGNOSTICS).map(([code, { severity, explain: text }]) => [code, `(${severity}) ${text}`]),
    ),
    'naming rules': Object.fromEntries(rules.map((rule) => [rule.name, `(naming rule) ${rule.why}`])),
  };
}
