import type { Ran } from '../cli/run.ts';
import { parsePicture } from '../render/svg/picture.ts';
import { type DocumentName, schemaErrors } from '../schemas/schema-errors.ts';

/** Characters that steer a terminal, turn the direction of text, or are not seen; line feeds are looked at elsewhere. */
const HARMFUL =
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}/u;
const COLOUR = /\x1b\[[0-9;]{1,8}m/g;
const DIAGNOSTIC = /^\S.*: (?:note|warning|error): \S.* \[[a-z0-9-]+\]$/;
const STACK = /^\s+at .*:\d+:\d+\)?$/m;
/** What a spreadsheet runs. A number may begin with its sign. */
const FORMULA = /(?:^|,)"?[=+@\t\r]|(?:^|,)"?-(?!\d+(?:\.\d+)?(?:e-?\d+)?(?:,|$))/m;

/** Returns what is wrong with how a run ended or with what it printed, a line each; `args` is its command line. */
export function problemsOf(args: readonly string[], { status, out, err }: Ran): readonly string[] {
  const problems: string[] = [];
  const expect = (holds: boolean, what: string): void => {
    if (!holds) problems.push(what);
  };
  const isGate = args.includes('--fail-on');
  // A patch that holds no diff is wrong usage.
  const allowed = [0, 3, ...(isGate ? [1] : []), ...(args.includes('--patch') ? [2] : [])];
  expect(allowed.includes(status), `status ${status}: ${err.slice(0, 1500)}`);
  expect(status === 0 || status === 1 || out === '', 'a failed run printed something');
  expect(status === 0 || err.includes(': error: '), 'a failed run said no error');
  expect(status === 0 || status === 1 || err !== '', 'a failed run said nothing');
  expect(!STACK.test(err), `a stack trace: ${err.slice(0, 300)}`);
  const bad = err.split('\n').find((line) => line !== '' && !DIAGNOSTIC.test(line));
  expect(bad === undefined, `no diagnostic: ${JSON.stringify(bad)}`);
  const harmful = HARMFUL.exec(out.replace(COLOUR, '')) ?? HARMFUL.exec(err);
  expect(harmful === null, `a harmful character: ${JSON.stringify(harmful)}`);
  expect(args.includes('always') || !out.includes('\x1b'), 'a colour that nobody asked for');
  if (out !== '') problems.push(...problemsOfFormat(args, out));
  return problems;
}

/** What a document of a format must be. */
function problemsOfFormat(args: readonly string[], out: string): readonly string[] {
  if (!out.endsWith('\n')) return ['no line end at the end'];
  switch (args[args.indexOf('-f') + 1]) {
    case 'json':
      return jsonProblems(args, out);
    case 'svg':
      return svgProblems(out);
    case 'csv': {
      const line = out.split('\n').find((each) => FORMULA.test(each));
      return line === undefined ? [] : [`a formula: ${line}`];
    }
    case 'mail': {
      const line = out.split('\n').find((each) => each.length > 72 || /[^\x20-\x7e]/.test(each));
      return line === undefined ? [] : [`a line of a mail: ${JSON.stringify(line)}`];
    }
    case 'markdown': {
      // What stands in a code span is no markup; a span ends on its line.
      const plain = (each: string): string => each.replace(/(`+)(?!`).*?(?<!`)\1(?!`)|<\/?(?:br|sub)>/g, '');
      const line = out.split('\n').find((each) => /(?<!\\)[<>]|(?<!\\)!\[|(?<!\\)\]\(/.test(plain(each)));
      return line === undefined ? [] : [`markup: ${line}`];
    }
    default:
      return [];
  }
}

function jsonProblems(args: readonly string[], out: string): readonly string[] {
  const command = args[0] ?? '';
  const name = ({ list: 'list', show: 'profile' } as Readonly<Record<string, DocumentName>>)[command] ?? 'diff';
  try {
    const document: unknown = JSON.parse(out);
    return command === 'noise' ? [] : schemaErrors(name, document).slice(0, 3);
  } catch (error) {
    return [String(error)];
  }
}

function svgProblems(out: string): readonly string[] {
  try {
    const root = parsePicture(out);
    const names = new Set<string>();
    const walk = ({ name, attributes, children }: typeof root): readonly string[] => {
      names.add(name);
      const own = Object.keys(attributes).filter((key) => /^on|href$/i.test(key));
      return [...own, ...children.flatMap(walk)];
    };
    const found = walk(root);
    const foreign = [...names].filter((name) => /^(?:a|image|use|foreignObject|iframe)$/i.test(name));
    return [...found, ...foreign].map((each) => `a picture holds ${each}`);
  } catch (error) {
    return [`a picture: ${String(error).slice(0, 300)}`];
  }
}
