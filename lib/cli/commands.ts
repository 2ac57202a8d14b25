/** The commands; `diff` is what runs when none is named. */
export const COMMANDS = ['diff', 'list', 'show', 'noise', 'record', 'config', 'explain'] as const;

/** The name of a command. */
export type Command = (typeof COMMANDS)[number];

/** Every word that is a command where it stands first; `completion` is answered by the parser. */
export const COMMAND_WORDS: readonly string[] = [...COMMANDS, 'completion'];
