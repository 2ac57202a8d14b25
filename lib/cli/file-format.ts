import { RENDERERS } from '../render/registry.ts';
import { SHOW_RENDERERS } from '../render/show/registry.ts';
import { UsageError } from './exit-code.ts';
import type { Options } from './options.ts';

/** Returns the format of an output file: its ending tells, --format where the ending says nothing. Throws a UsageError. */
export function formatOf(path: string, { format, command }: Options): string {
  const endings: readonly { name: string; ending: string | null }[] = command === 'diff' ? RENDERERS : SHOW_RENDERERS;
  const [known] = endings
    .filter(({ ending }) => ending !== null && path.toLowerCase().endsWith(ending))
    .sort((a, b) => (b.ending?.length ?? 0) - (a.ending?.length ?? 0));
  if (known === undefined && format === null) {
    const list = endings.flatMap((each) => each.ending ?? []).join(' ');
    throw new UsageError(`the ending of "${path}" names no format, expected one of ${list} or --format`);
  }
  if (known !== undefined && format !== null && known.name !== format) {
    throw new UsageError(`"${path}" ends like ${known.name} and --format says ${format}, expected one of them`);
  }
  return known?.name ?? format ?? '';
}
