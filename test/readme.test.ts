import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Ran, run } from './cli/run.ts';

/** A shell block of a document, and the text block right behind it: what its perfshift commands print. */
interface Example {
  readonly commands: readonly string[];
  readonly output: string | null;
}

/** Returns the examples of a Markdown text. A text block counts only where no other block stands between. */
function examplesOf(markdown: string): readonly Example[] {
  const blocks = [...markdown.matchAll(/^```(\w*)[^\n]*\n([\s\S]*?)^```$/gm)].map(([, kind, text]) => ({
    kind,
    text: text ?? '',
  }));
  return blocks.flatMap((block, at) => {
    if (block.kind !== 'sh') return [];
    const commands = block.text.split('\n').flatMap((line) => commandOf(line) ?? []);
    const next = blocks[at + 1];
    return commands.length === 0 ? [] : [{ commands, output: next?.kind === 'text' ? next.text : null }];
  });
}

/** The part of a shell line that is perfshift's, without prompt, installation and what its output is piped into. */
function commandOf(line: string): string | null {
  const match = /^(?:\$ )?(?:npm (?:ci|install|i) && )?(?:npx )?(perfshift\b.*)$/.exec(line.trim());
  return match?.[1]?.replace(/\s+(?:#\s|\||>|2>).*$/, '').trim() ?? null;
}

/** Words of a command as a shell takes them apart, quotes of both kinds. */
function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'),
  );
}

/** Whether all inputs of a command are here: a reader's own file names are not, and standard input is not for tests. */
function canRun(words: readonly string[]): boolean {
  const files = words
    .filter((word) => /(?:\.[a-z]\w*(?:#.*)?|\/)$/i.test(word))
    .map((word) => word.replace(/^\w+=|#.*$/g, ''));
  return (
    !words.includes('-') &&
    !words.includes('-o') &&
    !words.includes('--output') &&
    files.every((file) => existsSync(file))
  );
}

/** Whether what was printed is what a document shows; a line of `...` or `…` stands for any lines. */
function isShown(shown: string, printed: string): boolean {
  const parts = shown.trimEnd().split(/^(?:\.\.\.|…)$\n?/m);
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(?:.*\\n)*?');
  return new RegExp(`^${pattern}$`, 'u').test(
    printed.trimEnd() + (/^(?:\.\.\.|…)$/m.test(shown.trimEnd().split('\n').at(-1) ?? '') ? '\n' : ''),
  );
}

/** Every document whose examples are run. */
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs')
    .sort()
    .map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));
const EXAMPLES = DOCUMENTS.flatMap((document) =>
  examplesOf(readFileSync(document, 'utf8')).map((example) => ({ document, ...example })),
);

describe('the examples of the documents', () => {
  test('the first of them is the main job with its output', () => {
    expect(
      EXAMPLES.filter(({ document }) => document === 'README.md').some(
        ({ commands, output }) => output !== null && commands.some((command) => command.includes('samples/')),
      ),
    ).toBe(true);
  });

  test.each(EXAMPLES)('$document: $commands', async ({ commands, output }) => {
    const runs: Ran[] = [];
    for (const command of commands) {
      const [, ...words] = wordsOf(command);
      if (canRun(words)) {
        runs.push(await run(words));
        continue;
      }
      // Files of the reader's own: the command line must be right, the files cannot be there.
      expect(output, `${command} has an output and cannot be run here`).toBeNull();
      if (!words.includes('-')) expect((await run(words)).status, command).not.toBe(2);
    }
    for (const { status, err } of runs)
      expect([status, err.replace(/^.*(?:note|warning): .*\n/gm, '')]).toEqual([0, '']);
    if (output === null) return;
    const printed = runs.map(({ out }) => out).join('');
    if (!isShown(output, printed)) expect(printed.trimEnd()).toBe(output.trimEnd());
  });
});

describe('the reading of examples', () => {
  test('finds commands and their output', () => {
    const text =
      'Text.\n\n```sh\ngit clone x\nnpm ci && npx perfshift a.txt   # both\n```\n\nprints\n\n```text\nout\n```\n\n```sh\n$ perfshift b.txt | less\n```\n\n```ts\ncode\n```\n';
    expect(examplesOf(text)).toEqual([
      { commands: ['perfshift a.txt'], output: 'out\n' },
      { commands: ['perfshift b.txt'], output: null },
    ]);
    expect(examplesOf('```sh\nnpm test\n```\n')).toEqual([]);
  });

  test('takes words apart as a shell does', () => {
    expect(wordsOf(`perfshift explain '<=' "not listed" mail.txt#'the patch'`)).toEqual([
      'perfshift',
      'explain',
      '<=',
      'not listed',
      'mail.txt#the patch',
    ]);
  });

  test('knows what is shown and what is not', () => {
    expect(isShown('a\nb\n', 'a\nb\n')).toBe(true);
    expect(isShown('a\n...\nd\n', 'a\nb\nc\nd\n')).toBe(true);
    expect(isShown('a\n...\n', 'b\n')).toBe(false);
    expect(isShown('a\n', 'a\nb\n')).toBe(false);
    expect(isShown('a.c\n', 'abc\n')).toBe(false);
  });
});
