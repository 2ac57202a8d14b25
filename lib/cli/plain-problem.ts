/** What yargs says about a command line, and how perfshift says it: one line, the option as it is typed. */
const PROBLEMS: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [
    /Argument: (\S+), Given: (.*), Choices: (.*)/,
    ([, name, given, choices]) => `--${name} is ${given}, expected one of ${(choices ?? '').replaceAll('"', '')}`,
  ],
  [
    /^Unknown arguments?: (.*)$/,
    ([, names]) => `unknown option ${(names ?? '').split(', ').map(withDashes).join(' and ')}`,
  ],
  [/^Not enough arguments following: (\S+)$/, ([, name]) => `${withDashes(name ?? '')} stands without a value`],
  [/^Not enough non-option arguments/, () => 'nothing to work on, expected an input or a word behind the command'],
];

/** Returns the problem in one line; what is not known is passed on as it is. */
export function plainProblem(message: string): string {
  for (const [pattern, say] of PROBLEMS) {
    const match = pattern.exec(message);
    if (match !== null) return say(match);
  }
  return message.replace(/\s*\n\s*/g, ' ');
}

function withDashes(name: string): string {
  return `${name.length === 1 ? '-' : '--'}${name}`;
}
