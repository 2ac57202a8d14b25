import { compareText } from '../model/compare-text.ts';
import { type Domain, type EntryKey, isSumOfMany } from '../model/identity.ts';
import { type Row, sumRows } from '../model/row.ts';

/** A row of either side, or of both, that is one symbol. */
export interface Aligned {
  readonly before: Row | null;
  readonly after: Row | null;
  /** True where the two sides name different objects and the name alone paired them. */
  readonly acrossDsos: boolean;
  /** True where several objects, or several programs of one name, keep rows of this symbol apart. */
  readonly apart: boolean;
}

/** Rows of one domain and symbol on both sides. */
interface Group {
  readonly before: Row[];
  readonly after: Row[];
}

/** Domains between which code may move with its name: built into the kernel, or a module of it. */
const KERNEL_CODE: ReadonlySet<Domain> = new Set(['kernel', 'module']);

/**
 * Pairs the rows of two sides. Rows of one domain and symbol are one; the DSO separates them only where one side lists
 * the symbol in several, and never where a table has no such column; sums of addresses belong to their object. What has
 * no partner then is paired by its name across the kernel and its modules, when the name is unique on both sides. The
 * order is that of first appearance, before first.
 */
export function alignRows(before: ReadonlyMap<EntryKey, Row>, after: ReadonlyMap<EntryKey, Row>): readonly Aligned[] {
  const groups = new Map<string, Group>();
  const withoutObject = new Set([...before.values(), ...after.values()].filter(hasNoObject).map(levelName));
  const groupOf = (row: Row): Group => {
    const { domain, symbol, dso } = row.identity;
    const lumped = withoutObject.has(levelName(row));
    // No name holds a line feed.
    const key = isSumOfMany(row.identity)
      ? `${domain}\n${symbol}\n${dso ?? '\n'}`
      : `${lumped ? levelOf(domain) : domain}\n${symbol}`;
    let group = groups.get(key);
    if (group === undefined) {
      group = { before: [], after: [] };
      groups.set(key, group);
    }
    return group;
  };
  for (const row of before.values()) groupOf(row).before.push(row);
  for (const row of after.values()) groupOf(row).after.push(row);
  return pairAcrossDomains([...groups.values()].flatMap(pairGroup));
}

/** A row of a table without a DSO column: kernel code or user code, whichever objects it is in. */
function hasNoObject(row: Row): boolean {
  const { domain, dso } = row.identity;
  return dso === null && !isSumOfMany(row.identity) && (domain === 'kernel' || domain === 'user');
}

/** What such a table tells a symbol by: whether it is the kernel's or a program's, and its name. */
function levelName(row: Row): string {
  const { domain, symbol } = row.identity;
  return `${levelOf(domain)} ${symbol}`;
}

/** Such a table cannot tell modules from the kernel, nor what a runtime made from the program. */
function levelOf(domain: Domain): Domain {
  if (domain === 'module') return 'kernel';
  return domain === 'jit' ? 'user' : domain;
}

function pairGroup(group: Group): readonly Aligned[] {
  const [before] = group.before;
  const [after] = group.after;
  if (group.before.length <= 1 && group.after.length <= 1) return [pair(before ?? null, after ?? null, false)];
  const bpf = (before ?? after)?.identity.domain === 'bpf';
  return bpf ? pairPrograms(group) : pairByDso(group);
}

function pair(before: Row | null, after: Row | null, apart: boolean): Aligned {
  const from = before?.identity.dso ?? null;
  const to = after?.identity.dso ?? null;
  return { before, after, acrossDsos: from !== null && to !== null && from !== to, apart };
}

/**
 * Several objects on a side: equal objects pair up. A side without a DSO column lists one row for all of them, so the
 * other side's rows are summed to meet it.
 */
function pairByDso(group: Group): readonly Aligned[] {
  const lumped = [...group.before, ...group.after].some((row) => row.identity.dso === null);
  if (lumped) return [pair(sumRows(group.before), sumRows(group.after), false)];
  const partners = queuesBy(group.after, ({ identity }) => identity.dso);
  const pairs = group.before.map((before) => pair(before, partners.take(before.identity.dso), true));
  return [...pairs, ...partners.left().map((after) => pair(null, after, true))];
}

/** Rows by what they are told by, to be taken one by one, each once. */
function queuesBy(
  rows: readonly Row[],
  keyOf: (row: Row) => string | null,
): { readonly take: (key: string | null) => Row | null; readonly left: () => readonly Row[] } {
  const queues = new Map<string | null, Row[]>();
  // The first of each stands at the end of its queue.
  for (const row of rows.toReversed()) {
    const queue = queues.get(keyOf(row));
    if (queue === undefined) queues.set(keyOf(row), [row]);
    else queue.push(row);
  }
  const taken = new Set<Row>();
  return {
    take: (key) => {
      const row = queues.get(key)?.pop() ?? null;
      if (row !== null) taken.add(row);
      return row;
    },
    left: () => rows.filter((row) => !taken.has(row)),
  };
}

/** Several programs of one name: equal tags pair up first, the others by their rank. */
function pairPrograms(group: Group): readonly Aligned[] {
  const befores = [...group.before].sort(byShare);
  const afters = queuesBy([...group.after].sort(byShare), ({ identity }) => identity.tag);
  const sameTag = new Map<Row, Row>();
  for (const before of befores) {
    const { tag } = before.identity;
    const after = tag === null ? null : afters.take(tag);
    if (after !== null) sameTag.set(before, after);
  }
  const others = [...afters.left()].reverse();
  const pairs = befores.map((before) => pair(before, sameTag.get(before) ?? others.pop() ?? null, true));
  return [...pairs, ...others.reverse().map((after) => pair(null, after, true))];
}

function byShare(a: Row, b: Row): number {
  return b.share.ticks - a.share.ticks || compareText(a.identity.tag ?? '', b.identity.tag ?? '');
}

function pairAcrossDomains(aligned: readonly Aligned[]): readonly Aligned[] {
  const count = { before: countNames(aligned, 'before'), after: countNames(aligned, 'after') };
  const partners = new Map<string, Aligned>();
  for (const each of aligned) {
    if (each.after !== null && each.before === null && isUnique(each.after, count))
      partners.set(each.after.identity.symbol, each);
  }
  const taken = new Set<Aligned>();
  const joined = aligned.map((each) => {
    const partner = each.before !== null && each.after === null ? partners.get(each.before.identity.symbol) : undefined;
    if (each.before === null || partner === undefined || !isUnique(each.before, count)) return each;
    taken.add(partner);
    return pair(each.before, partner.after, false);
  });
  return joined.filter((each) => !taken.has(each));
}

/** How often each name stands in kernel code of a side. */
function countNames(aligned: readonly Aligned[], side: 'before' | 'after'): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of aligned) {
    const row = each[side];
    if (row === null || !KERNEL_CODE.has(row.identity.domain)) continue;
    counts.set(row.identity.symbol, (counts.get(row.identity.symbol) ?? 0) + 1);
  }
  return counts;
}

function isUnique(
  row: Row,
  count: { before: ReadonlyMap<string, number>; after: ReadonlyMap<string, number> },
): boolean {
  const { symbol, domain } = row.identity;
  return (
    KERNEL_CODE.has(domain) &&
    !isSumOfMany(row.identity) &&
    (count.before.get(symbol) ?? 0) <= 1 &&
    (count.after.get(symbol) ?? 0) <= 1
  );
}
