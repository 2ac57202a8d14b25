import { expect, test } from 'vitest';
import type { Level } from '../../lib/model/entry.ts';
import { isIdle } from '../../lib/symbols/idle.ts';

test.each<[string | null, Level | null, boolean]>([
  ['intel_idle', 'k', true],
  ['poll_idle', null, true],
  ['mwait_idle_with_hints.constprop.0', 'k', true],
  ['acpi_safe_halt.isra.12', 'k', true],
  ['cpu_startup_entry.part.0', 'k', true],
  // A function of a program may be called anything.
  ['poll_idle', '.', false],
  ['default_idle', 'g', false],
  ['poll_idle_wait', 'k', false],
  ['do_idle', 'k', false],
  ['poll_idle.cold', 'k', false],
  ['poll_idle.part.x', 'k', false],
  ['poll.part.0_idle', 'k', false],
  ['', 'k', false],
  [null, 'k', false],
  [null, null, false],
])('%s [%s] waits for work: %s', (symbol, level, idle) => {
  expect(isIdle({ symbol, level })).toBe(idle);
});
