import type { Diagnostic } from '../model/diagnostic.ts';
import type { Output } from '../model/output.ts';
import { UsageError } from './exit-code.ts';
import type { Gate } from './gate-end.ts';

/** What a command made: its output by place, and what is to be said about it. */
export interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  /** Renders for a format; what is printed and what is written are the same text. */
  readonly render: (format: string) => Promise<Output>;
  /** What a format cannot show as it is; absent where every format shows all. */
  readonly doubts?: (format: string) => Promise<readonly Diagnostic[]>;
  readonly gate?: Gate | null;
}

/** Returns what a command prints a format with. Throws a UsageError where it has no such format. */
export function pick<T>(renderers: Readonly<Record<string, T>>, format: string, command: string): T {
  const renderer = renderers[format];
  if (renderer === undefined)
    throw new UsageError(`${command} has no format ${format}, expected one of ${Object.keys(renderers).join(', ')}`);
  return renderer;
}
