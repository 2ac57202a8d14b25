import { MORE_WORDS } from '../../lib/cli/more-words.ts';
import { WORDS } from '../../lib/cli/words.ts';
import { DIAGNOSTICS } from '../../lib/model/diagnostic-codes.ts';
import { SIDE_RULES } from '../../lib/sections/side-words.ts';
import { DOMAIN_RULES, NAME_RULES } from '../../lib/symbols/registry.ts';
import { code, page, prose, table } from './markdown.ts';

/** Returns the page of columns, signs and words of every output. */
export function wordsPage(): string {
  const rows = (words: Readonly<Record<string, string>>): readonly (readonly string[])[] =>
    Object.entries(words).map(([word, text]) => [code(word), prose(text)]);
  return page('Columns, signs and words', '`lib/cli/words.ts` and `lib/cli/more-words.ts`', [
    '`perfshift explain <word>` prints any of these.',
    '## Of a comparison',
    table(['word', 'what it means'], rows(WORDS)),
    '## Of other outputs',
    table(['word', 'what it means'], rows(MORE_WORDS)),
  ]);
}

/** Returns the page of diagnostics. */
export function diagnosticsPage(): string {
  const entries = Object.entries(DIAGNOSTICS).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return page('Diagnostics', '`lib/model/diagnostic-codes.ts`', [
    'What an input says badly is told on standard error as `file:line: severity: message [code]`. Errors end the run with status 3; with `--strict` warnings are errors; notes are shown with `--verbose` and stand in JSON.',
    table(
      ['code', 'severity', 'what it means'],
      entries.map(([name, { severity, explain }]) => [code(name), severity, prose(explain)]),
    ),
  ]);
}

/** Returns the page of rules that make names equal and tell sides. */
export function rulesPage(): string {
  const row = ({ name, why }: { readonly name: string; readonly why: string }): readonly string[] => [
    code(name),
    prose(why),
  ];
  return page('Rules of names and labels', '`lib/symbols/registry.ts` and `lib/sections/side-words.ts`', [
    '## What kind of code a row is',
    'The first rule that applies decides.',
    table(['rule', 'why'], DOMAIN_RULES.map(row)),
    '## Which spellings are one name',
    'Each rule is applied in turn. What `--suffixes keep` turns off is marked.',
    table(
      ['rule', 'why', '--suffixes keep'],
      NAME_RULES.map(({ rule, folds }) => [...row(rule), folds ? 'off' : '']),
    ),
    '## Which side a label names',
    'The first rule that matches decides.',
    table(
      ['rule', 'side', 'matches', 'does not match'],
      SIDE_RULES.map(({ name, side, yes, no }) => [code(name), side, code(yes), code(no)]),
    ),
  ]);
}
