import { describe, expect, test } from 'vitest';
import type { Entry } from '../../lib/model/entry.ts';
import { NO_SHARE } from '../../lib/model/share.ts';
import { identify, type Suffixes } from '../../lib/symbols/identify.ts';

function nameOf(symbol: string, dso = '[kernel]', suffixes: Suffixes = 'fold'): string {
  const none = { samples: null, period: null, comm: null, pid: null, cpu: null };
  const entry: Entry = { ...none, line: 1, overhead: NO_SHARE, dso, level: dso.startsWith('[k') ? 'k' : '.', symbol };
  return identify(entry, suffixes).symbol;
}

const FOLDED = [
  ['foo.isra.0', 'foo'],
  ['foo.constprop.12', 'foo'],
  ['foo.constprop.0.isra.0', 'foo'],
  ['foo.isra.0.constprop.3', 'foo'],
  ['foo.part.0', 'foo'],
  ['foo.part.0.cold', 'foo'],
  ['foo.cold', 'foo'],
  ['foo.cold.7', 'foo'],
  ['foo.llvm.1234567890', 'foo'],
  ['foo.__uniq.1234.llvm.5678', 'foo'],
  ['foo.lto_priv.0', 'foo'],
  ['foo.cfi_jt', 'foo'],
  ['foo [clone .isra.0]', 'foo'],
  ['foo [clone .isra.0] [clone .cold]', 'foo'],
  ['ns::foo(int, char) [clone .constprop.0]', 'ns::foo(int, char)'],
  ['xdp_test_run_batch.constprop', 'xdp_test_run_batch'],
  ['xdp_test_run_batch.constprop.', 'xdp_test_run_batch'],
  ['foo.isra', 'foo'],
  ['core::fmt::write::h0123456789abcdef', 'core::fmt::write'],
  ['malloc@@GLIBC_2.2.5', 'malloc'],
  ['.isra.0.cold', '.isra.0'],
] as const;

const KEPT = [
  'foo',
  '__foo',
  'foo_slow',
  'foo.c',
  'main.part',
  'main.(*T).part.func1',
  'foo.part.x',
  'foo.isra.0x',
  'foo.isra.0.bar',
  '.isra',
  '.isra.0',
  '.cold',
  'foo.coldest',
  'foo.12',
  'foo_cold',
  'malloc@GLIBC_2.0',
  'core::fmt::write::h0123',
  'xdp_return_frame_rx_napi',
  'operator()',
  'foo [clone .isra 0]',
  'cold.7',
  '@@GLIBC_2.2.5',
  '::h0123456789abcdef',
] as const;

describe('suffixes of compilers', () => {
  test.each(FOLDED)('%s is %s', (symbol, base) => {
    expect(nameOf(symbol, 'app')).toBe(base);
    expect(nameOf(symbol, 'app', 'keep')).toBe(symbol);
  });

  test.each(KEPT)('%s stays', (symbol) => {
    expect(nameOf(symbol, 'app')).toBe(symbol);
  });

  test('names that a runtime made are left alone', () => {
    expect(nameOf('obj.method.cold', 'perf-1.map')).toBe('obj.method.cold');
    expect(nameOf('obj.method.part.0', '[JIT] tid 7')).toBe('obj.method.part.0');
    expect(nameOf('bpf_prog_3f68498fa592198e_redir.cold', '[kernel]')).toBe('redir.cold');
  });

  test('what tells programs and objects is no suffix and is never kept apart', () => {
    expect(nameOf('bpf_prog_3f68498fa592198e_redir', '[kernel]', 'keep')).toBe('redir');
    expect(nameOf('0xffffffff822004c9', '[kernel]', 'keep')).toBe('[unresolved]');
  });

  test.each([
    ['foo' + '.cold'.repeat(40_000), 'foo'],
    ['foo' + '.isra.0'.repeat(30_000), 'foo'],
    ['foo' + ' [clone .isra.0]'.repeat(12_000), 'foo'],
    ['foo' + '.isra'.repeat(40_000) + '!', null],
    ['foo' + '.cold'.repeat(40_000) + '!', null],
    ['@@a'.repeat(60_000) + '!', null],
    [`foo.isra.${'1'.repeat(200_000)}x`, null],
    [`a+0x${'+0x1'.repeat(50_000)}g`, null],
  ])('a long name costs time in proportion to its length (case %#)', (symbol, base) => {
    const begin = performance.now();
    expect(nameOf(symbol, 'app')).toBe(base ?? symbol);
    expect(performance.now() - begin).toBeLessThan(500);
  });
});
