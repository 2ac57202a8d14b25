import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseAst } from 'vite';

/** A regular expression of the program, and where it stands. */
export interface Found {
  readonly source: string;
  readonly flags: string;
  readonly at: string;
}

/** Folders whose modules read or print what strangers wrote; loading one of their modules runs nothing. */
const FOLDERS: readonly string[] = [
  'formats',
  'sections',
  'source',
  'symbols',
  'patch',
  'perf',
  'render',
  'report',
  'gate',
  'model',
  'pipeline',
  'diff',
];

/** Returns every regular expression of lib: those written as such, and those put together when their module is loaded. */
export async function collectRegexes(): Promise<ReadonlyMap<string, Found>> {
  const found = new Map<string, Found>();
  const add = (each: Found): void => {
    const key = `/${each.source}/${each.flags}`;
    if (!found.has(key)) found.set(key, each);
  };
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  for (const file of files.sort()) {
    const path = join('lib', file);
    const text = readFileSync(path, 'utf8');
    walk(parseAst(text, { lang: 'ts' }), ({ pattern, flags, start }) => {
      add({ source: pattern, flags, at: `${path}:${text.slice(0, start).split('\n').length}` });
    });
  }
  for (const each of await constructed(files)) add(each);
  return found;
}

interface Literal {
  readonly pattern: string;
  readonly flags: string;
  readonly start: number;
}

function walk(node: unknown, visit: (literal: Literal) => void): void {
  if (node === null || typeof node !== 'object') return;
  const { regex, start } = node as { regex?: { pattern: string; flags: string }; start?: number };
  if (regex !== undefined) visit({ ...regex, start: start ?? 0 });
  for (const child of Object.values(node)) walk(child, visit);
}

/** What `new RegExp` is called with while the modules are loaded. */
async function constructed(files: readonly string[]): Promise<readonly Found[]> {
  const made: Found[] = [];
  const plain = globalThis.RegExp;
  let at = '';
  globalThis.RegExp = new Proxy(plain, {
    construct: (target, args: [string, string?]) => {
      const regex = new target(...args);
      if (at !== '') made.push({ source: regex.source, flags: regex.flags, at });
      return regex;
    },
  });
  try {
    for (const file of files.filter((name) => FOLDERS.includes(name.split(/[\\/]/)[0] ?? ''))) {
      at = join('lib', file);
      await import(pathToFileURL(at).href);
    }
  } finally {
    globalThis.RegExp = plain;
  }
  return made.filter(({ source }) => source !== '');
}
