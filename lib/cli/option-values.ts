import type { Link } from '../diff/cost.ts';
import type { GroupRule } from '../diff/groups.ts';
import type { Rename } from '../diff/rename.ts';
import { parseCondition } from '../gate/condition.ts';
import type { GateCondition } from '../model/gate.ts';
import { parseShare } from '../model/share.ts';
import type { SideNumbers } from '../pipeline/compare-all.ts';
import type { Scope } from '../pipeline/scope.ts';
import { UsageError } from './exit-code.ts';

/** Returns a whole number of at least `least`. Throws a UsageError that names the option. */
export function wholeNumber(name: string, text: string, least: number): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least)) throw new UsageError(`--${name} is "${text}", expected a whole number of at least ${least}`);
  return value;
}

/** Returns a number above 0, such as 3.2. Throws a UsageError. */
export function positiveNumber(name: string, text: string): number {
  const value = /^\d{1,15}(?:\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0)) throw new UsageError(`--${name} is "${text}", expected a number above 0`);
  return value;
}

/** Returns how many rows to show: a count or `all`; null where nothing is said. */
export function topOf(text: string | undefined): number | 'all' | null {
  if (text === undefined) return null;
  return text === 'all' ? 'all' : wholeNumber('top', text, 1);
}

/** Returns percentage points in ticks, 0 where nothing is said. Throws a UsageError. */
export function pointsOf(name: string, text: string | undefined): number {
  if (text === undefined) return 0;
  const share = parseShare(text);
  if (share === null) throw new UsageError(`--${name} is "${text}", expected percentage points such as 0.5`);
  return share.ticks;
}

/** Returns a regular expression. Throws a UsageError with the reason when it is none. */
export function expressionOf(name: string, text: string): RegExp {
  try {
    return new RegExp(text, 'u');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--${name} is no regular expression: ${reason}`);
  }
}

const FACTORS: Readonly<Record<string, number>> = { '': 1, k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12 };

/**
 * Returns the numbers of `before=N,after=N`, with k, M or G behind them; one of the two may be missing. With `shared` a
 * lone number stands for both. Throws a UsageError.
 */
export function sideNumbers(name: string, text: string | undefined, shared: boolean): SideNumbers {
  if (text === undefined) return { before: null, after: null };
  const lone = shared ? scaled(text) : null;
  if (lone !== null) return { before: lone, after: lone };
  const numbers: { before: number | null; after: number | null } = { before: null, after: null };
  for (const part of text.split(',')) {
    const match = /^(before|after)=(.*)$/.exec(part.trim());
    const value = match === null ? null : scaled(match[2] ?? '');
    if (match === null || value === null || numbers[match[1] as 'before' | 'after'] !== null) {
      const example = shared ? '2 or before=1,after=2' : 'before=16.15M,after=16.11M';
      throw new UsageError(`--${name} is "${text}", expected ${example}`);
    }
    numbers[match[1] as 'before' | 'after'] = value;
  }
  return numbers;
}

function scaled(text: string): number | null {
  const match = /^(\d{1,18}(?:\.\d{1,9})?)([kKMG]?)$/.exec(text);
  const value = match === null ? 0 : Number(match[1]) * (FACTORS[match[2] ?? ''] ?? 1);
  return value > 0 ? value : null;
}

/** Returns the link of a rate in bits a second, such as 100G. Throws a UsageError. */
export function linkOf(text: string | undefined): Link | null {
  if (text === undefined) return null;
  const match = /^(\d{1,6}(?:\.\d{1,3})?)([kKMGT])(?:bit\/s|bps|b)?$/.exec(text);
  const bitsPerSec = match === null ? 0 : Number(match[1]) * (FACTORS[match[2] ?? ''] ?? 1);
  if (!(bitsPerSec > 0)) throw new UsageError(`--link is "${text}", expected a rate of the link such as 100G`);
  return { name: text, bitsPerSec };
}

/** Returns an accepted move, `OLD=NEW`. Throws a UsageError. */
export function renameOf(text: string): Rename {
  const at = text.indexOf('=');
  const [from, to] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 1 || from === '' || to === '') throw new UsageError(`--rename is "${text}", expected OLD=NEW`);
  return { from, to };
}

/** Returns a named group, `NAME=REGEX`. Throws a UsageError. */
export function groupOf(text: string): GroupRule {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) throw new UsageError(`--group is "${text}", expected NAME=REGEX`);
  return { name: text.slice(0, at), pattern: expressionOf('group', text.slice(at + 1)) };
}

const SCOPE_KEYS = ['comm', 'cpu', 'dso', 'domain'] as const;

/** Returns a scope, `comm=A,B` or several such joined by `;`; null where nothing is said. Throws a UsageError. */
export function scopeOf(text: string | undefined): Scope | null {
  if (text === undefined) return null;
  const scope: Record<(typeof SCOPE_KEYS)[number], readonly string[] | null> = {
    comm: null,
    cpu: null,
    dso: null,
    domain: null,
  };
  for (const part of text.split(';')) {
    const at = part.indexOf('=');
    const key = SCOPE_KEYS.find((each) => each === part.slice(0, at).trim());
    const names = part
      .slice(at + 1)
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    if (key === undefined || names.length === 0 || scope[key] !== null) {
      throw new UsageError(
        `--scope is "${text}", expected comm=A,B or cpu=0 or dso=NAME or domain=kernel, or several with ; between`,
      );
    }
    scope[key] = names;
  }
  return scope;
}

/** Returns a level between 0 and 1, such as 0.05. Throws a UsageError. */
export function levelOf(text: string): number {
  const value = /^0?\.\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0 && value < 1))
    throw new UsageError(`--alpha is "${text}", expected a level between 0 and 1 such as 0.05`);
  return value;
}

/** Returns a condition of the gate, such as `grew>0.5` or `recycling:grew>0.5`. Throws a UsageError. */
export function conditionOf(text: string): GateCondition {
  const condition = parseCondition(text);
  if (condition === null) {
    throw new UsageError(
      `--fail-on is "${text}", expected grew, shrank or shift, with a threshold such as grew>0.5 and a name such as lookup_route:grew>0.5`,
    );
  }
  return condition;
}
