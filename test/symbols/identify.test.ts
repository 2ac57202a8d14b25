import { describe, expect, test } from 'vitest';
import type { Entry, Level } from '../../lib/model/entry.ts';
import { NO_SHARE } from '../../lib/model/share.ts';
import { identify } from '../../lib/symbols/identify.ts';

const TAG = '3f68498fa592198e';

function entry(dso: string | null, level: Level | null, symbol: string): Entry {
  const none = { samples: null, period: null, comm: null, pid: null, cpu: null };
  return { ...none, line: 1, overhead: NO_SHARE, dso, level, symbol };
}

/** What the input wrote, and who that is: domain, symbol, object, tag. */
type Case = [dso: string | null, level: Level | null, symbol: string, who: string];

function who(dso: string | null, level: Level | null, symbol: string): string {
  const { domain, symbol: name, dso: object, tag } = identify(entry(dso, level, symbol));
  return `${domain} ${object ?? '-'} ${name}${tag === null ? '' : ` ${tag}`}`;
}

const KERNEL: readonly Case[] = [
  ['[kernel]', 'k', 'foo', 'kernel [kernel] foo'],
  ['[kernel.kallsyms]', 'k', 'foo', 'kernel [kernel] foo'],
  ['[kernel.vmlinux]', 'k', 'foo', 'kernel [kernel] foo'],
  ['vmlinux', 'k', 'foo', 'kernel [kernel] foo'],
  ['vmlinux-6.1', 'k', 'foo', 'kernel [kernel] foo'],
  ['/usr/lib/debug/boot/vmlinux-6.1.0', 'k', 'foo', 'kernel [kernel] foo'],
  ['[kernel].init.text', 'k', 'foo', 'kernel [kernel] foo'],
  ['[kernel].2', 'k', 'foo', 'kernel [kernel] foo'],
  ['/proc/kcore', 'k', 'foo', 'kernel [kernel] foo'],
  [null, 'k', 'foo', 'kernel - foo'],
  ['[kernel]', 'k', 'bpf_dispatcher_xdp_func', 'kernel [kernel] bpf_dispatcher_xdp_func'],
  ['[kernel]', 'k', 'bpf_prog_run_xdp', 'kernel [kernel] bpf_prog_run_xdp'],
  ['vmlinux-to-elf', '.', 'main', 'user vmlinux-to-elf main'],
  ['/opt/vmlinux-tools/bin/app', '.', 'main', 'user app main'],
];

const MODULE: readonly Case[] = [
  ['[mlx5_core]', 'k', 'foo', 'module [mlx5_core] foo'],
  ['mlx5-core.ko.xz', 'k', 'foo', 'module [mlx5_core] foo'],
  ['mlx5-core.ko', 'k', 'foo', 'module [mlx5_core] foo'],
  ['/lib/modules/6.1/kernel/drivers/net/mlx5_core.ko.zst', 'k', 'foo', 'module [mlx5_core] foo'],
  ['mlx5_core', 'k', 'foo', 'module [mlx5_core] foo'],
  ['mlx5-core', 'k', 'foo', 'module [mlx5_core] foo'],
  ['[kernel_module_x]', 'k', 'foo', 'module [kernel_module_x] foo'],
  ['[8021q]', 'k', 'foo', 'module [8021q] foo'],
];

const GUEST: readonly Case[] = [
  ['[guest.kernel.kallsyms.1234]', 'g', 'foo', 'guest-kernel [guest.kernel] foo'],
  ['[guest.kernel.kallsyms]', 'g', 'foo', 'guest-kernel [guest.kernel] foo'],
  ['[guest.kernel]', 'g', 'foo', 'guest-kernel [guest.kernel] foo'],
  ['[guest.kernel].7', 'k', 'foo', 'guest-kernel [guest.kernel] foo'],
  ['[unknown]', 'g', 'foo', 'guest-kernel [guest.kernel] foo'],
  [null, 'g', 'foo', 'guest-kernel [guest.kernel] foo'],
  ['[unknown]', 'u', '0x000000000040113a', 'guest-user [unknown] [unresolved]'],
  [null, 'u', 'foo', 'guest-user - foo'],
  ['[unknown]', 'H', '0x00000000deadbeef', 'hypervisor [unknown] [unresolved]'],
];

const BPF: readonly Case[] = [
  [`bpf_prog_${TAG}_redir`, 'k', `bpf_prog_${TAG}_redir`, `bpf [bpf] redir ${TAG}`],
  ['[kernel]', 'k', `bpf_prog_${TAG}_redir`, `bpf [bpf] redir ${TAG}`],
  ['[bpf]', 'k', `bpf_prog_${TAG}_redir`, `bpf [bpf] redir ${TAG}`],
  [null, 'k', `bpf_prog_${TAG}_redir`, `bpf [bpf] redir ${TAG}`],
  [`bpf_prog_${TAG}`, 'k', `bpf_prog_${TAG}`, `bpf [bpf] bpf_prog_${TAG} ${TAG}`],
  ['bpf_prog_xxx_tx', 'k', 'bpf_prog_xxx_xdp_prog_tx', 'bpf [bpf] xdp_prog_tx'],
  ['[kernel]', 'k', `__cfi_bpf_prog_${TAG}_redir`, `bpf [bpf] redir ${TAG}`],
  ['bpf_trampoline_6442522961', 'k', 'bpf_trampoline_6442522961', 'bpf [bpf] bpf_trampoline_*'],
  ['[kernel]', 'k', 'bpf_trampoline_6442522961_1', 'bpf [bpf] bpf_trampoline_*'],
  ['bpf_dispatcher_xdp', 'k', 'bpf_dispatcher_xdp', 'bpf [bpf] bpf_dispatcher_xdp'],
  ['[bpf]', 'k', 'redir', 'bpf [bpf] redir'],
  [`[bpf:${TAG}]`, 'k', 'redir', `bpf [bpf] redir ${TAG}`],
  ['libbpf.so.1', '.', 'bpf_prog_xx_load', 'user libbpf.so.1 bpf_prog_xx_load'],
  ['app', '.', 'bpf_trampoline_1', 'user app bpf_trampoline_1'],
];

const USER: readonly Case[] = [
  ['libc-2.31.so', '.', 'memcpy', 'user libc-2.31.so memcpy'],
  ['/usr/lib/x86_64-linux-gnu/libc.so.6', '.', 'memcpy', 'user libc.so.6 memcpy'],
  ['/usr/bin/app (deleted)', '.', 'main', 'user app main'],
  ['app (deleted)', '.', 'main', 'user app main'],
  ['[vdso]', '.', '__vdso_gettimeofday', 'user [vdso] __vdso_gettimeofday'],
  ['[heap]', '.', '0x000055d0c0ffee00', 'user [heap] [unresolved]'],
  ['[vectors]', '.', 'vector_swi', 'user [vectors] vector_swi'],
  ['[anon]', '.', 'foo', 'user [anon] foo'],
  [null, '.', 'main', 'user - main'],
  ['[JIT] tid 30684', '.', 'Builtins_Add', 'jit [JIT] Builtins_Add'],
  ['perf-123.map', '.', 'LazyCompile:*a.b.c /x.js:1', 'jit [JIT] LazyCompile:*a.b.c /x.js:1'],
  ['/tmp/perf-9.map', '.', 'foo', 'jit [JIT] foo'],
  ['jitted-1-2.so', '.', 'foo', 'jit [JIT] foo'],
];

const UNNAMED: readonly Case[] = [
  ['[unknown]', 'k', '0xffffffffc0a01234', 'unknown [unknown] [unresolved]'],
  ['[unknown]', 'k', '0000000000000000', 'unknown [unknown] [unresolved]'],
  ['[unknown]', '.', '0000000000000000', 'unknown [unknown] [unresolved]'],
  ['[kernel]', 'k', '0xffffffff822004c9', 'kernel [kernel] [unresolved]'],
  ['libc.so.6', '.', '0x000000000012abcd', 'user libc.so.6 [unresolved]'],
  ['libc.so.6', '.', 'libc.so.6+0x12ab', 'user libc.so.6 [unresolved]'],
  ['', 'k', '', 'kernel - [unnamed]'],
  ['[unknown]', 'k', '', 'unknown [unknown] [unnamed]'],
];

describe('identify', () => {
  test.each([...KERNEL, ...MODULE, ...GUEST, ...BPF, ...USER, ...UNNAMED])('%s [%s] %s', (dso, level, symbol, is) => {
    expect(who(dso, level, symbol)).toBe(is);
  });

  test.each([
    ['[kernel]', '[kernel_module_x]'],
    ['[kernel]', '[guest.kernel]'],
    ['[kernel]', 'libc.so.6'],
    ['[mlx5_core]', '[mlx5_ib]'],
    ['libc-2.31.so', 'libc.so.6'],
  ])('memcpy of %s is not that of %s', (one, other) => {
    const level = (dso: string): Level => (dso.startsWith('[') ? 'k' : '.');
    expect(who(one, level(one), 'memcpy')).not.toBe(who(other, level(other), 'memcpy'));
  });
});
