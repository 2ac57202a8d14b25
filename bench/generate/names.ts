import type { Random } from './random.ts';

const AREAS =
  'tcp udp ip ip6 skb sock net dev napi xdp bpf page slab kmem mm vma swap ext4 xfs btrfs blk bio nvme io_uring futex sched rcu irq hrtimer timer tick cgroup memcg perf ftrace vfs dentry inode path seq proc pipe epoll eventfd signal task mutex rwsem spin nf nft conntrack bond veth tun vxlan neigh fib route crypto sha256 aes zstd lru xarray radix rb ida idr kobj device pci dma iommu acpi usb scsi virtio vhost kvm'.split(
    ' ',
  );
const VERBS =
  'alloc free get put find lookup insert remove add del enqueue dequeue push pull xmit recv send rx tx poll run handle process update read write map unmap sync flush drain wake sleep lock unlock acquire release check validate parse build init start stop queue submit complete charge uncharge split merge copy clear mark test walk scan hash resize reserve commit'.split(
    ' ',
  );
const NOUNS =
  'entry list queue table page folio frame packet buffer segment header state work item node slot bucket context event request response range extent block group bulk batch fast slow one all locked rcu noprof internal cpu percpu pending active inactive range_info'.split(
    ' ',
  );
/** Drivers with the beginning of their symbols. */
const MODULES: readonly (readonly [string, string])[] = [
  ['mlx5_core', 'mlx5e'],
  ['ixgbe', 'ixgbe'],
  ['i40e', 'i40e'],
  ['ice', 'ice'],
  ['nf_conntrack', 'nf_ct'],
  ['nf_tables', 'nft'],
  ['xfs', 'xfs'],
  ['btrfs', 'btrfs'],
  ['kvm_intel', 'vmx'],
  ['virtio_net', 'virtnet'],
];
const OBJECTS: readonly string[] = [
  '/usr/lib/x86_64-linux-gnu/libc.so.6',
  '/usr/lib/x86_64-linux-gnu/libstdc++.so.6.0.30',
  '/usr/lib/x86_64-linux-gnu/libpthread-2.31.so',
  '/usr/bin/node',
  '/usr/sbin/mysqld',
  '/opt/store/bin/storage server',
  '/usr/lib/jvm/java-17-openjdk-amd64/lib/server/libjvm.so',
];

/** A symbol in the object that holds it, as perf prints them. */
export interface Place {
  readonly symbol: string;
  readonly dso: string;
  /** The address where the symbol begins, as hexadecimal digits before the last three. */
  readonly address: string;
}

/** Places of the kernel, its modules, BPF programs, and of programs; each symbol once. */
export interface Places {
  readonly kernel: readonly Place[];
  readonly user: readonly Place[];
}

/** Returns as many places of the kernel's side and of programs; the same for the same source of numbers. */
export function placesOf(random: Random, kernel: number, user: number): Places {
  const taken = new Set<string>();
  const once = (make: () => Place): Place => {
    for (;;) {
      const place = make();
      if (taken.has(place.symbol)) continue;
      taken.add(place.symbol);
      return place;
    }
  };
  return {
    kernel: Array.from({ length: kernel }, () => once(() => kernelPlace(random))),
    user: Array.from({ length: user }, () => once(() => userPlace(random))),
  };
}

function kernelPlace(random: Random): Place {
  const kind = random.uniform();
  if (kind < 0.02) return bpfPlace(random);
  if (kind < 0.2) {
    const [module, prefix] = random.pick(MODULES);
    return placed(random, functionName(random, prefix) + suffix(random), `[${module}]`, 'ffffffffc0');
  }
  const underscores = random.pick(['', '', '', '', '__', '_', '__x64_sys_']);
  const name = underscores + functionName(random, random.pick(AREAS)) + suffix(random);
  return placed(random, name, '[kernel.kallsyms]', 'ffffffff81');
}

/** A BPF program is an object of its own; both carry the tag, 8 bytes of the hash of its instructions. */
function bpfPlace(random: Random): Place {
  const name = `bpf_prog_${hex(random, 16)}_${functionName(random, random.pick(['xdp', 'tc', 'tp', 'cgroup']))}`;
  return placed(random, name, name, 'ffffffffc0');
}

function userPlace(random: Random): Place {
  const kind = random.uniform();
  const [verb, noun] = [random.pick(VERBS), random.pick(NOUNS)];
  const name = functionName(random, random.pick(AREAS));
  if (kind < 0.4) return placed(random, `${name}${suffix(random)}`, random.pick(OBJECTS), '7f4e2');
  if (kind < 0.6) return placed(random, `${name}::${verb}_${noun}`, '/opt/store/bin/indexer', '55d3a');
  if (kind < 0.9) {
    const scope = `store::${noun}_${random.below(400)}::Cursor<${name}>`;
    return placed(random, `${scope}::${verb}`, '/opt/store/bin/storage server', '55f0c');
  }
  return placed(random, `v8::internal::Builtin_${verb}_${name}`, '/usr/bin/node', '1', 4);
}

function functionName(random: Random, prefix: string): string {
  const words = [prefix, random.pick(VERBS), random.pick(NOUNS)];
  if (random.chance(0.5)) words.push(random.pick(VERBS));
  if (random.chance(0.25)) words.push(random.pick(NOUNS));
  return words.join('_');
}

/** What gcc appends to clones. */
function suffix(random: Random): string {
  const kind = random.uniform();
  if (kind < 0.9) return '';
  const number = random.below(3);
  if (kind < 0.93) return `.isra.${number}`;
  if (kind < 0.95) return `.constprop.${number}`;
  if (kind < 0.97) return `.part.${number}`;
  return kind < 0.99 ? '.cold' : `.isra.${number}.cold`;
}

/** `high` is where the object lies; `digits` is how long its addresses are without the last three. */
function placed(
  random: Random,
  symbol: string,
  dso: string,
  high: string,
  digits = high.startsWith('f') ? 13 : 9,
): Place {
  return { symbol, dso, address: high + hex(random, digits - high.length) };
}

function hex(random: Random, digits: number): string {
  let text = '';
  while (text.length < digits) text += random.below(65536).toString(16).padStart(4, '0');
  return text.slice(0, digits);
}
