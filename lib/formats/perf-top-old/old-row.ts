import type { Entry } from '../../model/entry.ts';
import type { Line } from '../../model/line.ts';
import { parseShare } from '../../model/share.ts';
import type { OldTitles } from './old-titles.ts';

/** A row of an old perf top. */
export interface OldRow {
  readonly entry: Entry;
}

const ROW = /^[\s|]*(?:\d{1,12}\.\d\s+)?(\d{1,15}(?:\.\d{1,2})?)\s+(?:-\s+)?(\d{1,3}\.\d)%\s+(\S.*)$/;
const ADDRESS = /^(?:-\s+)?[0-9a-f]{8,16}\s+(?::\s+)?/;
/** The object is one word, or a name in brackets: `[kernel.kallsyms]`, `/lib/libc-2.13.so`. */
const OBJECT = /\s(\[[^\]]{1,80}\]|\S+)$/;
const MODULE = /\s(\[[^\]]{1,80}\])$/;

/** Returns whether a row ends with its function although the table has a column of objects behind it. */
export function lacksObject(text: string, titles: OldTitles): boolean {
  const rest = titles.columns.includes('DSO') ? ROW.exec(text)?.[3] : undefined;
  return rest !== undefined && !/\s/.test(rest.replace(titles.address ? ADDRESS : /^-\s+/, '').trim());
}

/**
 * Returns the row that a line states, or null. The samples are floats that decay and count for nothing; the level is
 * kernel for the kernel and its modules, user for all else.
 */
export function readOldRow(line: Line, titles: OldTitles): OldRow | null {
  const match = ROW.exec(line.text);
  const overhead = parseShare(match?.[2] ?? '');
  if (match === null || overhead === null) return null;
  const rest = (match[3] ?? '').replace(titles.address ? ADDRESS : /^-\s+/, '').trim();
  const hasObjects = titles.columns.includes('DSO');
  const isKernelOnly = titles.columns.includes('kernel function');
  const dso = (hasObjects ? OBJECT : MODULE).exec(rest)?.[1] ?? null;
  const symbol = dso === null ? rest : rest.slice(0, rest.length - dso.length).trim();
  if (symbol === '') return null;
  const isKernel =
    isKernelOnly || (dso?.startsWith('[') === true && !/^\[(?:vdso|vsyscall|heap|stack|unknown)/.test(dso));
  return {
    entry: {
      line: line.number,
      overhead,
      samples: null,
      period: null,
      comm: null,
      pid: null,
      cpu: null,
      dso,
      level: isKernel ? 'k' : '.',
      symbol,
    },
  };
}
