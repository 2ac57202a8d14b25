import { readFileSync } from 'node:fs';
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { SamplingScope } from '../../perf/record-arguments.ts';

/** What the kernel lets perf see; null where it does not say. */
export interface Limits {
  /** /proc/sys/kernel/perf_event_paranoid. */
  readonly paranoid: number | null;
  /** /proc/sys/kernel/kptr_restrict. */
  readonly kptr: number | null;
  readonly isRoot: boolean;
  /** Samples a second and CPU at most, /proc/sys/kernel/perf_event_max_sample_rate. */
  readonly maxRate: number | null;
}

/** Returns the limits of this machine and user. */
export function readLimits(): Limits {
  return {
    paranoid: setting('perf_event_paranoid'),
    kptr: setting('kptr_restrict'),
    isRoot: process.geteuid?.() === 0,
    maxRate: setting('perf_event_max_sample_rate'),
  };
}

function setting(name: string): number | null {
  try {
    return Number(readFileSync(`/proc/sys/kernel/${name}`, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Returns what the limits will hide of a recording (Documentation/admin-guide/sysctl/kernel.rst and
 * perf-security.rst of the kernel): from perf_event_paranoid 1 on other people's processes and whole CPUs, from 2 on the
 * kernel, and with Debian's and Ubuntu's 3 and 4 everything; with kptr_restrict the names of the kernel's symbols.
 */
export function limitsOf(limits: Limits, scope: SamplingScope): readonly Diagnostic[] {
  return [...paranoidOf(limits, scope), ...kptrOf(limits)];
}

/**
 * Returns the frequency that is recorded, and what is to be said where it is not the one that was asked for: above the
 * kernel's limit perf takes the limit (tools/perf/util/record.c `record_opts__config_freq`), root or not.
 */
export function possibleFrequency(
  asked: number,
  { maxRate }: Limits,
): { readonly frequency: number; readonly diagnostics: readonly Diagnostic[] } {
  if (maxRate === null || maxRate <= 0 || asked <= maxRate) return { frequency: asked, diagnostics: [] };
  const message = `--freq ${asked} is more than the kernel allows, so ${maxRate} samples a second are recorded; sudo sysctl kernel.perf_event_max_sample_rate=${asked}`;
  return { frequency: maxRate, diagnostics: [diagnostic('frequency-limit', message)] };
}

function paranoidOf({ paranoid, isRoot }: Limits, { kind }: SamplingScope): readonly Diagnostic[] {
  if (isRoot || paranoid === null) return [];
  const needed = kind === 'command' ? 1 : 0;
  if (paranoid <= needed) return [];
  const hidden = [
    ...(kind === 'command' ? [] : ['whole CPUs (from 1 on)']),
    ...(paranoid >= 2 ? ['the kernel (from 2 on)'] : []),
    ...(paranoid >= 3 ? ['all else (from 3 on)'] : []),
  ].join(', ');
  const message = `kernel.perf_event_paranoid is ${paranoid} and hides ${hidden} from you; record as root, or: sudo sysctl kernel.perf_event_paranoid=${needed === 1 ? 1 : -1}`;
  return [diagnostic('perf-paranoid', message)];
}

function kptrOf({ kptr, isRoot }: Limits): readonly Diagnostic[] {
  if (kptr === null || kptr <= (isRoot ? 1 : 0)) return [];
  const message = `kernel.kptr_restrict is ${kptr} and hides the addresses of the kernel's symbols${isRoot ? ' even from root' : ''}, so that perf cannot name them; sudo sysctl kernel.kptr_restrict=0`;
  return [diagnostic('kptr-restricted', message)];
}
