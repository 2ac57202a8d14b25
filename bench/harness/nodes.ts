import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeProgram } from './row.ts';

/** Returns the Node at a path. Throws where there is none. */
export function nodeAt(path: string): NodeProgram {
  const { status, stdout } = spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${path} is no Node`);
  return { path, version: stdout.trim() };
}

/** Returns a Node of a major version from the package `node` of the npm registry, installed below the cache once. */
export function installedNode(cache: string, major: string): NodeProgram {
  if (!/^\d{2}$/.test(major)) throw new Error(`"${major}" is no version of Node; expected one such as 22`);
  const folder = join(cache, 'nodes', major);
  const path = join(folder, 'node_modules', 'node', 'bin', 'node');
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', `node@${major}`], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`npm could not install node@${major}:\n${stderr}`);
  }
  return nodeAt(path);
}
