/**
 * Titles of tables of perf whose figures are not the shares of symbols: branches (`-b`), memory accesses
 * (`--mem-mode`), cycles of basic blocks (`--total-cycles`), data types (util/sort.c `sort_entry.se_header`,
 * util/block-info.c `block_columns`).
 */
const KINDS: readonly { readonly name: string; readonly title: RegExp }[] = [
  {
    name: 'perf report --total-cycles',
    title: /^[\s#]*Sampled Cycles%\s|\bSampled Cycles\b.{0,400}\bAvg Cycles\b/,
  },
  {
    name: 'perf report --branch-stack',
    title:
      /^[\s#]*(?:Overhead|Children|Self)\b.*\b(?:(?:Source|Target|From|To) (?:Shared Object|Symbol)|Basic Block Cycles|Branch (?:Mispredicted|in transaction))\b/,
  },
  {
    name: 'perf report --mem-mode',
    title:
      /^[\s#]*(?:Overhead|Children|Self)\b.*\b(?:Memory access|Data (?:Symbol|Object|Type|Cacheline|Physical Address)|TLB access|Snoop|Cacheline)\b/,
  },
];

/** Returns what perf calls the table that a title line begins, where its figures are no shares of symbols; else null. */
export function refusedTable(text: string): string | null {
  return KINDS.find((kind) => kind.title.test(text))?.name ?? null;
}
