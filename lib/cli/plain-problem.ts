import { didYouMean } from './nearest.ts';

/** What yargs says about a command line, and how perfshift says it: one line, the option as it is typed. */
const PROBLEMS: readonly (readonly [RegExp, (match: RegExpExecArray, known: readonly string[]) => string])[] = [
  [
    /Argument: (\S+), Given: (.*), Choices: (.*)/,
    ([, name = '', given = '', choices = '']) => {
      const known = choices.replaceAll('"', '');
      const hint = didYouMean(given.replaceAll('"', ''), known.split(', '));
      return `${name === 'shell' ? 'the shell' : `--${name}`} is ${given}, expected one of ${known}${hint}`;
    },
  ],
  [
    /^Unknown arguments?: (.*)$/,
    ([, names], known) => {
      const unknown = (names ?? '').split(', ');
      const hint = unknown.length === 1 ? didYouMean(unknown[0] ?? '', known).replace('mean ', 'mean --') : '';
      return `unknown option ${unknown.map(withDashes).join(' and ')}${hint}`;
    },
  ],
  [/^Not enough arguments following: interleave$/, () => '--interleave takes two commands, each in quotes'],
  [/^Not enough arguments following: (\S+)$/, ([, name]) => `${withDashes(name ?? '')} stands without a value`],
];

/** Returns the problem in one line, with the nearest of the known options where one is unknown; what is not known is passed on as it is. */
export function plainProblem(message: string, known: readonly string[] = []): string {
  for (const [pattern, say] of PROBLEMS) {
    const match = pattern.exec(message);
    if (match !== null) return say(match, known);
  }
  return message.replace(/\s*\n\s*/g, ' ');
}

function withDashes(name: string): string {
  return `${name.length === 1 ? '-' : '--'}${name}`;
}
