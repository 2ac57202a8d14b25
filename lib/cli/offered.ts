import { COMMAND_WORDS } from './commands.ts';

/**
 * Returns which of the words that yargs offers a shell are worth typing, a line each, for zsh with `:` and what they mean: those
 * that go on from the word under the cursor, commands only as the first word, letters not behind two dashes. Where none is
 * left the scripts complete files, so options are offered only once a dash is typed.
 */
export async function worthTyping(offered: string, args: readonly string[]): Promise<string> {
  const [, , ...words] = args;
  const word = words.at(-1) ?? '';
  if (words[0] === 'explain' && words.length > 1 && !word.startsWith('-')) return explained(word);
  const isFirst = words.length <= 1;
  const lines = offered.split('\n').filter((line) => {
    const name = line.split(':')[0] ?? '';
    if (name === '' || !name.startsWith(word) || /^--.$/.test(name)) return false;
    return name.startsWith('-') ? word !== '' : isFirst || !COMMAND_WORDS.includes(name);
  });
  return lines.join('\n');
}

/** Words that can be explained; signs need quotes, and whoever wants one has it before the eyes. */
async function explained(word: string): Promise<string> {
  const { explainedWords } = await import('./explain.ts');
  return explainedWords()
    .filter((each) => /^[a-z][\w-]*$/.test(each) && each.startsWith(word))
    .join('\n');
}
