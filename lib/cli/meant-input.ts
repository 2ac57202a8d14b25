import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { existsInput } from '../source/read.ts';

/** Returns the diagnostics, those of an input that is not there with the nearest name in its folder, where one is near. */
export async function withMeant(diagnostics: readonly Diagnostic[]): Promise<readonly Diagnostic[]> {
  return Promise.all(diagnostics.map(nameMeant));
}

async function nameMeant(each: Diagnostic): Promise<Diagnostic> {
  const { code, file, message } = each;
  if (code !== 'unreadable' || file === null || file.startsWith('<') || existsInput(file)) return each;
  const { nearestTo } = await import('./nearest.ts');
  const meant = nearestTo(basename(file), namesIn(dirname(file)));
  return meant === null ? each : { ...each, message: `${message}, did you mean ${join(dirname(file), meant)}?` };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
