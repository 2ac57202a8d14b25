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
  ['[kernel]', '.', 'foo', 'kernel [kernel] foo'],
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
  ['[snd-hda-intel]', 'k', 'foo', 'module [snd_hda_intel] foo'],
  // What a bare word names is a module, save where it is the symbol itself.
  ['foo', 'k', 'foo', 'unknown foo foo'],
];

const GUEST: readonly Case[] = [
  ['[guest.kernel.kallsyms.1234]', 'g', 'foo', 'guest-kernel [guest.kernel] foo'],
  ['[guest.kernel.kallsyms]', 'g', 'foo', 'guest-kernel [guest.kernel] foo'],
  ['[guest.kernel]', 'g', 'foo', 'guest-kernel [guest.kernel] foo'],
  ['[guest.kernel].7', 'k', 'foo', 'guest-kernel [guest.kernel] foo'],
  ['[unknown]', 'g', 'foo', 'guest-kernel [guest.kernel] foo'],
  [null, 'g', 'foo', 'guest-kernel [guest.kernel] foo'],
  ['[virtio_net]', 'g', 'foo', 'guest-kernel [virtio_net] foo'],
  ['/usr/bin/qemu-ga', 'u', 'foo', 'guest-user qemu-ga foo'],
  ['my[guest.kernel]', '.', 'foo', 'user my[guest.kernel] foo'],
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
  ['app', '.', 'bpf_dispatcher_xdp', 'user app bpf_dispatcher_xdp'],
  ['bpf_dispatcher_xdp', '.', 'main', 'user bpf_dispatcher_xdp main'],
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
  ['/init', '.', 'main', 'user init main'],
  ['build/app', '.', 'main', 'user build/app main'],
  ['/usr/bin/', '.', 'main', 'user /usr/bin/ main'],
  ['a (deleted) b', '.', 'main', 'user a (deleted) b main'],
  // Kernel mode in an object that is none of the kernel's: what the vDSO does is the program's.
  ['[vdso]', 'k', 'foo', 'user [vdso] foo'],
  ['[vsyscall]', 'k', 'foo', 'user [vsyscall] foo'],
  ['[heap]', 'k', 'foo', 'unknown [heap] foo'],
  ['libc.so.6', 'k', 'foo', 'unknown libc.so.6 foo'],
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

  test.each<[string | null, Level, string, readonly string[]]>([
    ['[kernel]', 'k', 'foo', []],
    ['[kernel.kallsyms]', 'k', 'foo', ['kernel']],
    ['[bpf]', 'k', 'bpf_trampoline_1', ['bpf-trampoline']],
    ['/usr/bin/app', '.', 'foo.part.0', ['user-object', 'compiler-suffix']],
    ['app', '.', 'foo', []],
    ['[kernel]', 'k', '0xffffffff822004c9', ['address']],
    ['[kernel]', 'k', '', ['unnamed']],
  ])('%s [%s] %j: rules that changed a cell are named', (dso, level, symbol, rules) => {
    expect(identify(entry(dso, level, symbol)).rules).toEqual(rules);
  });

  test.each<[string, string | null, Level | null, string | null, string]>([
    ['a table by object: the object', '[kernel.kallsyms]', null, '[kernel.kallsyms]', 'kernel [kernel] [kernel]'],
    ['its path', '/usr/bin/app', null, '/usr/bin/app', 'user app app'],
    ['a program, which is more than its object', `bpf_prog_${TAG}_x`, null, `bpf_prog_${TAG}_x`, `bpf [bpf] x ${TAG}`],
    [
      'a function that is called as its object',
      '[kernel.kallsyms]',
      'k',
      '[kernel.kallsyms]',
      'kernel [kernel] [kernel.kallsyms]',
    ],
    ['another symbol', '/usr/bin/app', null, 'main', 'user app main'],
    ['neither', null, null, null, 'user - [unnamed]'],
  ])('%s names the row', (_, dso, level, symbol, is) => {
    const { domain, symbol: name, dso: object, tag } = identify({ ...entry(dso, level, ''), symbol });
    expect(`${domain} ${object ?? '-'} ${name}${tag === null ? '' : ` ${tag}`}`).toBe(is);
  });

  test.each<[string, Partial<Entry>, string]>([
    ['a thread is called by its command', {}, 'w'],
    ['a thread without a command', { comm: null, symbol: '12:' }, '[unnamed]'],
    ['a name of another command', { comm: 'v' }, '12:w'],
    ['a name of another thread', { pid: '13' }, '12:w'],
    ['no thread', { pid: null }, '12:w'],
    ['nor one that is called null', { pid: null, symbol: 'null:w' }, 'null:w'],
    ['a function of that name', { level: '.' }, '12:w'],
  ])('%s', (_, changes, name) => {
    const thread = { ...entry(null, null, '12:w'), pid: '12', comm: 'w', ...changes };
    expect(identify(thread).symbol).toBe(name);
  });
});
