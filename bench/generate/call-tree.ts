import { type Place, type Places, placesOf } from './names.ts';
import { type Random, randomOf, zipf } from './random.ts';

/** A way from the root down to a caller, and who took it. */
export interface Path {
  readonly comm: string;
  readonly places: readonly Place[];
  /** Whether the last place is the kernel's, so that what it calls is too. */
  readonly inKernel: boolean;
}

/** Distinct call chains, made as they are asked for: each is a path and a leaf below it. */
export interface CallTree {
  /** How many chains there are. */
  readonly size: number;
  /** Sorted by their folded text. */
  readonly paths: readonly Path[];
  /** How many chains each path has. */
  readonly leavesEach: number;
  /** The leaf of a chain: place `at` below path `path`. Leaves of one path are in alphabetical order but for one turn. */
  leaf(path: number, at: number): Place;
}

const COMMS: readonly string[] = [
  'storage server',
  'mysqld',
  'V8 WorkerThread',
  'node',
  'C2 CompilerThre',
  'indexer',
  'perl',
  'nginx: worker',
];
const KERNEL_COMMS: readonly string[] = ['swapper', 'ksoftirqd/0', 'kworker/3:1-events', 'napi/eth2-8193', 'kswapd0'];

const fixed = (dso: string, address: string, ...symbols: readonly string[]): readonly Place[] =>
  symbols.map((symbol, at) => ({ symbol, dso, address: address + (at + 1).toString(16).padStart(3, '0') }));

const LIBC = '/usr/lib/x86_64-linux-gnu/libc.so.6';
const KERNEL = '[kernel.kallsyms]';
const USER_ROOTS: readonly (readonly Place[])[] = [
  [
    ...fixed('/opt/store/bin/storage server', '55f0c1', '_start'),
    ...fixed(LIBC, '7f4e21', '__libc_start_main_impl', '__libc_start_call_main'),
    ...fixed('/opt/store/bin/storage server', '55f0c2', 'main'),
  ],
  fixed(LIBC, '7f4e22', '__clone3', 'start_thread'),
  // What a program without frame pointers leaves of its callers.
  fixed('[unknown]', '7f4e23', '[unknown]'),
  fixed('/usr/lib/x86_64-linux-gnu/libssl.so.3', '7f4e24', '[unknown]'),
];
const SYSCALL = fixed(KERNEL, 'ffffffff82', 'entry_SYSCALL_64_after_hwframe', 'do_syscall_64');
const IRQ = fixed(
  KERNEL,
  'ffffffff83',
  'asm_common_interrupt',
  'common_interrupt',
  '__irq_exit_rcu',
  'handle_softirqs',
);
const KERNEL_ROOTS: readonly (readonly Place[])[] = [
  fixed(KERNEL, 'ffffffff84', 'ret_from_fork_asm', 'ret_from_fork', 'kthread', 'smpboot_thread_fn', 'run_ksoftirqd'),
  fixed(KERNEL, 'ffffffff85', 'secondary_startup_64_no_verify', 'start_secondary', 'cpu_startup_entry', 'do_idle'),
  fixed(KERNEL, 'ffffffff86', 'ret_from_fork_asm', 'ret_from_fork', 'kthread', 'worker_thread', 'process_one_work'),
];

/** Frames that a path has at most; perf itself takes 127 unless told otherwise. */
const DEEPEST = 40;
/** Leaves below a path where there are many chains. */
const LEAVES = 20;

/**
 * Returns at least `size` distinct call chains of programs, threads of the kernel and interrupts, over some thousand
 * symbols; deep ones grow out of shallow ones, so that beginnings are shared as in real recordings.
 */
export function callTree(size: number, seed: number): CallTree {
  const random = randomOf(seed);
  const places = placesOf(random, 3000, 3000);
  const leavesEach = Math.max(1, Math.min(LEAVES, Math.floor(size / 50)));
  const paths = pathsOf(random, places, Math.ceil(size / leavesEach));
  const bySymbol = (a: Place, b: Place): number => (a.symbol < b.symbol ? -1 : 1);
  const [kernel, user] = [[...places.kernel].sort(bySymbol), [...places.user].sort(bySymbol)];
  const leaf = (path: number, at: number): Place => {
    const leaves = paths[path]?.inKernel === true ? kernel : user;
    const place = leaves[(path * 7919 + at) % leaves.length];
    if (place === undefined) throw new RangeError(`no leaf ${at} below path ${path}`);
    return place;
  };
  return { size: paths.length * leavesEach, paths, leavesEach, leaf };
}

function pathsOf(random: Random, places: Places, wanted: number): readonly Path[] {
  const paths = new Map<string, Path>();
  const list: Path[] = [];
  while (list.length < wanted) {
    const above = list.length > 0 && random.chance(0.55) ? random.pick(list) : rootOf(random);
    if (above.places.length >= DEEPEST) continue;
    const path = deeper(random, above, places);
    const key = keyOf(path);
    if (paths.has(key)) continue;
    paths.set(key, path);
    list.push(path);
  }
  const sorted = [...paths.keys()].sort();
  return sorted.map((key) => paths.get(key) ?? rootOf(random));
}

function keyOf({ comm, places }: Path): string {
  return `${comm};${places.map(({ symbol, dso }) => (symbol === '[unknown]' ? dso : symbol)).join(';')}`;
}

function rootOf(random: Random): Path {
  if (random.chance(0.3)) {
    return { comm: random.pick(KERNEL_COMMS), places: random.pick(KERNEL_ROOTS), inKernel: true };
  }
  return { comm: random.pick(COMMS), places: random.pick(USER_ROOTS), inKernel: false };
}

/** A path goes on by some calls; from a program on into the kernel, never back. */
function deeper(random: Random, above: Path, places: Places): Path {
  const enters = !above.inKernel && random.chance(0.25);
  const inKernel = above.inKernel || enters;
  const entry = enters ? (random.chance(0.8) ? SYSCALL : IRQ) : [];
  const pool = inKernel ? places.kernel : places.user;
  const calls = Array.from({ length: 1 + random.below(3) }, () => pool[zipf(random, pool.length)]);
  return {
    comm: above.comm,
    places: [...above.places, ...entry, ...calls.filter((call) => call !== undefined)],
    inKernel,
  };
}
