import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REFERENCE_PAGES } from '../build/reference/pages.ts';
import { COMMAND_WORDS } from '../lib/cli/commands.ts';
import { HEEDED } from '../lib/cli/heeded.ts';
import { manualOptions } from '../lib/cli/manual.ts';
import { OPTION_GROUPS } from '../lib/cli/option-groups.ts';
import { RECORD_OPTIONS } from '../lib/cli/record/options.ts';
import { DIAGNOSTICS } from '../lib/model/diagnostic-codes.ts';

test.each(Object.keys(REFERENCE_PAGES))(
  'docs/reference/%s is what the source says (npm run reference writes it)',
  (name) => {
    expect(readFileSync(`docs/reference/${name}`, 'utf8')).toBe(REFERENCE_PAGES[name]?.());
  },
);

test('every option stands in one group', () => {
  const grouped = [...OPTION_GROUPS.flatMap(({ options }) => options), ...RECORD_OPTIONS];
  expect([...grouped].sort()).toEqual(
    manualOptions('')
      .map(({ name }) => name)
      .sort(),
  );
});

test('what a command heeds is an option, and the command is one', () => {
  const known = manualOptions('').map(({ name }) => name);
  expect(Object.values(HEEDED).flatMap((own) => own.filter((name) => !known.includes(name)))).toEqual([]);
  expect([...Object.keys(HEEDED), 'diff'].sort()).toEqual([...COMMAND_WORDS].sort());
});

test('the pages hold every option, diagnostic and field', () => {
  const text = (name: string): string => readFileSync(`docs/reference/${name}`, 'utf8');
  for (const { name } of manualOptions('')) expect(text('command-line.md')).toContain(`\`--${name}\``);
  for (const code of Object.keys(DIAGNOSTICS)) expect(text('diagnostics.md')).toContain(`| \`${code}\` |`);
  expect(text('schemas.md')).toContain('| `comparisons` | list of **comparison** |');
  expect(text('schemas.md')).toContain('| `noise.verdict` | `above`, `within`, `unclear` |');
});
