import { fileURLToPath } from 'node:url';
import type { Context } from '../harness/row.ts';
import type { Subject } from '../harness/subject.ts';

/** Returns a process that finds the line breaks of a file. */
export function scanOf({ node }: Context, path: string): Subject {
  return { name: 'newline scan', command: node.path, args: [floor('scan'), path] };
}

/** Returns a process that makes a string of each line of a file. */
export function readlineOf({ node }: Context, path: string): Subject {
  return { name: 'readline', command: node.path, args: [floor('readline'), path] };
}

function floor(name: string): string {
  return fileURLToPath(new URL(`../floors/${name}.js`, import.meta.url));
}
