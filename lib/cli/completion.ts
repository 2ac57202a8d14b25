/** The shells that there is a completion script for. */
export const SHELLS = ['bash', 'zsh'] as const;

/** The name of such a shell. */
export type Shell = (typeof SHELLS)[number];

/** Returns the shell that a command line asks a completion script for: the one it names, else that of SHELL, else bash. */
export function shellOf([, named]: readonly string[], { SHELL = '' }: NodeJS.ProcessEnv): Shell {
  return SHELLS.find((shell) => shell === named) ?? (SHELL.includes('zsh') ? 'zsh' : 'bash');
}

/**
 * Returns what `make` returns where SHELL is this shell: yargs looks at the environment once, when it is called, and has no
 * other way to be told.
 */
export function asShell<T>(shell: Shell, make: () => T): T {
  const { SHELL, ZSH_NAME } = process.env;
  process.env.SHELL = shell;
  delete process.env.ZSH_NAME;
  try {
    return make();
  } finally {
    restore('SHELL', SHELL);
    restore('ZSH_NAME', ZSH_NAME);
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

/**
 * Returns a script of yargs for the shell that it is of: whoever starts one shell from another has the first one's name in
 * SHELL, and what perfshift offers has another form in each.
 */
export function completionScript(script: string, shell: Shell): string {
  return script
    .replaceAll('perfshift --get-yargs-completions', `SHELL=${shell} perfshift --get-yargs-completions`)
    .replace(
      /^# Installation: .*\n# +or .*$/m,
      `# To have it in every ${shell}: perfshift completion ${shell} >> ~/.${shell}rc`,
    );
}
