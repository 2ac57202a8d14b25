import { compareText } from '../model/compare-text.ts';
import { type Domain, type EntryKey, isSumOfMany } from '../model/identity.ts';
import { inside } from '../model/inside.ts';
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

/** Rows of one domain and symbol on both sides: mostly one a side, which needs no list. */
interface Group {
  before: Row | null;
  after: Row | null;
  /** All of them, where a side has several. */
  all: { readonly before: Row[]; readonly after: Row[] } | null;
}

type Several = NonNullable<Group['all']>;

/** Domains between which code may move with its name: built into the kernel, or a module of it. */
const KERNEL_CODE: ReadonlySet<Domain> = new Set(['kernel', 'module']);

/**
 * Pairs the rows of two sides. Rows of one domain and symbol are one; the DSO separates them only where one side lists
 * the symbol in several, and never where a table has no such column; sums of addresses belong to their object. What has
 * no partner then is paired by its name across the kernel and its modules, when the name is unique on both sides. The
 * order is that of first appearance, before first.
 */
export function alignRows(before: ReadonlyMap<EntryKey, Row>, after: ReadonlyMap<EntryKey, Row>): readonly Aligned[] {
  const groups: Group[] = [];
  const places = new Map<Domain, Map<string, Group>>();
  const withoutObject = new Map<Domain, Set<string>>();
  for (const rows of [before, after])
    for (const row of rows.values())
      if (hasNoObject(row))
        inside(withoutObject, levelOf(row.identity.domain), () => new Set()).add(row.identity.symbol);
  const groupOf = ({ identity }: Row): Group => {
    const { domain, symbol, dso } = identity;
    const level = levelOf(domain);
    const isMany = isSumOfMany(identity);
    const isLumped = !isMany && withoutObject.get(level)?.has(symbol) === true;
    const names = inside(places, isLumped ? level : domain, newNames);
    // No name holds a line feed.
    const name = isMany ? `${symbol}\n${dso ?? '\n'}` : symbol;
    const known = names.get(name);
    if (known !== undefined) return known;
    const group: Group = { before: null, after: null, all: null };
    names.set(name, group);
    groups.push(group);
    return group;
  };
  for (const row of before.values()) addRow(groupOf(row), 'before', row);
  for (const row of after.values()) addRow(groupOf(row), 'after', row);
  return pairAcrossDomains(groups.flatMap(pairGroup));
}

const newNames = (): Map<string, Group> => new Map();

function addRow(group: Group, side: 'before' | 'after', row: Row): void {
  if (group.all !== null) group.all[side].push(row);
  else if (group[side] === null) group[side] = row;
  else {
    const { before, after } = group;
    group.all = { before: before === null ? [] : [before], after: after === null ? [] : [after] };
    group.all[side].push(row);
  }
}

/** A row of a table without a DSO column: kernel code or user code, whichever objects it is in. */
function hasNoObject(row: Row): boolean {
  const { domain, dso } = row.identity;
  return dso === null && !isSumOfMany(row.identity) && (domain === 'kernel' || domain === 'user');
}

/** Such a table cannot tell modules from the kernel, nor what a runtime made from the program. */
function levelOf(domain: Domain): Domain {
  if (domain === 'module') return 'kernel';
  return domain === 'jit' ? 'user' : domain;
}

function pairGroup({ before, after, all }: Group): Aligned | readonly Aligned[] {
  if (all === null) return pair(before, after, false);
  return (before ?? after)?.identity.domain === 'bpf' ? pairPrograms(all) : pairByDso(all);
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
function pairByDso(group: Several): readonly Aligned[] {
  const lumped = [...group.before, ...group.after].some((row) => row.identity.dso === null);
  if (lumped) return [pair(sumRows(group.before), sumRows(group.after), false)];
  const left = new Equals(group.after, ({ identity }) => identity.dso);
  const pairs = group.before.map((before) => pair(before, left.take(before), true));
  return [...pairs, ...left.rest().map((after) => pair(null, after, true))];
}

/** Several programs of one name: equal tags pair up first, the others by their rank. */
function pairPrograms(group: Several): readonly Aligned[] {
  const left = new Equals([...group.after].sort(byShare), ({ identity }) => identity.tag);
  const befores = [...group.before].sort(byShare);
  const sameTag = befores.map((before) => left.take(before));
  const others = left.rest();
  let next = 0;
  const pairs = befores.map((before, at) => pair(before, sameTag[at] ?? others[next++] ?? null, true));
  return [...pairs, ...others.slice(next).map((after) => pair(null, after, true))];
}

/** Rows of which each is taken by one that has the same mark, in their order. There may be very many. */
class Equals {
  readonly #rows: readonly Row[];
  readonly #markOf: (row: Row) => string | null;
  /** By mark the places of those that are left, the last first. */
  readonly #places = new Map<string, number[]>();
  readonly #taken = new Set<Row>();

  constructor(rows: readonly Row[], markOf: (row: Row) => string | null) {
    this.#rows = rows;
    this.#markOf = markOf;
    for (let at = rows.length - 1; at >= 0; at--) {
      const mark = markOf(rows[at] as Row);
      if (mark === null) continue;
      const same = this.#places.get(mark);
      if (same === undefined) this.#places.set(mark, [at]);
      else same.push(at);
    }
  }

  /** Takes the first row with the mark of this one; null where none is left. */
  take(row: Row): Row | null {
    const mark = this.#markOf(row);
    const at = mark === null ? undefined : this.#places.get(mark)?.pop();
    const found = at === undefined ? undefined : this.#rows[at];
    if (found === undefined) return null;
    this.#taken.add(found);
    return found;
  }

  /** Returns those that nobody took. */
  rest(): readonly Row[] {
    return this.#rows.filter((row) => !this.#taken.has(row));
  }
}

function byShare(a: Row, b: Row): number {
  return b.share.ticks - a.share.ticks || compareText(a.identity.tag ?? '', b.identity.tag ?? '');
}

function pairAcrossDomains(aligned: readonly Aligned[]): readonly Aligned[] {
  const isAlone = (row: Row | null, other: Row | null): boolean =>
    row !== null && other === null && KERNEL_CODE.has(row.identity.domain);
  if (!aligned.some((each) => isAlone(each.before, each.after))) return aligned;
  const alone = aligned.filter((each) => isAlone(each.after, each.before));
  if (alone.length === 0) return aligned;
  const count = { before: countNames(aligned, 'before'), after: countNames(aligned, 'after') };
  const partners = new Map<string, Aligned>();
  for (const each of alone)
    if (each.after !== null && isUnique(each.after, count)) partners.set(each.after.identity.symbol, each);
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
