import { existsSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { basename } from 'node:path';

/** A path that begins at a root: `/usr/bin/perf`, `~/x`, `./bench`, `../bench`; not the slash of `packets/s`. */
const ROOTED = /(?<![\w.,)\]~/-])(?:~|\.{1,2})?\/[^\s'"=:;|&()<>]*/g;

/** What every machine has tells nothing. */
const DEVICE = /^\/dev\/(?:null|zero|std(?:in|out|err))$/;

/**
 * Returns a text without what tells who recorded and where: folders in front of a file's name, the names of the host and of
 * the user. What is recorded goes into mails and repositories.
 */
export function withoutPrivate(text: string, own: readonly string[] = ownNames()): string {
  const plain = text.replace(ROOTED, (path) => (path === '/' || DEVICE.test(path) ? path : basename(path)));
  return own.reduce((line, name) => line.replace(wordOf(name), '...'), plain);
}

/**
 * Returns a word of a command line in the same way. It may be a line for the shell; a file in it that is there loses its
 * folders even where it has no root.
 */
export function privateWord(word: string, own: readonly string[] = ownNames()): string {
  const plain = (text: string): string =>
    text.includes('/') && !DEVICE.test(text) && existsSync(text) ? basename(text) : text;
  return withoutPrivate(existsSync(word) ? plain(word) : word.replace(/[^\s'"=:;|&()<>]+/g, plain), own);
}

/** Names of the machine and of whoever records; one that is a usual word of commands tells nothing. */
function ownNames(): readonly string[] {
  const host = hostname();
  return [...new Set([host, host.split('.')[0] ?? '', userName()])].filter(
    (name) => name.length > 2 && !['root', 'localhost', 'perf'].includes(name),
  );
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

function wordOf(name: string): RegExp {
  return new RegExp(String.raw`(?<![\w-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\w-])`, 'gu');
}
