import type { Entry } from '../model/entry.ts';

/**
 * Symbols in which a CPU waits for work. perf top leaves them out of its table (util/symbol.c `symbol__is_idle`, whose
 * list grew over the years) and perf report keeps them; those that perf does not know yet stand in both.
 */
const IDLE: ReadonlySet<string> = new Set(
  'acpi_idle_do_entry acpi_processor_ffh_cstate_enter acpi_safe_halt arch_cpu_idle cpu_idle cpu_startup_entry default_idle enter_idle exit_idle idle_cpu intel_idle intel_idle_ibrs intel_idle_irq mwait_idle mwait_idle_with_hints native_safe_halt poll_idle ppc64_runlatch_off pseries_dedicated_idle_sleep psw_idle psw_idle_exit pv_native_safe_halt'.split(
    ' ',
  ),
);

/** Returns whether an entry is a CPU's waiting for work. */
export function isIdle(entry: Pick<Entry, 'symbol' | 'level'>): boolean {
  if (entry.symbol === null || (entry.level !== 'k' && entry.level !== null)) return false;
  return IDLE.has(entry.symbol.replace(/\.(?:constprop|isra|part)\.\d+$/, ''));
}
